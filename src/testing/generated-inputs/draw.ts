import { random } from '../../machine/random';

/** Draws that follow from a seed. */
export class Draw {
  private drawn = 0;
  constructor(private readonly seed: number) {}

  /** A number in [0, 1). */
  next(): number {
    return random(this.seed, 'explore', this.drawn++);
  }
  chance(probability: number): boolean {
    return this.next() < probability;
  }
  /** One of a list; undefined where it is empty. */
  pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.next() * list.length)];
  }
}
