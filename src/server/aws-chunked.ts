import { bodyBytes } from './wire';

/** One chunk of a body, with the signature that stands before it where the chunks are signed. */
export interface Chunk {
  readonly bytes: Uint8Array;
  readonly signature: string | undefined;
}

export interface ChunkedBody {
  /** The last is empty. */
  readonly chunks: readonly Chunk[];
  /** Names in lower case. */
  readonly trailers: Readonly<Record<string, string>>;
}

/** A chunk's size, its signature and the line's end take no more. */
const MAX_LINE = 8192;

/**
 * Takes a body apart that was sent in the encoding aws-chunked. Undefined: it is malformed.
 * See https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function parseAwsChunked(body: Uint8Array): ChunkedBody | undefined {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const chunks: Chunk[] = [];
  let at = 0;
  const line = (): string | undefined => {
    const end = bytes.subarray(at, at + MAX_LINE).indexOf('\r\n');
    if (end === -1) return undefined;
    const text = bytes.toString('latin1', at, at + end);
    at += end + 2;
    return text;
  };
  for (;;) {
    const head = /^([\da-fA-F]{1,8})(?:;chunk-signature=([\da-f]{64}))?$/.exec(line() ?? '');
    if (head === null) return undefined;
    const size = Number.parseInt(head[1]!, 16);
    if (at + size > bytes.length) return undefined;
    chunks.push({ bytes: bytes.subarray(at, at + size), signature: head[2] });
    if (size === 0) break;
    at += size;
    if (bytes.toString('latin1', at, at + 2) !== '\r\n') return undefined;
    at += 2;
  }
  const trailers: Record<string, string> = {};
  for (let text = line(); text !== undefined && text !== ''; text = line()) {
    const colon = text.indexOf(':');
    if (colon <= 0) return undefined;
    trailers[text.slice(0, colon).trim().toLowerCase()] = text.slice(colon + 1).trim();
  }
  return { chunks, trailers };
}

/** The bytes that were sent, in one piece. */
export const joinChunks = ({ chunks }: ChunkedBody): Uint8Array =>
  bodyBytes(chunks.length === 2 ? chunks[0]!.bytes : Buffer.concat(chunks.map(({ bytes }) => bytes)));

export const isAwsChunked = (headers: Readonly<Record<string, string>>): boolean =>
  (headers['content-encoding'] ?? '').includes('aws-chunked') || (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');

/** The headers as they are without the encoding: what stood behind the body stands before it. */
export function plainHeaders(headers: Readonly<Record<string, string>>, { trailers }: ChunkedBody, size: number): Record<string, string> {
  const plain: Record<string, string> = { ...headers, ...trailers, 'content-length': String(size) };
  const encodings = (headers['content-encoding'] ?? '').split(',').map((each) => each.trim());
  const others = encodings.filter((each) => each !== 'aws-chunked' && each !== '');
  if (others.length > 0) plain['content-encoding'] = others.join(',');
  else delete plain['content-encoding'];
  return plain;
}
