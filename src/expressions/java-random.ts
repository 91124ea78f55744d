const multiplier = 0x5deece66dn;
const mask = (1n << 48n) - 1n;

/**
 * The pseudorandom numbers of java.util.Random, which AWS's seeded functions give.
 * Source: https://docs.oracle.com/javase/8/docs/api/java/util/Random.html; the algorithm is part of that contract.
 *
 * @param seed - A whole number.
 * @returns The next signed number of so many bits, 1 to 32.
 */
export function javaRandom(seed: number): (bits: number) => number {
  let state = (BigInt(seed) ^ multiplier) & mask;
  return (bits) => {
    state = (state * multiplier + 0xbn) & mask;
    return Number(BigInt.asIntN(32, state >> BigInt(48 - bits)));
  };
}

/** `nextInt(bound)`: a whole number in [0, bound), for bounds up to 2^31 - 1. */
export function nextInt(next: (bits: number) => number, bound: number): number {
  if ((bound & (bound - 1)) === 0) return Number((BigInt(bound) * BigInt(next(31))) >> 31n);
  for (;;) {
    const bits = next(31);
    const value = bits % bound;
    if (bits - value + (bound - 1) <= 0x7fffffff) return value; // else the last, incomplete run of numbers would weigh too much
  }
}

/** `nextDouble()`: a number in [0, 1) of 53 random bits. */
export const nextDouble = (next: (bits: number) => number): number => (next(26) * 0x8000000 + next(27)) / 0x20000000000000;
