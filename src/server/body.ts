import { ServiceException } from '../errors/service-exception';
import type { WireBody } from './wire';

export const tooLarge = (limit: number): ServiceException =>
  new ServiceException('RequestEntityTooLarge', `The request is larger than ${limit} bytes.`, 'client', { httpStatusCode: 413 });

/** The whole of a body. What is there already is not copied. */
export function wholeBody(body: WireBody, limit = Infinity): string | Uint8Array | Promise<Uint8Array> {
  if (body === undefined) return '';
  if (typeof body === 'string' || body instanceof Uint8Array) {
    if (body.length > limit) throw tooLarge(limit);
    return body;
  }
  return collect(body, limit);
}

async function collect(body: AsyncIterable<Uint8Array | string>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(bytes);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size);
}
