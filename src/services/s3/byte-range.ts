import { invalidRange } from './errors';

/** Bytes from `start` up to `end`, which is not among them. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The bytes of an object that a Range asks for. What is no single range of bytes is passed over, as HTTP has it.
 *
 * @throws InvalidRange where the object has none of the bytes.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-range-requests
 */
export function byteRange(range: string | undefined, size: number): ByteRange | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '') return satisfiable({ start: Math.max(0, size - Number(to)), end: size }, size, range!);
  if (to !== '' && Number(to) < Number(from)) return null;
  return satisfiable({ start: Number(from), end: to === '' ? size : Math.min(size, Number(to) + 1) }, size, range!);
}

function satisfiable(range: ByteRange, size: number, text: string): ByteRange {
  if (range.start >= range.end) throw invalidRange(size, text);
  return range;
}
