import type { Content } from './shapes';

/** The bytes that a Body brings, as a copy of them. */
export async function contentBytes(body: Content | undefined): Promise<Uint8Array> {
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) return Buffer.from(body ?? '');
  if (!(Symbol.asyncIterator in body)) return new Uint8Array(await body.arrayBuffer());
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
