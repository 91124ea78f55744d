import type { Json } from '../json/json';
import { tokens } from '../json/pointer';
import type { ByteWindow } from './byte-window';
import { JsonScanner } from './json-scanner';
import { readerFailure } from './reader-failure';
import { isFull, type Room } from './run';

/** Items with the names of their members, where they are those of an object. */
export interface JsonRun {
  readonly items: Json[];
  readonly keys: string[] | null;
}

/** What holds the items: it says how to go on after one of them. */
export type Container = 'array' | 'object';

/**
 * Goes to the array or object at a JSON Pointer and into it. The values before it are passed over without being kept.
 * @throws StatesError
 */
export async function enterContainer(window: ByteWindow, pointer: string): Promise<Container> {
  const json = new JsonScanner(window);
  for (const token of tokens(pointer)) await enterChild(json, token);
  const byte = await json.next();
  if (byte !== 91 && byte !== 123) throw notIterable();
  window.start++;
  return byte === 91 ? 'array' : 'object';
}

/** What is at ItemsPointer, or in the whole file, is neither an array nor an object. */
const notIterable = (): Error => readerFailure('Attempting to map over non-iterable node.');

async function enterChild(json: JsonScanner, token: string): Promise<void> {
  const byte = await json.next();
  if (byte === 123) {
    await json.expect('{');
    if ((await json.next()) === 125) throw notIterable();
    do {
      if ((await json.name()) === token) return;
      await json.skip();
    } while (await json.another('}'));
  } else if (byte === 91 && /^(0|[1-9]\d*)$/.test(token)) {
    await json.expect('[');
    if ((await json.next()) === 93) throw notIterable();
    let index = 0;
    do {
      if (index++ === Number(token)) return;
      await json.skip();
    } while (await json.another(']'));
  }
  throw notIterable();
}

/**
 * The elements of an array or the values of an object's members, in runs.
 *
 * @param between - The window stands after an item, not at the beginning of the array or object.
 */
export async function* jsonItems(window: ByteWindow, container: Container, between: boolean, room: Room): AsyncGenerator<JsonRun> {
  const json = new JsonScanner(window);
  const close = container === 'array' ? ']' : '}';
  if (!between && (await json.next()) === close.charCodeAt(0)) return;
  let items: Json[] = [];
  let keys: string[] = [];
  const run = (): JsonRun => ({ items, keys: container === 'array' ? null : keys });
  let from = window.position;
  for (let more = !between || (await json.another(close)); more; more = await json.another(close)) {
    if (container === 'object') keys.push(await json.name());
    items.push(await json.value());
    if (!isFull(items, window.position - from, room)) continue;
    yield run();
    items = [];
    keys = [];
    from = window.position;
  }
  if (items.length > 0) yield run();
}
