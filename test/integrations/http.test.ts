/** http:invoke, https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html, and apigateway:invoke, .../connect-api-gateway.html */
import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../src/clock/virtual-clock';
import { ServiceException } from '../../src/errors/service-exception';
import { apiGatewayInvoke } from '../../src/integrations/apigateway-invoke';
import type { Connection } from '../../src/integrations/http-connection';
import { httpInvoke } from '../../src/integrations/http-invoke';
import type { HttpInit } from '../../src/integrations/http-port';
import type { Integration } from '../../src/integrations/integration';
import type { Json } from '../../src/json/json';

const ConnectionArn = 'arn:aws:events:us-east-2:123456789012:connection/Stripe/81210c42-8af1-456b-9c4a-6ff02fc664ac';
const InvocationConfig = { ConnectionArn };
const ApiEndpoint = 'https://api.example.com/v1/customers';
const executionArn = 'arn:aws:states:us-east-2:123456789012:execution:M:e';

type Sent = [url: string, init: HttpInit];
type Answers = (url: string, init: HttpInit) => Response | Promise<Response>;

/** Makes the call of a Task, and gives what was sent, and the result or the error. */
async function made(
  integration: Integration,
  args: Json,
  answers: Answers = () => Response.json({ ok: true }),
  connection?: Connection | (() => Promise<Connection>),
): Promise<{ sent: Sent[]; names: unknown[]; outcome: unknown }> {
  const sent: Sent[] = [];
  const names: unknown[] = [];
  const http = { fetch: async (url: string, init: HttpInit) => (sent.push([url, init]), answers(url, init)) };
  const describeConnection = async (input: object): Promise<Connection> => (names.push(input), typeof connection === 'function' ? connection() : connection!);
  const services = { http, ...(connection !== undefined && { events: { describeConnection } }) };
  const clock = virtualClock();
  const after = (milliseconds: number, wake: () => void) => clock.schedule(clock.now() + milliseconds, wake);
  try {
    const caller = { executionArn, signal: new AbortController().signal, after };
    const output = await integration.call!(services, integration.request(args), caller);
    return { sent, names, outcome: await integration.response(output, clock.now()) };
  } catch (thrown) {
    const { error, cause } = thrown as { error?: string; cause?: string };
    return { sent, names, outcome: error === undefined ? integration.failure(thrown) : { error, cause } };
  }
}

const own = { 'User-Agent': 'Amazon|StepFunctions|HttpInvoke|us-east-2', Range: 'bytes=0-262144' };

