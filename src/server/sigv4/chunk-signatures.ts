import type { ChunkedBody } from '../aws-chunked';
import { isSame, sha256, sign } from './signing';

/**
 * Whether each chunk of a body, and what stands behind it, is signed, each signature going on from the one before.
 * See https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 *
 * @param seed - The signature of the request.
 */
export function areChunksSigned({ chunks, trailers }: ChunkedBody, key: Uint8Array, date: string, scope: string, seed: string, hasTrailer: boolean): boolean {
  let previous = seed;
  for (const { bytes, signature } of chunks) {
    const expected = sign(key, ['AWS4-HMAC-SHA256-PAYLOAD', date, scope, previous, sha256(''), sha256(bytes)].join('\n'));
    if (signature === undefined || !isSame(signature, expected)) return false;
    previous = expected;
  }
  if (!hasTrailer) return true;
  const { 'x-amz-trailer-signature': given = '', ...signed } = trailers;
  const text = Object.entries(signed)
    .map(([name, value]) => `${name}:${value}\n`)
    .join('');
  return isSame(given, sign(key, ['AWS4-HMAC-SHA256-TRAILER', date, scope, previous, sha256(text)].join('\n')));
}
