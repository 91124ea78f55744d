import type { Transform } from 'node:stream';
import { parquetPackages } from './parquet-packages';

export type Compression = 'GZIP' | 'ZSTD';

/** "Input files support the following external compression types: GZIP, ZSTD." They are told by their first bytes (RFC 1952, RFC 8878). */
export function compressionOf(head: Uint8Array): Compression | null {
  const begins = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);
  return begins(0x1f, 0x8b) ? 'GZIP' : begins(0x28, 0xb5, 0x2f, 0xfd) ? 'ZSTD' : null;
}

/**
 * @param builtIn - What Node.js decompresses: ZSTD since 22.15. Before, the package hyparquet-compressors does it, the whole object at once. Few
 *   objects are compressed, so that it is loaded when the first of them comes.
 */
export async function decompress(
  chunks: AsyncIterable<Uint8Array>,
  compression: Compression,
  builtIn?: { createGunzip(): Transform; createZstdDecompress?(): Transform },
): Promise<AsyncIterable<Uint8Array>> {
  builtIn ??= await import('node:zlib');
  const { Readable } = await import('node:stream');
  const transform = compression === 'GZIP' ? builtIn.createGunzip() : builtIn.createZstdDecompress?.();
  if (transform === undefined) return wholeZstd(chunks);
  const source = Readable.from(chunks);
  source.on('error', (error) => transform.destroy(error));
  transform.on('close', () => source.destroy());
  return source.pipe(transform);
}

async function* wholeZstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { compressors } = await parquetPackages();
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  yield compressors.ZSTD!(Buffer.concat(parts), 0);
}
