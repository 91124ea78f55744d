import type { AttributeValue } from '../attribute-value';
import { compareNumbers } from './decimal';
import { bytesOrder, utf8Order } from './order-text';

/** Negative, zero or positive as the first of two values is before, equal to or after the second; undefined where the two have no order. */
export function compareValues(a: AttributeValue, b: AttributeValue): number | undefined {
  if (a.N !== undefined && b.N !== undefined) return compareNumbers(a.N, b.N);
  if (a.S !== undefined && b.S !== undefined) return compareTexts(utf8Order(a.S), utf8Order(b.S));
  if (a.B !== undefined && b.B !== undefined) return compareTexts(bytesOrder(a.B), bytesOrder(b.B));
  return undefined;
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a === b ? 0 : 1);
