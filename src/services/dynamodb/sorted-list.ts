/** What a list sorts by: a text compared by its UTF-16 code units. */
export interface Sorted {
  readonly sortText: string;
}

const CHUNK = 256;

/** Where a value was found last: who changes one has looked for it right before. The place may hold another value by now, so it is looked at again. */
const found: { list: object | undefined; chunk: readonly Sorted[]; place: number } = { list: undefined, chunk: [], place: 0 };

/**
 * A sorted list of values with unique sort texts, kept in chunks: adding and removing move at most one chunk and the list of chunks, also in a
 * list of millions.
 */
export class SortedList<Value extends Sorted> {
  private chunks: Value[][] = [];

  get(sortText: string): Value | undefined {
    const chunk = this.chunks[this.chunkOf(sortText)];
    if (chunk === undefined) return undefined;
    const place = placeIn(chunk, sortText);
    const value = chunk[place];
    if (value?.sortText !== sortText) return undefined;
    found.list = this;
    found.chunk = chunk;
    found.place = place;
    return value;
  }

  /** Adds a value, or puts it in the place of the one with the same sort text, which it gives. */
  set(value: Value): Value | undefined {
    const { sortText } = value;
    if (found.list === this) {
      const chunk = found.chunk as Value[];
      const before = chunk[found.place];
      if (before?.sortText === sortText) {
        chunk[found.place] = value;
        return before;
      }
    }
    if (this.chunks.length === 0) {
      this.chunks = [[value]]; // a literal is as large as it need be
      return undefined;
    }
    const index = Math.min(this.chunkOf(sortText), this.chunks.length - 1);
    const chunk = this.chunks[index]!;
    const place = placeIn(chunk, sortText);
    const before = chunk[place];
    if (before?.sortText === sortText) {
      chunk[place] = value;
      return before;
    }
    if (before === undefined) chunk.push(value);
    else chunk.splice(place, 0, value);
    if (chunk.length > CHUNK) this.chunks.splice(index + 1, 0, chunk.splice(CHUNK / 2));
    return undefined;
  }

  /** Takes a value out, and gives it. */
  delete(sortText: string): Value | undefined {
    const index = this.chunkOf(sortText);
    const chunk = this.chunks[index];
    if (chunk === undefined) return undefined;
    const place = placeIn(chunk, sortText);
    const before = chunk[place]!;
    if (before.sortText !== sortText) return undefined;
    chunk.splice(place, 1);
    if (chunk.length === 0) this.chunks.splice(index, 1);
    return before;
  }

  get isEmpty(): boolean {
    return this.chunks.length === 0;
  }

  /** Visits the values from `sortText` upwards until `visit` gives false. */
  upwards(sortText: string, visit: (value: Value) => boolean): void {
    let index = this.chunkOf(sortText);
    let chunk = this.chunks[index];
    if (chunk === undefined) return;
    let place = placeIn(chunk, sortText);
    for (; chunk !== undefined; chunk = this.chunks[++index], place = 0) {
      for (; place < chunk.length; place++) if (!visit(chunk[place]!)) return;
    }
  }

  /** Visits the values from the greatest that is not above `sortText` downwards until `visit` gives false; without a text from the last one. */
  downwards(sortText: string | undefined, visit: (value: Value) => boolean): void {
    let index = this.chunks.length - 1;
    let place = (this.chunks[index]?.length ?? 0) - 1;
    if (sortText !== undefined) {
      const found = this.chunkOf(sortText);
      if (found <= index) {
        index = found;
        const chunk = this.chunks[index]!;
        place = placeIn(chunk, sortText);
        if (chunk[place]!.sortText !== sortText) place--;
      }
    }
    for (; index >= 0; place = (this.chunks[--index]?.length ?? 0) - 1) {
      const chunk = this.chunks[index]!;
      for (; place >= 0; place--) if (!visit(chunk[place]!)) return;
    }
  }

  /** The first chunk whose last value is not below the text. */
  private chunkOf(sortText: string): number {
    const { chunks } = this;
    let low = 0;
    let high = chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const chunk = chunks[middle]!;
      if (chunk[chunk.length - 1]!.sortText < sortText) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The place of the first value that is not below the text. */
function placeIn(chunk: readonly Sorted[], sortText: string): number {
  let low = 0;
  let high = chunk.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (chunk[middle]!.sortText < sortText) low = middle + 1;
    else high = middle;
  }
  return low;
}
