import type { IntrinsicFunction } from './function';

/** States.UUID(): a UUID of version 4, derived from the execution's seed (I1). Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const uuid: IntrinsicFunction = { arity: [0, 0], size: 38, apply: (_args, scope) => uuidOf(() => scope.random()) };

/** A UUID of version 4 of random numbers in [0, 1). Source: RFC 9562 section 5.4 */
export function uuidOf(random: () => number): string {
  const word = (): string =>
    Math.floor(random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  const [a, b, c, d] = [word(), word(), word(), word()];
  const variant = '89ab'.charAt(Number.parseInt(c.charAt(0), 16) & 3);
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
}
