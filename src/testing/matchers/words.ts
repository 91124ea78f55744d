import { isAsymmetric } from './difference';

/** 'never', 'once', 'twice', '3 times' */
export const timesText = (count: number): string => ['never', 'once', 'twice'][count] ?? `${count} times`;

/**
 * How often something happened, and how often as it was asked for: '3 times, and once so'.
 *
 * @param note - What is to say of the first.
 */
export const countText = (count: number, fitting: number, note = ''): string =>
  timesText(count) + note + (count === fitting ? '' : `, and ${timesText(fitting)} so`);

/** An expected value as it is named in a sentence: 'Boom', '/no/', 'StringContaining "x"'. */
export function expectedText(expected: unknown): string {
  if (!isAsymmetric(expected)) return String(expected);
  const { toAsymmetricMatcher } = expected as { readonly toAsymmetricMatcher?: () => string };
  return toAsymmetricMatcher?.call(expected) ?? String(expected);
}