describe('http:invoke sends', () => {
  test.each<[title: string, args: Record<string, Json>, url: string, init: object]>([
    ['a call without anything', { Method: 'GET' }, ApiEndpoint, { method: 'GET', headers: own }],
    [
      'a query',
      { Method: 'GET', QueryParameters: { currency: 'usd', q: ["a b'", 2, true, null] } },
      `${ApiEndpoint}?currency=usd&q=a%20b%27&q=2&q=true&q=`,
      {},
    ],
    ['a query that is a text', { Method: 'GET', QueryParameters: 'a=1&b=2' }, `${ApiEndpoint}?a=1&b=2`, {}],
    ['a query that is a list', { Method: 'GET', QueryParameters: ['a=1', { b: 2, '\ud800': 3 }] }, `${ApiEndpoint}?a=1&b=2&%EF%BF%BD=3`, {}],
    ['headers, a text or a list each', { Method: 'GET', Headers: { a: 'x', b: ['y', 'z'] } }, ApiEndpoint, { headers: { a: 'x', b: 'y, z', ...own } }],
    [
      'a body as JSON',
      { Method: 'POST', RequestBody: { a: [1] } },
      ApiEndpoint,
      { body: '{"a":[1]}', headers: { ...own, 'Content-Type': 'application/json; charset=UTF-8' } },
    ],
    [
      'a body that is a text',
      { Method: 'POST', RequestBody: 'text', Headers: { 'content-type': 'text/plain' } },
      ApiEndpoint,
      { body: 'text', headers: { 'content-type': 'text/plain', ...own } },
    ],
    ['no encoding', { Method: 'POST', RequestBody: { a: 1 }, Transform: { RequestBodyEncoding: 'NONE' } }, ApiEndpoint, { body: '{"a":1}' }],
    [
      'a form: the page’s example',
      {
        Method: 'POST',
        RequestBody: { description: 'Monthly subscription', metadata: { order_details: 'monthly report data' }, customer: '1234567890' },
        Transform: { RequestBodyEncoding: 'URL_ENCODED' },
      },
      ApiEndpoint,
      {
        body: 'description=Monthly%20subscription&metadata%5Border_details%5D=monthly%20report%20data&customer=1234567890',
        headers: { ...own, 'Content-Type': 'application/x-www-form-urlencoded' },
      },
    ],
    ['a form that is a text already', { Method: 'POST', RequestBody: 'a=1', Transform: { RequestBodyEncoding: 'URL_ENCODED' } }, ApiEndpoint, { body: 'a=1' }],
    [
      'an address with Authentication in place of InvocationConfig',
      { Method: 'DELETE', InvocationConfig: null, Authentication: { ConnectionArn } },
      ApiEndpoint,
      { method: 'DELETE' },
    ],
    ['no body with GET, which fetch refuses', { Method: 'GET', RequestBody: { a: 1 } }, ApiEndpoint, { method: 'GET' }],
  ])('%s', async (_title, args, url, init) => {
    const { sent } = await made(httpInvoke, { ApiEndpoint, InvocationConfig, ...args });
    expect(sent).toEqual([[url, expect.objectContaining({ ...init, signal: expect.any(AbortSignal) as AbortSignal })]]);
    if (args['Method'] === 'GET') expect(sent[0]![1]).not.toHaveProperty('body');
  });

  test.each<[format: string | undefined, body: string]>([
    [undefined, 'array[0]=a&array[1]=b&o[0][k]=1'],
    ['INDICES', 'array[0]=a&array[1]=b&o[0][k]=1'],
    ['REPEAT', 'array=a&array=b&o[k]=1'],
    ['COMMAS', 'array=a,b&o={"k":1}'],
    ['BRACKETS', 'array[]=a&array[]=b&o[][k]=1'],
  ])('lists in the format %s', async (ArrayFormat, body) => {
    const Transform = { RequestBodyEncoding: 'URL_ENCODED', ...(ArrayFormat !== undefined && { RequestEncodingOptions: { ArrayFormat } }) };
    const { sent } = await made(httpInvoke, { ApiEndpoint, Method: 'POST', InvocationConfig, RequestBody: { array: ['a', 'b'], o: [{ k: 1 }] }, Transform });
    expect(decodeURIComponent(sent[0]![1].body!)).toBe(body);
  });

  test.each<[title: string, args: Record<string, Json>, fault: string]>([
    ['no endpoint', { ApiEndpoint: null }, "The field 'ApiEndpoint' is required but was missing"],
    ['an endpoint without a scheme', { ApiEndpoint: 'api.example.com' }, "The value for the field 'ApiEndpoint' must be a URL"],
    ['an endpoint that is a number', { ApiEndpoint: 1 }, "The value for the field 'ApiEndpoint' must be a STRING"],
    ['another method', { Method: 'TRACE' }, "The value for the field 'Method' must be one of GET, POST, PUT, DELETE, PATCH, OPTIONS, HEAD"],
    ['no connection', { InvocationConfig: null }, "The field 'InvocationConfig' is required but was missing"],
    ['a connection without ARN', { InvocationConfig: {} }, "The field 'ConnectionArn' is required but was missing"],
    ['another parameter', { Color: 'red' }, 'The field "Color" is not supported by Step Functions'],
    ['a header that Step Functions sets', { Headers: { Authorization: 'x' } }, "The HTTP header 'Authorization' is not allowed"],
    ['a header by its beginning', { Headers: { 'X-Amz-Date': 'x' } }, "The HTTP header 'X-Amz-Date' is not allowed"],
    ['a header with a line break', { Headers: { a: 'x\r\nb: y' } }, "The HTTP header 'a' is invalid"],
    ['a header with a wrong name', { Headers: { 'a b': 'x' } }, "The HTTP header 'a b' is invalid"],
    ['headers that are no object', { Headers: 'x' }, "The value for the field 'Headers' must be an OBJECT"],
    ['a query that is a number', { QueryParameters: 1 }, "The value for the field 'QueryParameters' must be an OBJECT"],
    ['another encoding', { Transform: { RequestBodyEncoding: 'GZIP' } }, "The value for the field 'RequestBodyEncoding' must be one of NONE, URL_ENCODED"],
  ])('nothing with %s: States.Runtime', async (_title, args, fault) => {
    const whole = { ApiEndpoint, Method: 'GET', InvocationConfig, ...args };
    const cause = `The Parameters '${JSON.stringify(whole)}' could not be used to start the Task: [${fault}]`;
    expect(await made(httpInvoke, whole)).toEqual({ sent: [], names: [], outcome: { error: 'States.Runtime', cause } });
  });

  test('nothing for arguments that are no object', () => {
    expect(() => httpInvoke.request('x')).toThrow(expect.objectContaining({ error: 'States.Runtime' }));
  });
});

