import { StatesError } from '../errors/states-error';
import { isObject, type Json, type JsonObject } from '../json/json';
import { additionsOf, findConnection, type Additions, type ConnectionPort } from './http-connection';
import { headerFaults, headersOf } from './http-headers';
import { checkReadable, httpResult, isSuccess, NoResponse, send, type HttpAnswer, type HttpPort, type HttpRequest } from './http-port';
import type { Integration } from './integration';
import { methods, RequestParts } from './http-request';
import { clientCause } from './service-failure';
import { mustBe, refused } from './task-input';
import { arrayFormats, formEncoded, queryEncoded, withQuery, type ArrayFormat } from './url-encoding';

/** "You can't use the following headers in your HTTP Task definition": https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
const forbidden = [
  ...'a-im accept-charset accept-datetime accept-encoding authorization cache-control connection content-encoding content-md5 date expect'.split(' '),
  ...'forwarded from host http2-settings if-match if-modified-since if-none-match if-range if-unmodified-since max-forwards origin'.split(' '),
  ...'pragma proxy-authorization referer server te trailer transfer-encoding upgrade via warning'.split(' '),
  'x-forwarded-*',
  'x-amz-*',
  'x-amzn-*',
];

interface Invocation {
  readonly endpoint: string;
  readonly method: string;
  readonly headers: Json | undefined;
  readonly query: JsonObject;
  /** A query that is there as a text. */
  readonly queryText: string;
  readonly body: Json | undefined;
  /** Undefined: the body is JSON. */
  readonly format: ArrayFormat | undefined;
  readonly connectionArn: string;
}

const members = 'ApiEndpoint Authentication Headers InvocationConfig Method QueryParameters RequestBody Transform'.split(' ');

/**
 * `arn:aws:states:::http:invoke`: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 *
 * The request goes through `services.http`, `{ fetch }`. The connection comes from `services.events`, as `describeConnection` with its secrets; without
 * that service it adds nothing.
 */
export const httpInvoke: Integration = {
  service: 'http',
  method: 'fetch',
  request: (args) => invocationOf(args),
  async call(services, request, { executionArn, after, signal }) {
    const invocation = request as Invocation;
    const port = services['http'] as unknown as HttpPort;
    const events = services['events'] as unknown as ConnectionPort | undefined;
    const additions =
      typeof events?.describeConnection === 'function'
        ? await additionsOf(await findConnection(events, invocation.connectionArn), port, after, signal)
        : { headers: {}, query: {}, body: {} };
    return send(port, httpRequest(invocation, additions, executionArn.split(':')[3]!), after, signal);
  },
  response(output) {
    const answer = output as HttpAnswer;
    if (!isSuccess(answer)) throw new StatesError(`States.Http.StatusCode.${answer.status}`, answer.text ?? '');
    checkReadable(answer);
    return httpResult(answer);
  },
  failure: (thrown) => ({ error: 'States.Http.Socket', cause: thrown instanceof NoResponse ? thrown.message : clientCause(thrown) }),
};

function invocationOf(args: Json): Invocation {
  const parts = new RequestParts(args, members);
  const endpoint = parts.text('ApiEndpoint', true);
  const method = parts.oneOf('Method', methods);
  const connectionArn = parts.part('InvocationConfig')?.text('ConnectionArn', true) ?? parts.part('Authentication')?.text('ConnectionArn', true);
  if (connectionArn === undefined) parts.faults.push("The field 'InvocationConfig' is required but was missing");
  const { query, text: queryText } = parts.query('QueryParameters');
  const headers = parts.object('Headers');
  const format = formatOf(parts);
  if (endpoint !== '' && !/^https?:\/\//.test(endpoint)) parts.faults.push(mustBe('ApiEndpoint', 'a URL'));
  parts.faults.push(...headerFaults(headersOf(headers), forbidden));
  if (parts.faults.length > 0) throw refused(args, parts.faults);
  return { endpoint, method, headers, query, queryText, body: parts.value('RequestBody'), format, connectionArn: connectionArn! };
}

function formatOf(parts: RequestParts): ArrayFormat | undefined {
  const transform = parts.part('Transform');
  if (transform?.oneOf('RequestBodyEncoding', ['NONE', 'URL_ENCODED'], 'NONE') !== 'URL_ENCODED') return undefined;
  return (transform.part('RequestEncodingOptions')?.oneOf('ArrayFormat', arrayFormats, 'INDICES') as ArrayFormat | undefined) ?? 'INDICES';
}

function httpRequest({ endpoint, method, headers: given, query, queryText, body, format }: Invocation, additions: Additions, region: string): HttpRequest {
  const headers = headersOf(given);
  for (const [name, value] of Object.entries(additions.headers)) headers.set(name, value);
  headers.set('User-Agent', `Amazon|StepFunctions|HttpInvoke|${region}`);
  headers.set('Range', 'bytes=0-262144');
  const text = bodyText(merged(body, additions.body), format);
  // As in the page's examples of requests.
  if (text !== undefined) headers.setDefault('Content-Type', format === undefined ? 'application/json; charset=UTF-8' : 'application/x-www-form-urlencoded');
  const url = withQuery(withQuery(endpoint, queryText), queryEncoded({ ...query, ...additions.query }));
  return { url, method, headers: headers.toObject(), ...(text !== undefined && { body: text }) };
}

/** "If there are any duplicate keys …, Step Functions overwrites the values in the HTTP Task with the values in the connection." */
function merged(body: Json | undefined, added: Additions['body']): Json | undefined {
  if (Object.keys(added).length === 0) return body;
  if (body === undefined || isObject(body)) return { ...body, ...added };
  throw new StatesError('States.Runtime', 'The request body of the Task is no object, and cannot be merged with the body parameters of the connection.');
}

function bodyText(body: Json | undefined, format: ArrayFormat | undefined): string | undefined {
  if (body === undefined || typeof body === 'string') return body;
  return format !== undefined && isObject(body) ? formEncoded(body, format) : JSON.stringify(body);
}
