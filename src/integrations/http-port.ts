import { StatesError } from '../errors/states-error';
import { isObject, type Json } from '../json/json';
import { parsedOrText } from '../json/parse';
import { clientCause, members } from './service-failure';

/** What Tasks call over HTTP: `{ fetch }`, with the global `fetch` or one of its shape. */
export interface HttpPort {
  fetch(url: string, init: HttpInit): Promise<HttpResponse>;
}
export interface HttpInit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}
/** What is used of a `Response`. */
export interface HttpResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: { forEach(each: (value: string, name: string) => void): void; get(name: string): string | null };
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A request that is ready to be sent. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A response that has been read; `text` undefined where it is none. */
export interface HttpAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly contentType: string;
  readonly text: string | undefined;
}

/** The longest that a request may take, in milliseconds: "HTTP task requests will timeout after 60 seconds". */
const longestRequest = 60_000;

/** When time is up: a function that calls back then, and gives what takes that back. */
export type After = (milliseconds: number, wake: () => void) => { cancel(): void };

/** No response has come. */
export class NoResponse extends Error {}

/**
 * Sends a request and reads the response. A `fetch` sends no body with GET and HEAD.
 *
 * @throws NoResponse with what has gone wrong, also when a minute has passed.
 */
export async function send(port: HttpPort, { url, method, headers, body }: HttpRequest, after: After, signal: AbortSignal): Promise<HttpAnswer> {
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  const sends = body !== undefined && method !== 'GET' && method !== 'HEAD';
  let timer: { cancel(): void } | undefined;
  const timeUp = new Promise<never>((_resolve, reject) => {
    timer = after(longestRequest, () => {
      reject(new NoResponse(`The request took more than ${longestRequest / 1000} seconds.`));
      controller.abort();
    });
  });
  const received = async (): Promise<HttpAnswer> => answerOf(await port.fetch(url, { method, headers, ...(sends && { body }), signal: controller.signal }));
  try {
    return await Promise.race([received(), timeUp]);
  } catch (thrown) {
    throw thrown instanceof NoResponse ? thrown : new NoResponse(causeOf(thrown));
  } finally {
    timer!.cancel();
    signal.removeEventListener('abort', abort);
  }
}

/** `fetch` hides what has gone wrong behind "fetch failed". */
function causeOf(thrown: unknown): string {
  const { cause } = members(thrown);
  return clientCause(cause ?? thrown);
}

async function answerOf(response: HttpResponse): Promise<HttpAnswer> {
  const headers: Record<string, string[]> = {};
  response.headers.forEach((value, name) => (headers[name] ??= []).push(value));
  const { status, statusText } = response;
  return { status, statusText, headers, contentType: response.headers.get('content-type') ?? '', text: textOf(await response.arrayBuffer()) };
}

function textOf(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export const isSuccess = ({ status }: HttpAnswer): boolean => status >= 200 && status < 300;

/** A Task's result: the response's parts in the order of their names. A body that is JSON is that, another one is its text. */
export const httpResult = ({ status, statusText, headers, contentType, text = '' }: HttpAnswer): Json => ({
  Headers: headers,
  ResponseBody: bodyOf(text, contentType),
  StatusCode: status,
  StatusText: statusText,
});

/** A number or a string alone is only taken for JSON where the response says that it is. */
function bodyOf(text: string, contentType: string): Json {
  const value = parsedOrText(text as Json);
  return isObject(value) || Array.isArray(value) || /^[^;]*[/+]json\s*(;|$)/i.test(contentType) ? value : text;
}

/** "The response contains a content-type header of application/octet-stream, image/*, video/*, or audio/*", or "can't be read as a valid string". */
export function checkReadable({ contentType, text }: HttpAnswer): void {
  if (text !== undefined && !/^\s*(application\/octet-stream|image\/|video\/|audio\/)/i.test(contentType)) return;
  throw new StatesError('States.Runtime', `The response has a content type that is not supported: ${contentType === '' ? 'binary data' : contentType}`);
}