describe('a connection', () => {
  const args = {
    ApiEndpoint: 'https://example.com/path',
    Method: 'POST',
    InvocationConfig,
    Headers: { 'Request-Id': 'my_request_id', 'Header-Param': 'state_machine_header_param' },
    RequestBody: { Job: 'Software Engineer', Company: 'AnyCompany', BodyParam: 'state_machine_body_param' },
    QueryParameters: { QueryParam: 'state_machine_query_param' },
  };

  test('adds to the request, before what the Task says: the page’s example', async () => {
    const { sent, names } = await made(httpInvoke, args, undefined, {
      AuthParameters: {
        ApiKeyAuthParameters: { ApiKeyName: 'ApiKey', ApiKeyValue: 'key_value' },
        InvocationHttpParameters: {
          BodyParameters: [{ Key: 'BodyParam', Value: 'connection_body_param' }],
          HeaderParameters: [{ Key: 'Header-Param', Value: 'connection_header_param' }],
          QueryStringParameters: [{ Key: 'QueryParam', Value: 'connection_query_param' }],
        },
      },
    });
    expect(names).toEqual([{ Name: 'Stripe' }]);
    expect(sent).toMatchObject([
      [
        'https://example.com/path?QueryParam=connection_query_param',
        {
          headers: {
            'Request-Id': 'my_request_id',
            'Header-Param': 'connection_header_param',
            ApiKey: 'key_value',
            'Content-Type': 'application/json; charset=UTF-8',
          },
          body: '{"Job":"Software Engineer","Company":"AnyCompany","BodyParam":"connection_body_param"}',
        },
      ],
    ]);
  });

  test('cannot add to a body that is a text', async () => {
    const connection = { AuthParameters: { InvocationHttpParameters: { BodyParameters: [{ Key: 'a', Value: 'b' }] } } };
    const { sent, outcome } = await made(httpInvoke, { ...args, RequestBody: 'text' }, undefined, connection);
    expect([sent, outcome]).toMatchObject([[], { error: 'States.Runtime' }]);
    const { RequestBody: _body, ...bare } = args;
    expect((await made(httpInvoke, bare, undefined, connection)).sent).toMatchObject([[expect.anything(), { body: '{"a":"b"}' }]]);
  });

  test('with a user and a password', async () => {
    const { sent } = await made(httpInvoke, args, undefined, { AuthParameters: { BasicAuthParameters: { Username: 'u', Password: 'p' } } });
    expect(sent).toMatchObject([[expect.anything(), { headers: { Authorization: 'Basic dTpw' } }]]);
  });

  test('with nothing in it', async () => {
    const empty = { AuthParameters: { ApiKeyAuthParameters: {}, BasicAuthParameters: {}, InvocationHttpParameters: { HeaderParameters: [{}] } } };
    expect((await made(httpInvoke, args, undefined, {})).sent).toHaveLength(1);
    expect((await made(httpInvoke, args, undefined, empty)).sent).toMatchObject([[expect.anything(), { headers: { Authorization: 'Basic Og==' } }]]);
  });

  const OAuthParameters = {
    AuthorizationEndpoint: 'https://auth.example.com/token',
    HttpMethod: 'POST',
    ClientParameters: { ClientID: 'id', ClientSecret: 'se cret' },
    OAuthHttpParameters: {
      BodyParameters: [{ Key: 'audience', Value: 'a' }],
      HeaderParameters: [{ Key: 'x', Value: 'y' }],
      QueryStringParameters: [{ Key: 'q', Value: '1' }],
    },
  };
  const token: Answers = (url) => Response.json(url.startsWith('https://auth') ? { access_token: 't', token_type: 'Bearer' } : {});

  test('with client credentials: a token first (RFC 6749, section 4.4)', async () => {
    const { sent } = await made(httpInvoke, args, token, { ConnectionState: 'AUTHORIZED', AuthParameters: { OAuthParameters } });
    expect(sent).toMatchObject([
      [
        'https://auth.example.com/token?q=1',
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded', x: 'y' },
          body: 'grant_type=client_credentials&client_id=id&client_secret=se%20cret&audience=a',
        },
      ],
      ['https://example.com/path?QueryParam=state_machine_query_param', { headers: { Authorization: 'Bearer t' } }],
    ]);
  });

  test('with client credentials by GET: in the query', async () => {
    const { sent } = await made(httpInvoke, args, token, {
      AuthParameters: { OAuthParameters: { AuthorizationEndpoint: 'https://auth.example.com/token', HttpMethod: 'GET' } },
    });
    expect(sent[0]![0]).toBe('https://auth.example.com/token?grant_type=client_credentials&client_id=&client_secret=');
  });

  test.each<[title: string, answers: Answers]>([
    ['refuses', () => Response.json({ access_token: 't' }, { status: 401 })],
    ['gives none', () => Response.json({})],
    ['gives no JSON', () => new Response('no')],
    ['gives bytes', () => new Response(new Uint8Array([255]))],
    ['cannot be reached', () => Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: new Error('refused') }))],
  ])('whose token endpoint %s', async (_title, answers) => {
    const { outcome } = await made(httpInvoke, args, answers, { AuthParameters: { OAuthParameters: {} } });
    expect(outcome).toMatchObject({ error: 'Events.ConnectionResource.InvalidConnectionState' });
  });

  test.each<[title: string, connection: Connection | (() => Promise<Connection>), error: string]>([
    ['that there is not', () => Promise.reject(new ServiceException('ResourceNotFoundException', 'Connection does not exist.')), 'ResourceNotFound'],
    ['that may not be read', () => Promise.reject(new ServiceException('AccessDeniedException', 'no')), 'AccessDenied'],
    ['that cannot be read', () => Promise.reject(new Error('no')), 'InternalError'],
    ['that cannot be read, for what is no error', () => Promise.reject('no' as unknown as Error), 'InternalError'],
    ['that is being made', { ConnectionState: 'AUTHORIZING' }, 'AuthInProgress'],
    ['that is not authorised', { ConnectionState: 'DEAUTHORIZED' }, 'InvalidConnectionState'],
  ])('%s fails the Task', async (_title, connection, error) => {
    expect((await made(httpInvoke, args, undefined, connection)).outcome).toMatchObject({ error: `Events.ConnectionResource.${error}` });
  });

  test('an ARN without a name is taken for one', async () => {
    expect((await made(httpInvoke, { ...args, InvocationConfig: { ConnectionArn: 'Stripe' } }, undefined, {})).names).toEqual([{ Name: 'Stripe' }]);
  });
});

