import { parseJson } from '../../json/parse';
import type { Json } from '../../json/json';
import { digest } from '../intrinsics/hash';
import { uuidOf } from '../intrinsics/uuid';
import { javaRandom, nextDouble } from '../java-random';
import type { Frame } from './ast';
import { grow, tick } from './bounds';
import { randomNumber } from './instant';
import { JsonataError } from './jsonata-error';
import { jsonata } from './jsonata.generated';

/**
 * The functions that an expression of Step Functions sees: those of JSONata without $eval, and six of AWS's own.
 * Sources: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html; what it leaves open was measured on AWS and reported in
 * https://github.com/floci-io/floci/pull/2676: numbers are cut off towards zero, an argument that fits nothing gives nothing, only a negative size fails.
 */
export const stepFunctionsFrame = (): Frame => (frame ??= makeFrame());

let frame: Frame | undefined;

const own: readonly (readonly [name: string, signature: string, implementation: (...args: never[]) => unknown])[] = [
  ['partition', '<an:a<a>>', partition],
  ['range', '<nnn:a<n>>', range],
  ['hash', '<ss:s>', hash],
  ['random', '<n?:n>', random],
  ['uuid', '<:s>', () => uuidOf(randomNumber)],
  ['parse', '<s:x>', parse],
];

function makeFrame(): Frame {
  const { createFrame, defineFunction, staticFrame } = jsonata();
  const frame = createFrame(staticFrame);
  for (const [name, signature, implementation] of own) frame.bind(name, defineFunction(implementation, signature));
  frame.bind('eval', undefined);
  return frame;
}

/** Whether there is a function of this name, without its `$`. */
export const isKnownFunction = (name: string): boolean => stepFunctionsFrame().lookup(name) !== undefined;

/** $partition(array, size): the array's items in arrays of so many. */
function partition(array: readonly unknown[] | undefined, size: number | undefined): unknown {
  const length = Math.trunc(size ?? 0);
  if (length < 0) throw new JsonataError('', `Argument 2 of function "partition" must not be negative: ${length}`);
  if (array === undefined || !(length > 0)) return undefined;
  const parts = sequence();
  for (let i = 0; i < array.length; i += length) {
    tick();
    parts.push(array.slice(i, i + length));
  }
  grow(16 * array.length, 0);
  return parts;
}

/** $range(first, last, step): the numbers from the first to the last, which is one of them where a step hits it. */
function range(first: number | undefined, last: number | undefined, step: number | undefined): unknown {
  if (first === undefined || last === undefined || step === undefined) return undefined;
  const [from, to, by] = [Math.trunc(first), Math.trunc(last), Math.trunc(step)];
  const count = by === 0 ? 0 : Math.floor((to - from) / by) + 1;
  if (!(count > 0)) return undefined;
  grow(16 * count, 16 * count); // measured: 200,000 numbers are accepted, 500,000 are not
  tick(count);
  const numbers = sequence();
  for (let i = 0; i < count; i++) numbers.push(from + i * by);
  return numbers;
}

/** $hash(text, algorithm): the hash of the text's UTF-8 bytes, in hexadecimal digits. */
function hash(text: string | undefined, algorithm: string | undefined): string | undefined {
  return text === undefined || algorithm === undefined ? undefined : digest(algorithm, text);
}

/** $random(seed): a number in [0, 1); with a seed, cut off to a whole number, the first of java.util.Random. */
function random(seed?: number): number {
  if (seed === undefined) return randomNumber();
  if (!Number.isFinite(seed)) throw new JsonataError('D1001', `Number out of range: ${JSON.stringify(seed)}`);
  return nextDouble(javaRandom(Math.trunc(seed)));
}

/** $parse(text): the value that a JSON text stands for. */
function parse(text: string | undefined): Json | undefined {
  if (text === undefined) return undefined;
  grow(4 * text.length, text.length);
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** JSONata's own kind of array, of which one with a single item is that item (recording intrinsic_functions test_array_range[jsonata]: `$range(1, 9, 9)` is 1). */
function sequence(): unknown[] {
  const array = jsonata().sequenceOf(undefined);
  array.pop();
  return array;
}
