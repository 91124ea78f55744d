import { random } from './random';

const hex = (seed: number, place: string, draw: number): string =>
  Math.floor(random(seed, place, draw) * 0x1_0000_0000)
    .toString(16)
    .padStart(8, '0');

/** A UUID (version 4 in form) that belongs to a seed, a place and a number. */
export function identifier(seed: number, place: string, number: number): string {
  const [a, b, c, d] = [0, 1, 2, 3].map((part) => hex(seed, place, number * 4 + part)) as [string, string, string, string];
  const variant = ((parseInt(c[0]!, 16) & 3) | 8).toString(16);
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

/** Ids that are cheap to make many of: a random beginning that belongs to the seed, and a number. */
export function numbered(seed: number, place: string): (number: number) => string {
  const start = `${identifier(seed, place, 0).slice(0, -12)}0000`;
  return (number) => start + (0x1000_0000 + number).toString(16); // always eight digits, with no need to fill up
}

/** An integer seed of something within something that has a seed: it belongs to a place and a number. */
export const seedOf = (seed: number, place: string, number: number): number => Math.floor(random(seed, place, number) * 0x4000_0000);