describe('the response', () => {
  const call = (answers: Answers) => made(httpInvoke, { ApiEndpoint, Method: 'POST', InvocationConfig }, answers).then(({ outcome }) => outcome);

  test('has its parts in the order of their names', async () => {
    const outcome = await call(() => Response.json({ id: 1 }, { status: 201, statusText: 'Created', headers: { a: 'x, y' } }));
    expect(JSON.stringify(outcome)).toBe(
      '{"Headers":{"a":["x, y"],"content-type":["application/json"]},"ResponseBody":{"id":1},"StatusCode":201,"StatusText":"Created"}',
    );
  });

  test('has each cookie by itself', async () => {
    const outcome = await call(
      () =>
        new Response('', {
          headers: [
            ['set-cookie', 'a=1'],
            ['set-cookie', 'b=2'],
          ],
        }),
    );
    expect(outcome).toMatchObject({ Headers: { 'set-cookie': ['a=1', 'b=2'] } });
  });

  test.each<[body: string, type: string, value: Json]>([
    ['{"a":1}', 'application/json', { a: 1 }],
    ['{"a":1}', 'text/plain', { a: 1 }],
    ['[1]', 'text/plain', [1]],
    ['1', 'application/json; charset=utf-8', 1],
    ['1', 'application/problem+json', 1],
    ['1', 'text/plain', '1'],
    ['{', 'application/json', '{'],
    ['', 'application/json', ''],
    ['<a/>', 'text/xml', '<a/>'],
  ])('the body %s of the type %s', async (body, type, value) => {
    expect(await call(() => new Response(body, { headers: { 'content-type': type } }))).toMatchObject({ ResponseBody: value });
  });

  test('without a type', async () => {
    expect(await call(() => new Response(new TextEncoder().encode('a')))).toMatchObject({ ResponseBody: 'a' });
  });

  test.each<[title: string, body: Uint8Array<ArrayBuffer> | string, type: string | undefined]>([
    ['application/octet-stream', 'a', 'application/octet-stream'],
    ['image/*', 'a', 'image/png'],
    ['video/*', 'a', 'Video/mp4'],
    ['audio/*', 'a', 'audio/ogg'],
    ['what "can’t be read as a valid string"', new Uint8Array([0xff, 0xfe]), undefined],
  ])('unsupported: %s', async (_title, body, type) => {
    expect(await call(() => new Response(body, { headers: type === undefined ? {} : { 'content-type': type } }))).toMatchObject({ error: 'States.Runtime' });
  });

  test('another status is an error with the body as its cause', async () => {
    expect(await call(() => new Response('{"no":1}', { status: 404 }))).toEqual({ error: 'States.Http.StatusCode.404', cause: '{"no":1}' });
    expect(await call(() => new Response(new Uint8Array([255]), { status: 500 }))).toEqual({ error: 'States.Http.StatusCode.500', cause: '' });
  });

  test('none', async () => {
    const notFound = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: 'api.example.com' });
    expect(await call(() => Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: notFound })))).toEqual({
      error: 'States.Http.Socket',
      cause: 'Unable to execute HTTP request: api.example.com: Name or service not known',
    });
    expect(httpInvoke.failure(new Error('x'))).toEqual({ error: 'States.Http.Socket', cause: 'Error: x' });
  });
});

