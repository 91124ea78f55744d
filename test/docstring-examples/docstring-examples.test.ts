/**
 * Every @example of a docstring is run as it stands there: the names that it takes for granted are given, and what it says comes out is compared.
 */
import * as api from 'asl-interpreter';
import { ListQueuesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { InMemoryS3, type LocalAws } from 'asl-interpreter/aws';
import { replay } from 'asl-interpreter/replay';
import { matchers, TestStateMachine, virtualClock, type Mock, type Mocks } from 'asl-interpreter/testing';
import type { ExploreReport } from 'asl-interpreter/testing/generated-inputs';
import { saveHistoriesOfFailedTests } from 'asl-interpreter/testing/vitest';
import VitestReporter from 'asl-interpreter/testing/vitest-reporter';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { InMemoryDynamoDb } from '../../src/services/dynamodb/in-memory-dynamodb';
import type { CoverageOptions } from '../../src/testing/coverage/coverage-files';
import { examples, run, type Outcome } from './examples';
import { given, givenTo, passing } from './given';
import { one, retrying, twice } from './workflows';

const folder = mkdtempSync(join(tmpdir(), 'asl-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Beside the outcome: what was printed, what the example's comments tell, and what it was given. */
interface Seen {
  readonly printed: string;
  readonly told: string;
  readonly given: Outcome;
}

/** What each example says comes of it, or what can be seen of it. */
const outcomes: Record<string, (outcome: Outcome, seen: Seen) => unknown> = {
  'runtime/state-machine.ts': ({ status, output }) => expect([status, output]).toEqual(['SUCCEEDED', 'Hello Ada']),
  'clock/virtual-clock.ts': ({ result }) => expect(result).toMatchObject({ status: 'SUCCEEDED', stopDate: new Date('2026-01-04T00:00:00Z') }),
  'clock/system-clock.ts': ({ machine }) => expect(machine).toBeInstanceOf(api.StateMachine),
  'validation/parse.ts': ({ machine }) => expect((machine as api.Machine).states).toHaveLength(1),
  'validation/validate.ts': ({ $value }) =>
    expect($value).toMatchObject({ severity: 'ERROR', code: 'MISSING_TRANSITION_TARGET', message: "Missing 'Next' target: B", location: '/States/A/Next' }),
  'validation/variable-references.ts': ({ $value }) => expect($value).toEqual({ B: ['x'] }),
  'local/local-aws.ts 1': ({ QueueUrl }) => expect(QueueUrl).toMatch(/PurchaseQueue$/),
  'local/local-aws.ts 2': async ({ $value }) => expect(await ($value as api.StateMachine).execute(5)).toMatchObject({ status: 'SUCCEEDED', output: 10 }),
  'local/local-aws.ts 3': async (_outcome, { given: { after, aws, written } }) => {
    const { sqs } = aws as LocalAws;
    const told = (await sqs.listQueues()).QueueUrls;
    await sqs.createQueue({ QueueName: 'AnotherQueue' });
    (after as (() => void)[]).forEach((each) => each());
    expect((await sqs.listQueues()).QueueUrls).toEqual(told);
    expect(JSON.parse((written as Record<string, string>)['world.json']!)).toMatchObject({ version: 1, services: { sqs: expect.any(Object) as object } });
  },
  'local/local-aws.ts 4': async (_outcome, { given: { aws } }) => {
    expect((await (aws as LocalAws).sqs.listQueues()).QueueUrls).toEqual([expect.stringMatching(/PurchaseQueue$/)]);
  },
  'local/local-aws.ts 5': async ({ $value }) => {
    const { QueueUrls } = await ($value as SQSClient).send(new ListQueuesCommand({}));
    expect(QueueUrls).toEqual([expect.stringMatching(/PurchaseQueue$/)]);
  },
  'server/request-handler.ts': async ({ $value }) => {
    const { QueueUrls } = await ($value as SQSClient).send(new ListQueuesCommand({}));
    expect(QueueUrls).toEqual([expect.stringMatching(/PurchaseQueue$/)]);
  },
  'services/lambda/in-memory-lambda.ts 1': ({ $value }) => expect($value).toEqual({ approved: true }),
  'services/lambda/in-memory-lambda.ts 2': ({ $value }) => expect($value).toBe('arn:aws:lambda:us-east-1:123456789012:function:ShipOrder'),
  'services/sns/in-memory-sns.ts': async (_outcome, { given: { sqs, QueueUrl } }) => {
    const { Messages } = await (sqs as LocalAws['sqs']).receiveMessage({ QueueUrl: QueueUrl as string });
    expect(JSON.parse(Messages![0]!.Body!)).toMatchObject({ Message: '{"orderId":"o-1"}' });
  },
  'runtime/task-tokens.ts': async ({ execution }) => {
    expect(await (execution as api.Execution).result).toMatchObject({ status: 'SUCCEEDED', output: { paid: true } });
  },
  'services/sqs/in-memory-sqs.ts': ({ Messages }) => expect(Messages).toMatchObject([{ Body: '{"orderId":"o-1"}' }]),
  'services/s3/in-memory-s3.ts': ({ s3 }) => expect(s3).toBeInstanceOf(InMemoryS3),
  'runtime/function-result.ts': ({ Price }) => expect((Price as () => unknown)()).toBeInstanceOf(api.FunctionResult),
  'services/dynamodb/in-memory-dynamodb.ts': ({ dynamodb }) => expect(dynamodb).toBeInstanceOf(InMemoryDynamoDb),

  'diagrams/mermaid.ts': ({ $value }) => expect($value).toMatch(/^flowchart TD\n[^]*Hello/),
  'coverage/coverage.ts': (_outcome, { printed }) => expect(printed).toMatch(/\n StateMachine +\| +100 \|/),

  'replay/replay.ts': ({ broken }, seen) => expect(broken).toEqual([(seen.given['yesterday'] as unknown[])[1]]),
  'replay/format-report.ts': ({ $value }, { told }) => expect($value).toBe(`${told}\n`),
  'replay/replay-steps.ts': ({ $value, report }) => expect([$value, report]).toMatchObject([{ Payload: { amount: 12 } }, { same: true }]),
  'replay/record.ts': (_outcome, seen) => {
    const { 'failed.json': text } = seen.given['written'] as Record<string, string>;
    expect(text).not.toContain('ada@example.com');
    expect(replay(one('Charge'), text).same).toBe(true);
  },

  'mocks/mock.ts 1': async ({ mocks }) => {
    const machine = new TestStateMachine(one('Charge', retrying), { mocks: mocks as Mocks });
    const result = await machine.execute();
    expect(result.output).toEqual({ ok: true });
    expect(result.history().filter(({ type }) => type === 'LambdaFunctionFailed')).toHaveLength(2);
    machine.verifyMocks();
    const again = new TestStateMachine(twice('Charge', retrying), { mocks: mocks as Mocks });
    expect(await again.execute()).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(again.mockReport().unexpected).toHaveLength(1);
  },
  'mocks/mock.ts 2': async ({ $value }) => {
    const answered = (id: number) => new TestStateMachine(one('Charge', retrying), { mocks: { Charge: $value as Mock } }).execute({ id });
    expect([await answered(1), await answered(2)]).toMatchObject([{ output: 'one' }, { output: 'two' }]);
    expect(await answered(3)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  },

  'testing/test-state-machine.ts': ({ output, hours }) => expect([output, hours]).toEqual([{ charged: true }, 3]),
  'testing/run-until.ts': ({ execution }, seen) => {
    const events = (execution as api.Execution).history();
    expect(events.filter(({ type }) => type.endsWith('StateEntered'))).toHaveLength(3);
    expect((seen.given['machine'] as TestStateMachine).clock.now() - events[0]!.timestamp.getTime()).toBe(7_200_000);
  },
  'testing/matchers/matchers.ts': () => expect.assertions(1), // the example's own
  'testing/matchers/to-have-taken-path.ts': () => expect.assertions(1),
  'testing/snapshot/history-snapshot.ts': () => expect.assertions(1),
  'testing/trace/trace.ts': (_outcome, { printed }) => expect(printed).toMatch(/input \{"orderId":"o-1"\}\n[^]*Charge[^]*\n.*SUCCEEDED → \{"paid":true\}$/),
  'testing/contracts/contracts.ts': ({ $value }, { told }) => expect(`'${$value as string}'`).toBe(told),
  'testing/coverage/vitest-reporter.ts': ({ $value }) => {
    const [, [name, options]] = ($value as { test: { reporters: [string, [string, CoverageOptions]] } }).test.reporters;
    expect(name).toBe('asl-interpreter/testing/vitest-reporter'); // its default export is imported above
    const said: string[] = [];
    const { exitCode } = process;
    const reporter = new VitestReporter(options);
    reporter.onInit({ config: { root: folder, watch: false }, projects: [], logger: { log: () => {}, error: (text) => said.push(text) } });
    reporter.onTestRunEnd([]);
    process.exitCode = exitCode;
    expect(said).toEqual(['No state machine was run, so nothing is covered.']); // the threshold holds
  },

  'testing/generated-inputs/arbitrary.ts': (_outcome, seen) => expect((seen.given['executed'] as unknown[]).length).toBeGreaterThanOrEqual(100),
  'testing/generated-inputs/explore-choices.ts': ({ report }, { printed }) => {
    expect((report as ExploreReport).reached).toHaveLength(3);
    expect(printed).toContain('Enough?');
  },
  'testing/generated-inputs/explore-report.ts': async (_outcome, seen) => {
    const tests = seen.given['tests'] as (() => Promise<void>)[];
    for (const each of tests) await each();
    expect(tests.length).toBeGreaterThanOrEqual(2);
    expect.assertions(tests.length + 1);
  },
};

const exampleOf = (of: string): string => examples.find((each) => each.of === of)!.code;
const elsewhere = ['errors/function-error.ts', 'testing/failures/save-histories.ts'];

test('the examples are found, and each is looked at here', () => {
  expect(examples.map(({ of }) => of).toSorted()).toEqual([...Object.keys(outcomes), ...elsewhere].toSorted());
  expect(Object.keys(givenTo).filter((of) => !(of in outcomes))).toEqual([]);
});

test.each(examples.filter(({ of }) => of in outcomes))('the example of $of', async ({ of, code, told }) => {
  expect.hasAssertions();
  expect.extend(matchers);
  const printed: string[] = [];
  const all = { ...given, console: { log: (text: string) => printed.push(text) }, ...(await givenTo[of]?.()) };
  await outcomes[of]!(await run(code, all), { printed: printed.join('\n'), told, given: all });
});

test('the example of errors/function-error.ts: thrown by a handler, it is the cause of the failure', async () => {
  const F = (): unknown => run(exampleOf('errors/function-error.ts'), given);
  const { error, cause } = await new api.StateMachine(given.definition, { clock: virtualClock(), handlers: { F } }).execute();
  expect([error, cause]).toEqual(['OutOfStock', '{"errorMessage":"no stock","errorType":"OutOfStock","requestId":"r-1","stackTrace":[]}']);
});

describe('the example of testing/failures/save-histories.ts', async () => {
  const inFolder: typeof saveHistoriesOfFailedTests = (directory, options) => saveHistoriesOfFailedTests(join(folder, directory), options);
  await run(exampleOf('testing/failures/save-histories.ts'), { saveHistoriesOfFailedTests: inFolder });

  test.fails('a test that fails', async () => {
    expect(await passing({ paid: true }).execute({ email: 'ada@example.com' })).toHaveFailed();
  });

  test('its history is in the folder, without what shall not be there', () => {
    const files = readdirSync(join(folder, 'test-failures'));
    expect(files).toHaveLength(1);
    const text = readFileSync(join(folder, 'test-failures', files[0]!), 'utf8');
    expect(text).not.toContain('ada@example.com');
    expect(replay(one('Charge'), text).same).toBe(true);
  });
});
