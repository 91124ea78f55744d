import { isAsymmetric } from './difference';

/** 'never', 'once', 'twice', '3 times' */
export const timesText = (count: number): string => ['never', 'once', 'twice'][count] ?? `${count} times`;

/**
 * What happened how often, and how often as it was asked for: 'called 3 times, once of them so', 'never called'.
 *
 * @param note - What is to say of the times that it happened.
 */
export function countText(what: string, count: number, fitting: number, note = ''): string {
  if (count === 0) return `never ${what}`;
  const so = fitting === 0 ? ', but never so' : `, ${timesText(fitting)} of them so`;
  return `${what} ${timesText(count)}${note}${count === fitting ? '' : so}`;
}

/** An expected value as it is named in a sentence: 'Boom', '/no/', 'StringContaining "x"'. */
export function expectedText(expected: unknown): string {
  if (!isAsymmetric(expected)) return String(expected);
  const { toAsymmetricMatcher } = expected as { readonly toAsymmetricMatcher?: () => string };
  return toAsymmetricMatcher?.call(expected) ?? String(expected);
}
