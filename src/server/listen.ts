import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { AwsEndpoint, CallOptions } from './aws-endpoint';
import { tooLarge } from './body';
import type { WireRequest, WireResponse } from './wire';

export interface ListenOptions {
  /** Default: 0, any that is free. */
  readonly port?: number;
  /** Default: '127.0.0.1', so that only this computer reaches it. */
  readonly host?: string;
  /** Bytes; a larger body is refused with 413. Default: 100 MiB. */
  readonly maxBodyBytes?: number;
  /** Milliseconds in which the headers of a request have to be there. Default: 10,000. */
  readonly headersTimeout?: number;
  /** Milliseconds in which a whole request has to be there. Default: 60,000. */
  readonly requestTimeout?: number;
  /** The origin that browsers may call from: '*', or 'https://example.com'. Default: none. */
  readonly corsOrigin?: string;
}

/** An endpoint that listens. */
export interface ListeningServer {
  /** 'http://127.0.0.1:8083' */
  readonly url: string;
  readonly port: number;
  /** Takes no new requests and lets the running ones end. What still runs after the deadline (milliseconds, default 5,000) is cut off. */
  close(options?: { readonly deadline?: number }): Promise<void>;
}

/** Serves an endpoint over HTTP. */
export async function listen(endpoint: AwsEndpoint, options: ListenOptions = {}): Promise<ListeningServer> {
  const { port = 0, host = '127.0.0.1', headersTimeout = 10_000, requestTimeout = 60_000 } = options;
  const { createServer } = await import('node:http');
  const server = createServer(
    { headersTimeout, requestTimeout, connectionsCheckingInterval: Math.min(1_000, headersTimeout), keepAlive: true },
    (request, response) => void answer(endpoint, request, response, options, () => !server.listening),
  );
  server.on('clientError', refuseBytes);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = (server.address() as AddressInfo).port;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, port: bound, close: ({ deadline = 5_000 } = {}) => close(server, deadline) };
}

function close(server: Server, deadline: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), deadline);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

async function answer(
  endpoint: AwsEndpoint,
  request: IncomingMessage,
  response: ServerResponse,
  { maxBodyBytes = 100 * 2 ** 20, corsOrigin }: ListenOptions,
  isClosing: () => boolean,
): Promise<void> {
  try {
    if (corsOrigin !== undefined && cors(request, response, corsOrigin)) return;
    const body = await readBody(request, maxBodyBytes);
    const answered = await endpoint.handle(wireRequest(request, body), new LazyCallOptions(response));
    if (isClosing()) response.setHeader('connection', 'close'); // or the connection would wait for another request
    await send(request, response, answered);
  } catch (fault) {
    if (response.headersSent) return void response.destroy();
    // The rest of what comes is not read: the connection ends with the answer.
    const statusCode = (fault as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 500;
    response.shouldKeepAlive = false;
    response.writeHead(statusCode, { 'content-type': 'application/json', connection: 'close' });
    const { name, message } = fault as Error;
    response.end(JSON.stringify({ __type: name, message }));
    request.resume();
  }
}

/** Only a long poll asks for the signal, and it costs more than the rest of a call. */
class LazyCallOptions implements CallOptions {
  private signal: AbortSignal | undefined;
  constructor(private readonly response: ServerResponse) {}

  /** Aborted when the client is gone before it has its answer. */
  get abortSignal(): AbortSignal {
    if (this.signal === undefined) {
      const { response } = this;
      const gone = new AbortController();
      this.signal = gone.signal;
      const closed = (): void => {
        if (!response.writableFinished) gone.abort();
      };
      if (response.closed) closed();
      else response.on('close', closed);
    }
    return this.signal;
  }
}

/** The body in one piece: what comes in one chunk is not copied. */
function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > limit) return reject(tooLarge(limit));
    let first: Buffer | undefined;
    let rest: Buffer[] | undefined;
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.pause();
        reject(tooLarge(limit));
      } else if (first === undefined) first = chunk;
      else (rest ??= [first]).push(chunk);
    });
    request.on('end', () => resolve(rest === undefined ? (first ?? Buffer.alloc(0)) : Buffer.concat(rest, size)));
    request.on('error', reject);
  });
}

function wireRequest({ method = 'GET', url = '/', headers }: IncomingMessage, body: Uint8Array): WireRequest {
  const at = url.indexOf('?');
  const path = at === -1 ? url : url.slice(0, at);
  return { method, path, query: at === -1 ? [] : [...new URLSearchParams(url.slice(at + 1))], headers: headers as Record<string, string>, body };
}

async function send(request: IncomingMessage, response: ServerResponse, { statusCode, headers, body }: WireResponse): Promise<void> {
  if (typeof body === 'string' || body instanceof Uint8Array) {
    const withoutBody = request.method === 'HEAD' || statusCode === 204 || statusCode === 304;
    if (!withoutBody || !('content-length' in headers))
      headers['content-length'] = String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength);
    if (statusCode === 204 || statusCode === 304) delete headers['content-length'];
    response.writeHead(statusCode, headers);
    response.end(withoutBody ? undefined : body);
    return;
  }
  response.writeHead(statusCode, headers);
  const { pipeline } = await import('node:stream/promises');
  await pipeline(body, response);
}

/** Whether it was a preflight, which is answered. */
function cors(request: IncomingMessage, response: ServerResponse, origin: string): boolean {
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', '*');
  if (request.method !== 'OPTIONS') return false;
  const asked = request.headers['access-control-request-headers'] ?? '*';
  response.writeHead(204, { 'access-control-allow-methods': 'GET, HEAD, POST, PUT, DELETE, PATCH', 'access-control-allow-headers': asked }).end();
  return true;
}

const STATUS_LINES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Bytes that are no HTTP. */
function refuseBytes(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  socket.end(`HTTP/1.1 ${STATUS_LINES[error.code ?? ''] ?? '400 Bad Request'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
