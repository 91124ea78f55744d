/** The bytes of a request, as they come: a text or bytes at once, or a stream of chunks. */
export type WireBody = string | Uint8Array | AsyncIterable<Uint8Array | string> | undefined;

/** An HTTP request, as the protocols read it. */
export interface WireRequest {
  readonly method: string;
  /** As it was sent, percent-encoded, without the query. */
  readonly path: string;
  /** Decoded, in the order in which they were sent. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: WireBody;
}

/** A request whose body is there as a whole. */
export interface WholeRequest extends WireRequest {
  readonly body: string | Uint8Array;
}

/** An HTTP response. Names of headers are in lower case. */
export interface WireResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array>;
  /** The SDK hands the body on as a stream, also where it is there as a whole. */
  readonly isStream?: boolean;
}

export const bodyText = (body: string | Uint8Array): string =>
  typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();

/** Bytes, and no Buffer: what a service is given is what the SDK would give. */
export function bodyBytes(body: string | Uint8Array): Uint8Array {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
