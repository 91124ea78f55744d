import { Readable } from 'node:stream';

/** The bytes of an object, as SDK v3 clients give them in Node.js: a stream, with methods that read all of it at once. */
export type ObjectStream = Readable & {
  transformToByteArray(): Promise<Uint8Array>;
  transformToString(encoding?: BufferEncoding): Promise<string>;
  transformToWebStream(): ReturnType<typeof Readable.toWeb>;
};

/** Bytes of one chunk of the stream at most. */
const chunkBytes = 64 * 1024;

export function objectStream(bytes: Uint8Array): ObjectStream {
  let at = 0;
  let transformed = false;
  const stream = new Readable({
    highWaterMark: chunkBytes,
    read() {
      // A copy: who gets it may change it.
      this.push(at < bytes.length ? Buffer.from(bytes.subarray(at, (at += chunkBytes))) : null);
    },
  });
  const once = (): void => {
    if (transformed) throw new Error('The stream has already been transformed.');
    transformed = true;
  };
  const all = async (): Promise<Buffer> => {
    once();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };
  return Object.assign(stream, {
    transformToByteArray: async (): Promise<Uint8Array> => new Uint8Array(await all()),
    transformToString: async (encoding?: BufferEncoding): Promise<string> => (await all()).toString(encoding),
    transformToWebStream(): ReturnType<typeof Readable.toWeb> {
      once();
      return Readable.toWeb(stream);
    },
  });
}
