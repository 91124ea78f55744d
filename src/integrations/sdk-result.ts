import { isArray, setMember, type Json, type JsonObject } from '../json/json';

/** What is known of a response beside its members. */
export interface Response {
  /** The members, in the order of their names, as the results of Step Functions have them. */
  readonly members: JsonObject;
  readonly requestId: string;
  readonly httpStatusCode: number;
}

/** Reads what an SDK client gave: bytes become base64 text, as on the wire, dates ISO 8601; `$metadata` becomes the response's own. */
export function readOutput(output: unknown): Response {
  const { $metadata, ...rest } = (output ?? {}) as { $metadata?: { requestId?: string; httpStatusCode?: number } };
  const members: Record<string, Json> = {};
  for (const name of Object.keys(rest).toSorted()) {
    const member = wireJson((rest as Record<string, unknown>)[name]);
    if (member !== undefined) members[name] = member;
  }
  return { members, requestId: $metadata?.requestId ?? '', httpStatusCode: $metadata?.httpStatusCode ?? 200 };
}

/** A copy as the wire would make it; undefined for what is no JSON. */
function wireJson(value: unknown): Json | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'object':
      break;
    default:
      return undefined;
  }
  if (value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  if (isArray(value)) return value.map((item: unknown) => wireJson(item) ?? null);
  const object: Record<string, Json> = {};
  for (const key of Object.keys(value)) {
    const member = wireJson((value as Record<string, unknown>)[key]);
    if (member !== undefined) setMember(object, key, member);
  }
  return object;
}

/** The headers of one service's responses by their names, spelt as the service spells them. */
export type Headers = Readonly<Record<string, string>>;

/**
 * The members SdkHttpMetadata and SdkResponseMetadata that an optimised integration adds to the result.
 *
 * @param names - The headers in the order that AllHttpHeaders has in the recordings; HttpHeaders has them in the alphabet's, upper and lower
 *   case alike.
 */
export function sdkMetadata(names: readonly string[]): (headers: Headers, { httpStatusCode, requestId }: Omit<Response, 'members'>) => JsonObject {
  const alphabetic = names.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return (headers, { httpStatusCode, requestId }) => {
    const AllHttpHeaders: Record<string, Json> = {};
    const HttpHeaders: Record<string, Json> = {};
    for (const name of names) AllHttpHeaders[name] = [headers[name]!];
    for (const name of alphabetic) HttpHeaders[name] = headers[name]!;
    return { SdkHttpMetadata: { AllHttpHeaders, HttpHeaders, HttpStatusCode: httpStatusCode }, SdkResponseMetadata: { RequestId: requestId } };
  };
}

/**
 * A result: the members and the metadata, all in the order of their names, as in the recordings ("MessageId" before "SdkHttpMetadata",
 * "StatusCode" after "SdkResponseMetadata").
 */
export function result(members: JsonObject, metadata: JsonObject): Json {
  const all = { ...members, ...metadata };
  const sorted: Record<string, Json> = {};
  for (const name of Object.keys(all).toSorted()) sorted[name] = all[name]!;
  return sorted;
}

/** A Date header: 'Thu, 28 Nov 2024 13:05:54 GMT'. */
export const httpDate = (at: number): string => new Date(at).toUTCString();
