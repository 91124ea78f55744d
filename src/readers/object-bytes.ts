import { ByteWindow } from './byte-window';
import { type Compression, compressionOf, decompress } from './decompress';
import type { ObjectName } from '../resources/item-source';
import type { ObjectBody, ObjectPort } from './object-port';

/** A place in an object: bytes from its beginning, decompressed where it is compressed. */
export interface Place {
  readonly at: number;
  readonly compression: Compression | null;
}

/** An object that is being read. */
export interface OpenObject {
  readonly window: ByteWindow;
  readonly compression: Compression | null;
}

/**
 * Opens an object for reading from a place on, null being its beginning. What is not compressed is asked for from there on; of what is, the bytes
 * before are decompressed and dropped.
 */
export async function openObject(s3: ObjectPort, name: ObjectName, place: Place | null): Promise<OpenObject> {
  const ranged = place !== null && place.compression === null && place.at > 0;
  const { Body } = await s3.getObject(ranged ? { ...name, Range: `bytes=${place.at}-` } : { ...name });
  const chunks = chunksOf(Body);
  if (ranged) return { window: new ByteWindow(chunks, place.at), compression: null };

  const { head, all } = await peeked(chunks);
  const compression = compressionOf(head);
  const window = new ByteWindow(compression === null ? all : await decompress(all, compression), 0);
  await skip(window, place?.at ?? byteOrderMark);
  return { window, compression };
}

/** A place at which nothing is skipped but the mark that some programs begin UTF-8 texts with. */
const byteOrderMark = -1;

async function skip(window: ByteWindow, to: number): Promise<void> {
  if (to === byteOrderMark) {
    while (window.bytes.length < 3 && (await window.more()));
    if (window.bytes[0] === 0xef && window.bytes[1] === 0xbb && window.bytes[2] === 0xbf) window.start = 3;
    return;
  }
  while (window.position < to) {
    if (window.start === window.bytes.length && !(await window.more())) return;
    window.start = Math.min(window.bytes.length, window.start + to - window.position);
  }
}

async function* chunksOf(body: ObjectBody | undefined): AsyncGenerator<Uint8Array> {
  if (body === undefined) return;
  if (Symbol.asyncIterator in body) yield* body as ObjectBody & AsyncIterable<Uint8Array>;
  else yield await body.transformToByteArray();
}

/** The first bytes, at least four where there are as many, and all bytes, these included. */
async function peeked(chunks: AsyncGenerator<Uint8Array>): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const first: Uint8Array[] = [];
  for (let length = 0; length < 4; length += first.at(-1)!.length) {
    const { done, value } = await chunks.next();
    if (done === true) break;
    first.push(value);
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* first;
      yield* chunks;
    } finally {
      // Also where only the first bytes were wanted.
      await chunks.return(undefined);
    }
  }
  return { head: Buffer.concat(first), all: all() };
}
