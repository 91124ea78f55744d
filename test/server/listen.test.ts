import { SQS } from '@aws-sdk/client-sqs';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { awsEndpoint } from '../../src/server/aws-endpoint';
import { listen, type ListeningServer, type ListenOptions } from '../../src/server/listen';
import { requestHandler } from '../../src/server/request-handler';

/** A queue whose receive waits until it is let go or given up, and tells when it has begun. */
function waiting() {
  let begun = (): void => undefined;
  let end = (): void => undefined;
  const started = new Promise<void>((resolve) => (begun = resolve));
  const given = new Promise<string>((resolve) => (end = () => resolve('answered')));
  let outcome: Promise<string> = given;
  const receiveMessage = (_input: object, { abortSignal }: { abortSignal?: AbortSignal }): Promise<object> => {
    const aborted = new Promise<string>((resolve) => abortSignal?.addEventListener('abort', () => resolve('given up')));
    outcome = Promise.race([given, aborted]);
    begun();
    return outcome.then(() => ({ Messages: [{ Body: 'late' }] }));
  };
  const endpoint = awsEndpoint({ sqs: { receiveMessage, listQueues: async () => ({ QueueUrls: ['a'] }) } });
  return { endpoint, started, end: () => end(), outcome: () => outcome };
}

const servers: ListeningServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close({ deadline: 0 })));
});
async function serve(options?: ListenOptions, { endpoint } = waiting()): Promise<ListeningServer> {
  const server = await listen(endpoint, options);
  servers.push(server);
  return server;
}
const config = { region: 'us-east-1', credentials: { accessKeyId: 'any', secretAccessKey: 'any' }, maxAttempts: 1, md5: false as const };
const poll = { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', WaitTimeSeconds: 20 };

/** What a server answers to bytes. */
async function raw({ port }: ListeningServer, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(text);
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  await once(socket, 'close');
  return answer.split('\r\n')[0]!;
}

test('a server tells where it listens: on loopback alone, unless told otherwise', async () => {
  const server = await serve();
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  expect((await new SQS({ ...config, endpoint: server.url }).listQueues()).QueueUrls).toEqual(['a']);
  await expect(serve({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test.each<[string, ListenOptions, string, string]>([
  ['bytes that are no HTTP', {}, 'no HTTP\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
  ['headers of 20 KiB', {}, `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 'HTTP/1.1 431 Request Header Fields Too Large'],
  ['headers that do not end', { headersTimeout: 20, requestTimeout: 20 }, 'GET / HTTP/1.1\r\nHost: a\r\n', 'HTTP/1.1 408 Request Timeout'],
  [
    'a body that does not end',
    { headersTimeout: 20, requestTimeout: 40 },
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{',
    'HTTP/1.1 408 Request Timeout',
  ],
  ['a length that is none', {}, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
  ['a length over the limit', { maxBodyBytes: 10 }, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n', 'HTTP/1.1 413 Payload Too Large'],
  [
    'chunks over the limit',
    { maxBodyBytes: 10 },
    'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n12345678901\r\n',
    'HTTP/1.1 413 Payload Too Large',
  ],
])('%s: %j', async (_title, options, text, status) => {
  const server = await serve(options);
  expect(await raw(server, text)).toBe(status);
  expect((await new SQS({ ...config, endpoint: server.url }).listQueues()).QueueUrls).toEqual(['a']);
});

test('running requests end before a server is closed; no new ones are taken', async () => {
  const queue = waiting();
  const server = await serve({}, queue);
  const received = new SQS({ ...config, endpoint: server.url }).receiveMessage(poll);
  await queue.started;
  const closed = server.close();
  await expect(fetch(server.url)).rejects.toThrow('fetch failed');
  queue.end();
  expect((await received).Messages).toMatchObject([{ Body: 'late' }]);
  await closed;
});

test('what still runs at the deadline is cut off, and a poll whose client is gone is given up', async () => {
  const queue = waiting();
  const server = await serve({}, queue);
  const received = new SQS({ ...config, endpoint: server.url }).receiveMessage(poll).catch((error: Error) => error);
  await queue.started;
  await server.close({ deadline: 1 });
  expect(await received).toBeInstanceOf(Error);
  expect(await queue.outcome()).toBe('given up');
});

test.each(['HTTP', 'the request handler'])('an abort through %s reaches a long poll', async (way) => {
  const queue = waiting();
  const over = way === 'HTTP' ? { endpoint: (await serve({}, queue)).url } : { requestHandler: requestHandler(queue.endpoint) };
  const controller = new AbortController();
  const received = new SQS({ ...config, ...over }).receiveMessage(poll, { abortSignal: controller.signal });
  await queue.started;
  controller.abort();
  await expect(received).rejects.toMatchObject({ name: 'AbortError' });
  expect(await queue.outcome()).toBe('given up');
});

test('a call that was given up before it began is not made', async () => {
  const sqs = new SQS({ ...config, requestHandler: requestHandler(waiting().endpoint) });
  await expect(sqs.listQueues({}, { abortSignal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
});

test('browsers may call where it is asked for, and nowhere else', async () => {
  const preflight = { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-amz-target' } };
  const open = await fetch((await serve({ corsOrigin: '*' })).url, preflight);
  expect([open.status, open.headers.get('access-control-allow-origin'), open.headers.get('access-control-allow-headers')]).toEqual([204, '*', 'x-amz-target']);
  expect((await fetch((await serve()).url, preflight)).headers.get('access-control-allow-origin')).toBeNull();
});
