import { incompleteBody, wrongType } from './errors';
import type { Content } from './shapes';

/** The bytes that a Body brings, as a copy of them. @throws IncompleteBody where they are not as many as was said */
export async function contentBytes(body: Content | undefined, length: number | undefined): Promise<Uint8Array> {
  const bytes = await read(body);
  if (length !== undefined && length !== bytes.length) throw incompleteBody();
  return bytes;
}

async function read(body: Content | undefined): Promise<Uint8Array> {
  if (body === undefined || typeof body === 'string') return Buffer.from(body ?? '');
  if (body instanceof Uint8Array) return Buffer.from(body);
  if (typeof body !== 'object' || body === null) throw wrongType('Body');
  if (Symbol.asyncIterator in body) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  }
  if (typeof body.arrayBuffer !== 'function') throw wrongType('Body');
  return new Uint8Array(await body.arrayBuffer());
}
