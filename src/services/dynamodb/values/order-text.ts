import type { AttributeValue } from '../attribute-value';
import { numberOrder } from './decimal';

/** Code units whose order differs from that of UTF-8: surrogates are below U+E000 to U+FFFF, and what they encode is above. */
const OUT_OF_ORDER = /[\ud800-\uffff]/;

/** A text that sorts by UTF-16 code units as the given one sorts by its UTF-8 bytes. Prefixes stay prefixes. */
export function utf8Order(text: string): string {
  if (!OUT_OF_ORDER.test(text)) return text;
  let ordered = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    ordered += String.fromCharCode(unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);
  }
  return ordered;
}

/** One letter for each byte. */
export function bytesOrder(bytes: Uint8Array): string {
  let ordered = '';
  for (let i = 0; i < bytes.length; i++) ordered += String.fromCharCode(bytes[i]!);
  return ordered;
}

/**
 * A text that sorts by code units as DynamoDB sorts the value of a key: texts by their UTF-8 bytes, numbers by value, binary by unsigned bytes.
 * Equal values of one type have equal texts.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
export function orderText(value: AttributeValue): string {
  if (value.S !== undefined) return utf8Order(value.S);
  if (value.N !== undefined) return numberOrder(value.N);
  return bytesOrder(value.B!);
}
