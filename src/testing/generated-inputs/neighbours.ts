import type { Json } from '../../json/json';
import { isTimestamp } from '../../json/timestamp';

/** A constant that a value is compared with, and what lies on either side of it: a comparison holds for some of these and for others not. */
export function neighbours(constant: Json): readonly Json[] {
  switch (typeof constant) {
    case 'number':
      return Number.isInteger(constant)
        ? [constant, constant - 1, constant + 1]
        : [constant, constant - 1, constant + 1, Math.floor(constant), Math.ceil(constant)];
    case 'boolean':
      return [constant, !constant];
    case 'string':
      return isTimestamp(constant) ? seconds(constant) : [constant, constant.slice(0, -1), `${constant}a`, constant.slice(1), ''];
    default:
      return [constant];
  }
}

/** A second before, the time itself, a second after. */
function seconds(timestamp: string): readonly string[] {
  const at = Date.parse(timestamp);
  if (Number.isNaN(at)) return [timestamp];
  return [timestamp, ...[-1000, 1000].map((difference) => new Date(at + difference).toISOString().replace('.000Z', 'Z'))];
}

/** Texts that a pattern of StringMatches fits, and one that it hardly does. */
export function matchedBy(pattern: string): readonly string[] {
  const filled = (filling: string): string => pattern.replace(/\\([*\\])|\*/g, (_all, escaped?: string) => escaped ?? filling);
  return [filled(''), filled('x'), filled('abc'), `-${filled('x')}-`];
}