describe('"HTTP task requests will timeout after 60 seconds"', () => {
  test.each([httpInvoke, apiGatewayInvoke])('%#', async (integration) => {
    const clock = virtualClock();
    const after = (milliseconds: number, wake: () => void) => clock.schedule(clock.now() + milliseconds, wake);
    let aborted = false;
    const http = { fetch: (_url: string, { signal }: HttpInit) => new Promise(() => signal.addEventListener('abort', () => (aborted = true))) };
    const caller = { executionArn, signal: new AbortController().signal, after };
    const args = integration === httpInvoke ? { ApiEndpoint, Method: 'GET', InvocationConfig } : { ApiEndpoint: 'a', Method: 'GET' };
    const call = integration.call!({ http }, integration.request(args), caller).catch((thrown: unknown) => integration.failure(thrown));
    await clock.advance('59 seconds');
    expect(aborted).toBe(false);
    await clock.advance('1 second');
    expect(await call).toMatchObject({ cause: 'The request took more than 60 seconds.' });
    expect(aborted).toBe(true);
  });

  test('a request that nobody waits for any more is aborted', async () => {
    const controller = new AbortController();
    const http = {
      fetch: (_url: string, { signal }: HttpInit) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    };
    const caller = { executionArn, signal: controller.signal, after: () => ({ cancel() {} }) };
    const call = httpInvoke.call!({ http }, httpInvoke.request({ ApiEndpoint, Method: 'GET', InvocationConfig }), caller);
    controller.abort(new Error('stopped'));
    await expect(call).rejects.toThrow('stopped');
  });
});

