/** Services that Tasks call: in-memory ones, and any client of the SDK's shape. */
import { ServiceException, StateMachine, virtualClock, type StateMachineOptions } from 'asl-interpreter';
import { LocalAws } from 'asl-interpreter/aws';
import { expect, test } from 'vitest';
import { clock } from './machines';

const task = (Resource: string, Parameters: object = {}, services: StateMachineOptions['services'] = {}): StateMachine =>
  new StateMachine({ StartAt: 'A', States: { A: { Type: 'Task', Resource, Parameters, End: true } } }, { clock: clock(), services });

test('a client is called as its method, with the arguments', async () => {
  class Queue {
    readonly sent: unknown[] = [];
    async sendMessage(input: object): Promise<object> {
      this.sent.push(input);
      return { MessageId: 'm-1', $metadata: { httpStatusCode: 200, requestId: 'r-1' } };
    }
  }
  const sqs = new Queue();
  const { status, output } = await task(
    'arn:aws:states:::sqs:sendMessage',
    { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/Q', MessageBody: 'hello' },
    { sqs },
  ).execute();
  expect([status, sqs.sent]).toEqual(['SUCCEEDED', [{ QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/Q', MessageBody: 'hello' }]]);
  expect(output).toMatchObject({ MessageId: 'm-1' });
});

test.each<[title: string, fails: () => unknown]>([
  ['rejects', () => Promise.reject(new ServiceException('QueueDoesNotExist', 'The specified queue does not exist.', 'client', { requestId: 'r-1' }))],
  [
    'throws at once',
    () => {
      throw new ServiceException('QueueDoesNotExist', 'The specified queue does not exist.', 'client', { requestId: 'r-1' });
    },
  ],
])('a client that %s fails the Task with the service’s error', async (_title, fails) => {
  const { status, error, cause } = await task(
    'arn:aws:states:::sqs:sendMessage',
    { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/Q', MessageBody: 'b' },
    { sqs: { sendMessage: fails } },
  ).execute();
  expect([status, error]).toEqual(['FAILED', 'SQS.QueueDoesNotExistException']);
  expect(cause).toContain('The specified queue does not exist.');
});

test('arguments that Step Functions refuses never reach the client', async () => {
  let called = false;
  const sqs = { sendMessage: () => (called = true) };
  expect(
    await task(
      'arn:aws:states:::sqs:sendMessage',
      { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/Q', MessageBody: 'b', Wrong: 1 },
      { sqs },
    ).execute(),
  ).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
  });
  expect(called).toBe(false);
});

const refused = "An error occurred while executing the state 'A' (entered at the event id #2). The Parameters '";
test.each<[title: string, Resource: string, Parameters: object, services: StateMachineOptions['services'], fault: string]>([
  [
    'dynamodb:putItem with a TableName that is no text',
    'arn:aws:states:::dynamodb:putItem',
    { 'TableName.$': '$.n', Item: {} },
    { dynamodb: { putItem: unreachable } },
    `{"TableName":5,"Item":{}}' could not be used to start the Task: [The value for the field 'TableName' must be a STRING]`,
  ],
  [
    'sqs:sendMessage with a member that is none',
    'arn:aws:states:::sqs:sendMessage',
    { QueueUrl: 'q', MessageBody: 'b', 'Wrong.$': '$.n' },
    { sqs: { sendMessage: unreachable } },
    `{"QueueUrl":"q","MessageBody":"b","Wrong":5}' could not be used to start the Task: [The field "Wrong" is not supported by Step Functions]`,
  ],
])('arguments that Step Functions refuses start no Task and reach no Catch: %s (connect-parameters)', async (_title, Resource, Parameters, services, fault) => {
  const definition = {
    StartAt: 'A',
    States: { A: { Type: 'Task', Resource, Parameters, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }], End: true }, C: { Type: 'Succeed' } },
  };
  const { status, error, cause, history } = await new StateMachine(definition, { clock: clock(), services: services! }).execute({ n: 5 });
  expect([status, error, cause]).toEqual(['FAILED', 'States.Runtime', refused + fault]);
  expect(history().map(({ type }) => type)).toEqual(['ExecutionStarted', 'TaskStateEntered', 'ExecutionFailed']);
});

function unreachable(): never {
  throw new Error('The client was called.');
}

test('what the service itself refuses is a failure of the Task, which was scheduled', async () => {
  const dynamodb = { putItem: () => Promise.reject(new ServiceException('ValidationException', 'no', 'client', { requestId: 'r-1' })) };
  const { error, history } = await task('arn:aws:states:::dynamodb:putItem', { TableName: 'T', Item: {} }, { dynamodb }).execute();
  expect(error).toMatch(/^DynamoDB\./);
  expect(history().map(({ type }) => type)).toContain('TaskFailed');
});

test('http:invoke goes through the service "http", with the region of the execution and the connection of "events"', async () => {
  const sent: unknown[] = [];
  const http = { fetch: async (url: string, init: object) => (sent.push([url, init]), Response.json({ id: 1 })) };
  const events = { describeConnection: async () => ({ AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-api-key', ApiKeyValue: 'k' } } }) };
  const InvocationConfig = { ConnectionArn: 'arn:aws:events:us-east-1:123456789012:connection/C/id' };
  const args = { ApiEndpoint: 'https://api.example.com/a', Method: 'GET', InvocationConfig };
  const { output } = await task('arn:aws:states:::http:invoke', args, { http, events }).execute();
  expect(output).toMatchObject({ ResponseBody: { id: 1 }, StatusCode: 200 });
  expect(sent).toMatchObject([['https://api.example.com/a', { headers: { 'x-api-key': 'k', 'User-Agent': 'Amazon|StepFunctions|HttpInvoke|us-east-1' } }]]);
});

test('http:invoke and apigateway:invoke use the global fetch where no service "http" was given', async () => {
  const { fetch } = globalThis;
  const urls: unknown[] = [];
  globalThis.fetch = async (url) => (urls.push(url), Response.json({ message: 'Forbidden' }, { status: 403 }));
  try {
    const { error, cause } = await task('arn:aws:states:::apigateway:invoke', {
      ApiEndpoint: 'a.execute-api.us-east-1.amazonaws.com',
      Method: 'GET',
    }).execute();
    expect([urls, error, cause]).toEqual([['https://a.execute-api.us-east-1.amazonaws.com'], 'ApiGateway.403', '{"message":"Forbidden"}']);
  } finally {
    globalThis.fetch = fetch;
  }
});

test('a request over HTTP that gets no answer fails after 60 seconds of the clock (call-https-apis)', async () => {
  const time = virtualClock({ grace: 20 });
  const started = time.now();
  const definition = {
    StartAt: 'A',
    States: {
      A: {
        Type: 'Task',
        Resource: 'arn:aws:states:::http:invoke',
        Parameters: { ApiEndpoint: 'https://a.example.com', Method: 'GET', Authentication: { ConnectionArn: 'a' } },
        End: true,
      },
    },
  };
  const { error } = await new StateMachine(definition, { clock: time, services: { http: { fetch: () => new Promise(() => {}) } } }).execute();
  expect([error, time.now() - started]).toEqual(['States.Http.Socket', 60_000]);
});

test('events:putEvents tells which execution the events come from (connect-eventbridge)', async () => {
  const sent: unknown[] = [];
  const events = { putEvents: async (input: object) => (sent.push(input), { FailedEntryCount: 0, Entries: [] }) };
  const machine = new StateMachine(
    { StartAt: 'A', States: { A: { Type: 'Task', Resource: 'arn:aws:states:::events:putEvents', Parameters: { Entries: [{ Source: 's' }] }, End: true } } },
    { clock: clock(), services: { events }, name: 'Orders' },
  );
  await machine.execute({}, { name: 'one' });
  const arn = 'arn:aws:states:us-east-1:123456789012';
  expect(sent).toEqual([{ Entries: [{ Source: 's', Resources: [`${arn}:execution:Orders:one`, `${arn}:stateMachine:Orders`] }] }]);
});

test('a long poll of a Task takes the time of the clock that it shares', async () => {
  const shared = virtualClock();
  const { sqs } = new LocalAws({ clock: shared });
  const { QueueUrl } = await sqs.createQueue({ QueueName: 'Q' });
  const States = {
    A: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sqs:receiveMessage', Parameters: { QueueUrl, WaitTimeSeconds: 20 }, End: true },
  };
  const { startDate, stopDate, output } = await new StateMachine({ StartAt: 'A', States }, { clock: shared, services: { sqs } }).execute();
  expect([output, stopDate!.getTime() - startDate.getTime()]).toEqual([{}, 20_000]);
});
