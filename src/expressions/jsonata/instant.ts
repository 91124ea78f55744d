import type { Scope } from '../scope';

/** What an expression sees of the world: nothing in it reads the clock or draws a number (I1). */
let seen: Pick<Scope, 'at' | 'random'>;

export function see(scope: Pick<Scope, 'at' | 'random'>): void {
  seen = scope;
}

/** The one time of a whole expression, in milliseconds since the epoch. */
export const instant = (): number => seen.at;

/** A number in [0, 1). */
export const randomNumber = (): number => seen.random();
