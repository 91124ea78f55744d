import { setMember, type Json, type JsonArray } from './json';

/**
 * JSON with shared values kept shared (I2): every object, array and long string stands once in a table, and is referred to by its place.
 *
 * `table[i]` is `['a', ...items]` for an array, `['o', key, value, ...]` for an object and `['s', text]` for a string; an item is `[i]` for what is at
 * place i, else the primitive itself. `root` is an item as well.
 */
export interface ValueTable {
  readonly table: readonly JsonArray[];
  readonly root: Json;
}

/** Characters from which on a string is worth a place of its own. */
const longString = 64;

/** Writes a value whose objects and arrays may be shared, to any depth. The result shares nothing with it. */
export function toValueTable(value: Json): ValueTable {
  const places = new Map<object | string, number>();
  const table: Json[][] = [];
  const waiting: object[] = [];
  const item = (part: Json): Json => {
    if (typeof part === 'string' && part.length > longString) {
      let at = places.get(part);
      if (at === undefined) {
        at = table.push(['s', part]) - 1;
        places.set(part, at);
      }
      return [at];
    }
    if (typeof part !== 'object' || part === null) return part;
    let place = places.get(part);
    if (place === undefined) {
      place = table.length;
      places.set(part, place);
      table.push([]);
      waiting.push(part);
    }
    return [place];
  };
  const root = item(value);
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const row = table[places.get(part)!]!;
    if (Array.isArray(part)) {
      row.push('a');
      for (const member of part as Json[]) row.push(item(member));
    } else {
      row.push('o');
      for (const [key, member] of Object.entries(part as Record<string, Json | undefined>)) if (member !== undefined) row.push(key, item(member));
    }
  }
  return { table, root };
}

/** The value that was written, with the same sharing. */
export function fromValueTable({ table, root }: ValueTable): Json {
  const containers = table.map((row): string | Json[] | Record<string, Json> => (row[0] === 's' ? (row[1] as string) : row[0] === 'a' ? [] : {}));
  const value = (item: Json): Json => (Array.isArray(item) ? containers[(item as number[])[0]!]! : item);
  table.forEach((row, place) => {
    const container = containers[place]!;
    if (typeof container === 'string') return;
    if (Array.isArray(container)) for (let i = 1; i < row.length; i++) container.push(value(row[i]!));
    else for (let i = 1; i < row.length; i += 2) setMember(container, row[i] as string, value(row[i + 1]!));
  });
  return value(root);
}