describe('apigateway:invoke', () => {
  const host = 'example.execute-api.us-east-1.amazonaws.com';
  test.each<[title: string, args: Record<string, Json>, url: string, init: object]>([
    [
      'the page’s example',
      { Method: 'GET', Headers: { key: ['value1', 'value2'] }, Stage: 'prod', Path: 'bills', QueryParameters: { billId: ['123456'] }, AuthType: 'NO_AUTH' },
      `https://${host}/prod/bills?billId=123456`,
      { method: 'GET', headers: { key: 'value1, value2' } },
    ],
    [
      'a path that begins with a slash (recording test_localstack_blogpost_scenario)',
      { Method: 'POST', Path: '/approval', RequestBody: { cost: 9 } },
      `https://${host}/approval`,
      { body: '{"cost":9}', headers: { 'Content-Type': 'application/json' } },
    ],
    ['no nulls', { Method: 'POST', RequestBody: { a: null, b: [null, { c: null, d: 1 }] } }, `https://${host}`, { body: '{"b":[{"d":1}]}' }],
    ['nulls where they are allowed', { Method: 'POST', RequestBody: { a: null }, AllowNullValues: true }, `https://${host}`, { body: '{"a":null}' }],
    ['a text', { Method: 'PUT', RequestBody: 'x' }, `https://${host}`, { body: 'x' }],
    ['to another address, for tests', { ApiEndpoint: 'http://localhost:3000/', Method: 'GET', Path: 'a' }, 'http://localhost:3000/a', {}],
  ])('sends %s', async (_title, args, url, init) => {
    const { sent } = await made(apiGatewayInvoke, { ApiEndpoint: host, ...args });
    expect(sent).toEqual([[url, expect.objectContaining(init)]]);
  });

  test.each<[args: Record<string, Json>, fault: string]>([
    [{ Headers: { Host: ['x'] } }, "The HTTP header 'Host' is not allowed"],
    [{ Headers: { 'X-Forwarded-For': 'x' } }, "The HTTP header 'X-Forwarded-For' is not allowed"],
    [{ AllowNullValues: 1 }, "The value for the field 'AllowNullValues' must be a BOOLEAN"],
    [{ AuthType: 'BASIC' }, "The value for the field 'AuthType' must be one of NO_AUTH, IAM_ROLE, RESOURCE_POLICY"],
  ])('refuses %j', async (args, fault) => {
    const { sent, outcome } = await made(apiGatewayInvoke, { ApiEndpoint: host, Method: 'GET', ...args });
    expect([sent, outcome]).toEqual([[], { error: 'States.Runtime', cause: expect.stringContaining(`[${fault}]`) as string }]);
  });

  test('a result, and an error as on the page', async () => {
    const args = { ApiEndpoint: host, Method: 'GET' };
    expect((await made(apiGatewayInvoke, args, () => Response.json({ myBills: [] }, { statusText: 'OK' }))).outcome).toEqual({
      ResponseBody: { myBills: [] },
      Headers: { 'content-type': ['application/json'] },
      StatusCode: 200,
      StatusText: 'OK',
    });
    expect((await made(apiGatewayInvoke, args, () => Response.json({ message: 'Missing Authentication Token' }, { status: 403 }))).outcome).toEqual({
      error: 'ApiGateway.403',
      cause: '{"message":"Missing Authentication Token"}',
    });
    expect((await made(apiGatewayInvoke, args, () => new Response(new Uint8Array([255]), { status: 502 }))).outcome).toEqual({
      error: 'ApiGateway.502',
      cause: '',
    });
    expect(apiGatewayInvoke.failure(new Error('x'))).toEqual({ error: 'ApiGateway.SdkClientException', cause: 'Error: x' });
  });
});
