import { SQSClient } from '@aws-sdk/client-sqs';
import * as api from 'asl-interpreter';
import * as aws from 'asl-interpreter/aws';
import * as replay from 'asl-interpreter/replay';
import * as server from 'asl-interpreter/server';
import * as testing from 'asl-interpreter/testing';
import * as generated from 'asl-interpreter/testing/generated-inputs';
import fc from 'fast-check';
import { expect } from 'vitest';
import { defineConfig } from 'vitest/config';
import { toMermaid } from '../../src/diagrams/mermaid';
import { InMemoryDynamoDb } from '../../src/services/dynamodb/in-memory-dynamodb';
import { InMemorySqs } from '../../src/services/sqs/in-memory-sqs';
import { branching, charging, one, orders, orderSchema, stockSchema, waiting } from './workflows';

const { returns, TestStateMachine } = testing;

/** What all examples may take for granted. */
export const given = {
  ...api,
  ...aws,
  ...replay,
  ...testing,
  ...generated,
  InMemoryDynamoDb,
  InMemorySqs,
  toMermaid,
  defineConfig,
  expect,
  fc,
  definition: {
    StartAt: 'W',
    States: { W: { Type: 'Wait', Seconds: 259_200, Next: 'F' }, F: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', End: true } },
  },
  handlers: { F: (input: unknown) => input },
  input: { orderId: 'o-1' },
};

/** A machine whose one Task gives an output. */
export const passing = (output: object): testing.TestStateMachine => new TestStateMachine(one('Charge'), { mocks: { Charge: returns(output) } });

const historyOf = async (definition: object): Promise<object> =>
  replay.record(await new TestStateMachine(definition, { mocks: { Charge: returns({}) } }).execute());

/** An account with one queue, on a virtual clock. */
async function account() {
  const made = new aws.LocalAws({ clock: api.virtualClock() });
  const { QueueUrl } = await made.sqs.createQueue({ QueueName: 'PurchaseQueue' });
  return { aws: made, sqs: made.sqs, clock: made.clock, QueueUrl: QueueUrl!, SQSClient };
}

/** What an example takes for granted by itself. */
export const givenTo: Readonly<Record<string, () => object | Promise<object>>> = {
  'local/local-aws.ts 2': async () => {
    const { aws: made } = await account();
    made.lambda.register('F', (n: number) => n * 2);
    return { aws: made };
  },
  'local/local-aws.ts 3': async () => {
    const after: (() => void)[] = [];
    const written: Record<string, string> = {};
    return {
      ...(await account()),
      after,
      afterEach: (each: () => void) => after.push(each),
      written,
      writeFileSync: (file: string, text: string) => (written[file] = text),
    };
  },
  'local/local-aws.ts 4': async () => {
    const text = JSON.stringify((await account()).aws.snapshot());
    return { aws: new aws.LocalAws({ clock: api.virtualClock() }), readFileSync: () => text };
  },
  'local/local-aws.ts 5': account,
  'server/request-handler.ts': async () => {
    const { aws: made } = await account();
    const endpoint = server.awsEndpoint({ sqs: made.sqs });
    return { SQSClient, endpoint, requestHandler: server.requestHandler, credentials: { accessKeyId: 'any', secretAccessKey: 'any' } };
  },
  'services/lambda/in-memory-lambda.ts 2': async () => ({ lambda: (await account()).aws.lambda }),
  'services/sns/in-memory-sns.ts': account,
  'runtime/task-tokens.ts': async () => {
    const { QueueUrl, ...rest } = await account();
    const Parameters = { QueueUrl, MessageBody: { 'TaskToken.$': '$$.Task.Token' } };
    const Ask = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', Parameters, End: true };
    return { ...rest, QueueUrl, definition: { StartAt: 'Ask', States: { Ask } } };
  },

  'coverage/coverage.ts': () => ({ definition: { StartAt: 'Taken', States: { Taken: { Type: 'Succeed' } } } }),

  'replay/replay.ts': async () => ({ changed: charging(12), yesterday: [await historyOf(charging(12)), await historyOf(charging(120))] }),
  'replay/format-report.ts': async () => ({ definition: charging(12), history: await historyOf(charging(120)) }),
  'replay/replay-steps.ts': async () => ({ definition: charging(12), history: await historyOf(charging(12)) }),
  'replay/record.ts': async () => {
    const written: Record<string, string> = {};
    const result = await new TestStateMachine(one('Charge'), { mocks: { Charge: testing.fails('Refused') } }).execute({ email: 'ada@example.com' });
    return { result, written, writeFileSync: (file: string, text: string) => void (written[file] = text) };
  },

  'testing/run-until.ts': () => ({ machine: new TestStateMachine(waiting, { mocks: { Ask: returns(null), Close: returns(null) } }) }),
  'testing/matchers/matchers.ts': () => ({ machine: passing({ orderId: 'o-1', paid: true }) }),
  'testing/matchers/to-have-taken-path.ts': async () => ({ result: await new TestStateMachine(branching).execute([1, 2]) }),
  'testing/snapshot/history-snapshot.ts': () => ({ machine: passing({}) }),
  'testing/trace/trace.ts': () => ({ machine: passing({ paid: true }) }),

  'testing/generated-inputs/arbitrary.ts': () => {
    const executed: unknown[] = [];
    const Charge = ({ amount }: { amount: number }): unknown => {
      if (!Number.isInteger(amount) || amount < 1) throw new Error('It does not fit the schema.');
      return executed.push(amount);
    };
    return { executed, machine: new TestStateMachine(one('Charge'), { handlers: { Charge } }) };
  },
  'testing/generated-inputs/explore-choices.ts': () => ({ orders, orderSchema, stockSchema }),
  'testing/generated-inputs/explore-report.ts': async () => {
    const report = await generated.exploreChoices(orders, { input: orderSchema, results: { CheckStock: stockSchema } });
    const tests: (() => Promise<void>)[] = [];
    const each = (rows: readonly unknown[][]) => (_title: string, body: (...row: unknown[]) => Promise<void>) =>
      tests.push(...rows.map((row) => () => body(...row)));
    return { orders, report, tests, test: { each } };
  },
};
