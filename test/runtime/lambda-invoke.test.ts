/** `arn:aws:states:::lambda:invoke`. What its arguments may be and its result's texts are tests of src/integrations. */
import { FunctionError, StateMachine, type HandlerContext, type StateMachineOptions } from 'asl-interpreter';
import { expect, test } from 'vitest';
import { arn, clock, turns } from './machines';

const invoke = (Parameters: object, handlers: StateMachineOptions['handlers'] = {}): StateMachine =>
  new StateMachine(
    { StartAt: 'A', States: { A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters, End: true } } },
    { clock: clock(), handlers },
  );

test('the result has the function’s under Payload, and what the SDK tells of the call', async () => {
  const machine = invoke({ FunctionName: 'F', 'Payload.$': '$' }, { F: ({ a }: { a: number }) => ({ b: a + 1 }) });
  const { output, history } = await machine.execute({ a: 1 });
  expect(Object.keys(output as object)).toEqual(['ExecutedVersion', 'Payload', 'SdkHttpMetadata', 'SdkResponseMetadata', 'StatusCode']);
  expect(output).toMatchObject({ ExecutedVersion: '$LATEST', Payload: { b: 2 }, StatusCode: 200 });
  expect(history().map(({ type }) => type)).toContain('TaskSucceeded');
});

test.each<[FunctionName: string, registered: string]>([
  ['F', 'F'],
  [arn('F'), 'F'],
  [`${arn('F')}:live`, 'F'],
  ['F:live', 'F'],
  ['123456789012:function:F', 'F'],
  [arn('F'), arn('F')],
])('FunctionName %s finds the handler %s', async (FunctionName, registered) => {
  let context: Partial<HandlerContext> = {};
  const machine = invoke(
    { FunctionName },
    { [registered]: (_input: unknown, { functionName, invokedFunctionArn }) => (context = { functionName, invokedFunctionArn }) },
  );
  expect((await machine.execute()).status).toBe('SUCCEEDED');
  // "invokedFunctionArn – The Amazon Resource Name (ARN) that's used to invoke the function": nodejs-context
  expect(context).toEqual({ functionName: 'F', invokedFunctionArn: FunctionName.startsWith('arn:') ? FunctionName : arn('F') });
});

test('a function whose name is computed is looked for when it is called', async () => {
  const machine = invoke({ 'FunctionName.$': '$.name' }, { F: (_input: unknown, { functionName, invokedFunctionArn }) => [functionName, invokedFunctionArn] });
  expect((await machine.execute({ name: 'F' })).output).toMatchObject({ Payload: ['F', arn('F')] });
  const { status, error, cause } = await machine.execute({ name: 'G' });
  expect([status, error]).toEqual(['FAILED', 'Lambda.ResourceNotFoundException']);
  expect(cause).toMatch(
    /^Function not found: G \(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: [-0-9a-f]{36}; Proxy: null\)$/,
  );
});

test.each<[title: string, thrown: () => unknown, error: string, cause: string]>([
  [
    'an error payload is handed on as compact JSON',
    () => new FunctionError('{"errorMessage": "m", "errorType": "T"}'),
    'T',
    '{"errorMessage":"m","errorType":"T"}',
  ],
  ['what is no JSON as it is', () => new FunctionError('Task timed out'), 'Lambda.Unknown', 'Task timed out'],
  ['an Error', () => Object.assign(new Error('no'), { stack: 's' }), 'Error', '{"errorType":"Error","errorMessage":"no","trace":["s"]}'],
])('%s (recordings test_raise_exception_catch)', async (_title, thrown, error, cause) => {
  const result = await invoke({ FunctionName: 'F' }, { F: () => Promise.reject(thrown() as Error) }).execute();
  expect([result.status, result.error, result.cause]).toEqual(['FAILED', error, cause]);
});

test.each([
  ['a number', 2, '2'],
  ['a boolean', true, 'true'],
])(
  'a Payload that is %s: Step Functions refuses it, and no Task starts ("In AWS Step Functions, how can I pass numbers …", Stack Overflow)',
  async (_title, n, text) => {
    let called = false;
    const { status, error, cause, history } = await invoke({ FunctionName: 'F', 'Payload.$': '$.n' }, { F: () => (called = true) }).execute({ n });
    expect([status, error, called]).toEqual(['FAILED', 'States.Runtime', false]);
    expect(cause).toMatch(/^An error occurred while executing the state 'A' \(entered at the event id #2\)\. The Parameters '/);
    expect(cause).toContain(`"Payload":${text}`);
    expect(history().map(({ type }) => type)).toEqual(['ExecutionStarted', 'TaskStateEntered', 'ExecutionFailed']);
  },
);

test.each<[InvocationType: string, StatusCode: number, called: boolean]>([
  ['Event', 202, true],
  ['DryRun', 204, false],
])('InvocationType %s waits for nothing', async (InvocationType, StatusCode, called) => {
  const events: unknown[] = [];
  const machine = invoke(
    { FunctionName: 'F', Payload: { a: 1 }, InvocationType },
    {
      F: (event: unknown) => {
        events.push(event);
        throw new Error('nobody hears of it');
      },
    },
  );
  const { status, output } = await machine.execute();
  await turns();
  expect([status, events]).toEqual(['SUCCEEDED', called ? [{ a: 1 }] : []]);
  expect(output).toMatchObject({ StatusCode });
  expect(output).not.toHaveProperty('Payload');
});
