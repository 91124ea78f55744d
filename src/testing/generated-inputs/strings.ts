import { UsageError } from '../../errors/usage-error';
import { child } from '../../json/pointer';
import type { Demand } from './demand';
import type { Arbitrary, FastCheck } from './fast-check-package';
import { formatted } from './formats';

/** Lengths beyond what is asked for, where nothing bounds them. */
const usual = 12;

/** What a test hardly thinks of: each is one character of a length, whatever it takes in UTF-16. */
const unusual = [...' \n\t"\'\\/<&%$ßéİ漢字🙂\u0301\u200d\u2028'];

/**
 * Strings: by their pattern, else by their format, else of any characters.
 * @throws UsageError for a pattern that no strings can be generated for.
 */
export function strings(fc: FastCheck, demand: Demand): Arbitrary<string> | null {
  const minLength = demand.least('minLength', 0);
  const maxLength = Math.min(demand.greatest('maxLength'), minLength + usual);
  if (minLength > maxLength) return null;
  const [pattern] = demand.of('pattern');
  if (pattern !== undefined) return matching(fc, demand, withLength(String(pattern.operand), demand, minLength), child(pattern.at, 'pattern'));
  const [format] = demand.of('format');
  const known = format === undefined ? undefined : formatted(fc, String(format.operand));
  if (known !== undefined) return known;
  return fc.oneof(
    { weight: 4, arbitrary: fc.string({ minLength, maxLength, unit: 'grapheme-ascii' }) },
    { weight: 1, arbitrary: fc.string({ minLength, maxLength, unit: fc.constantFrom(...unusual) }) },
  );
}

export function matching(fc: FastCheck, { document }: Demand, pattern: string, where: string): Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'));
  } catch (cause) {
    throw new UsageError(
      `${document.named} has a pattern for which no strings can be generated: ${(cause as Error).message}`,
      where,
      'Write it without lookaround and backreferences, or give the values as an "enum".',
      { cause },
    );
  }
}

/** A pattern that repeats one thing, `^[a-z]+$`, says by itself how often where the length is bounded, too. */
function withLength(pattern: string, demand: Demand, minLength: number): string {
  const repeated = /^\^((?:\[[^\]\\^]*\])|\\[dw]|[\w ])([+*])\$$/.exec(pattern);
  if (repeated === null) return pattern;
  const [, one, sign] = repeated;
  const least = Math.max(minLength, sign === '+' ? 1 : 0);
  const greatest = demand.greatest('maxLength');
  return `^${one!}{${least},${Number.isFinite(greatest) ? greatest : least + usual}}$`;
}
