import type { Before, Place, PlaceOrder } from './place';

export interface Placed {
  readonly place: Place;
}

const CHUNK = 256;

/** Things in the order of their places, in chunks: a change moves at most one chunk and the list of chunks, a search halves both. */
export class PlacedList<Item extends Placed> {
  private readonly chunks: Item[][] = [];

  constructor(private readonly order: PlaceOrder) {}

  get isEmpty(): boolean {
    return this.chunks.length === 0;
  }

  get(place: Place): Item | undefined {
    const item = this.first((other) => this.order(other, place) < 0);
    return item !== undefined && this.order(item.place, place) === 0 ? item : undefined;
  }

  /** The first item that does not stand before. */
  first(isBefore: Before): Item | undefined {
    const chunk = this.chunks[this.chunkOf(isBefore)];
    return chunk?.[indexIn(chunk, isBefore)];
  }

  *[Symbol.iterator](): Generator<Item> {
    for (const chunk of this.chunks) yield* chunk;
  }

  /** Puts an item at its place, where another one may be. */
  set(item: Item): void {
    if (this.isEmpty) {
      this.chunks.push([item]);
      return;
    }
    const isBefore: Before = (other) => this.order(other, item.place) < 0;
    const at = Math.min(this.chunkOf(isBefore), this.chunks.length - 1);
    const chunk = this.chunks[at]!;
    const index = indexIn(chunk, isBefore);
    const there = chunk[index];
    chunk.splice(index, there !== undefined && this.order(there.place, item.place) === 0 ? 1 : 0, item);
    if (chunk.length > CHUNK) this.chunks.splice(at + 1, 0, chunk.splice(CHUNK / 2));
  }

  /** Takes out what is at a place. */
  delete(place: Place): void {
    const isBefore: Before = (other) => this.order(other, place) < 0;
    const at = this.chunkOf(isBefore);
    const chunk = this.chunks[at];
    if (chunk === undefined) return;
    const index = indexIn(chunk, isBefore);
    if (this.order(chunk[index]!.place, place) !== 0) return;
    chunk.splice(index, 1);
    if (chunk.length === 0) this.chunks.splice(at, 1);
  }

  /** The first chunk whose last item does not stand before. */
  private chunkOf(isBefore: Before): number {
    return halve(this.chunks.length, (i) => {
      const chunk = this.chunks[i]!;
      return isBefore(chunk[chunk.length - 1]!.place);
    });
  }
}

const indexIn = (chunk: readonly Placed[], isBefore: Before): number => halve(chunk.length, (i) => isBefore(chunk[i]!.place));

/** The first number below `count` of which the statement, true of those before, is not true; or `count`. */
function halve(count: number, isTrue: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isTrue(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
