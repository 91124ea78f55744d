import { Readable } from 'node:stream';
import type { AwsEndpoint } from './aws-endpoint';
import type { WireBody, WireResponse } from './wire';

/** What an AWS SDK v3 client sends: the part of its HttpRequest that is read. */
interface SdkRequest {
  readonly method: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What an AWS SDK v3 client reads: its HttpResponse. */
interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/** The `requestHandler` of an AWS SDK v3 client (HttpHandler of @smithy/types). */
export interface SdkRequestHandler {
  readonly metadata: { readonly handlerProtocol: string };
  handle(request: SdkRequest, options?: { readonly abortSignal?: unknown }): Promise<{ response: SdkResponse }>;
  destroy(): void;
  updateHttpClientConfig(key: never, value: never): void;
  httpHandlerConfigs(): Record<string, never>;
}

/**
 * Lets AWS SDK v3 clients in the same process call the endpoint with no port and no network.
 *
 * @example
 * new SQSClient({ region: 'us-east-1', credentials, requestHandler: requestHandler(endpoint) });
 */
export function requestHandler(endpoint: AwsEndpoint): SdkRequestHandler {
  return {
    metadata: { handlerProtocol: 'aws-in-memory' },
    async handle({ method, hostname, port, path, query, headers, body }, { abortSignal } = {}) {
      const signal = signalOf(abortSignal);
      if (signal?.aborted) throw aborted();
      const sent: Record<string, string> = { host: port === undefined ? hostname : `${hostname}:${port}` };
      for (const name in headers) sent[name.toLowerCase()] = headers[name]!;
      const request = { method, path, query: pairs(query), headers: sent, body: wireBody(body) };
      const answered = endpoint.handle(request, { abortSignal: signal });
      const response = await (signal === undefined ? answered : untilAborted(answered, signal));
      return { response: { ...response, body: sdkBody(response) } };
    },
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
}

/** The platform's own, of whichever realm. */
const signalOf = (signal: unknown): AbortSignal | undefined =>
  typeof signal === 'object' && signal !== null && 'addEventListener' in signal ? (signal as AbortSignal) : undefined;

const aborted = (): Error => Object.assign(new Error('Request aborted'), { name: 'AbortError' });

/** What the SDK's own handlers do: the call ends at once, whatever the service does. */
function untilAborted<T>(answered: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(aborted());
    signal.addEventListener('abort', abort, { once: true });
    answered.then(resolve, (fault: unknown) => reject(signal.aborted ? aborted() : fault)).finally(() => signal.removeEventListener('abort', abort));
  });
}

function pairs(query: SdkRequest['query'] = {}): [string, string][] {
  const list: [string, string][] = [];
  for (const name in query) {
    const value = query[name];
    if (Array.isArray(value)) for (const each of value) list.push([name, each]);
    else list.push([name, value ?? '']);
  }
  return list;
}

function wireBody(body: unknown): WireBody {
  if (body === null || body === undefined) return undefined;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (ArrayBuffer.isView(body) && !(body instanceof Uint8Array)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (body instanceof Blob) return body.stream() as unknown as AsyncIterable<Uint8Array>;
  return body as WireBody;
}

/** A body of bytes is read as it is; what the SDK hands on as a stream has to be one. */
function sdkBody({ body, isStream = false }: WireResponse): unknown {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  if (bytes instanceof Readable || (bytes instanceof Uint8Array && !isStream)) return bytes;
  return Readable.from(bytes instanceof Uint8Array ? [bytes] : bytes, { objectMode: false });
}
