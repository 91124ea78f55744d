import { expect, test } from 'vitest';
// oxlint-disable-next-line import/no-unassigned-import -- it extends vitest's expect
import '../../../src/testing/matchers/vitest';
import { traceOf } from '../../../src/testing/trace/trace';
import { gatewayAway, run, runBatch, runOrder, runRough } from '../workflows';
import { messageOf } from './message';

const says = (assertion: () => unknown): string => messageOf(assertion).split('\n')[3]!;

/** A Lambda function by its ARN, by lambda:invoke, and a message to a queue. */
const callers = {
  StartAt: 'First',
  States: {
    First: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Charge:live', ResultPath: null, Next: 'Second' },
    Second: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:Ship', 'Payload.$': '$' },
      ResultPath: null,
      Next: 'Third',
    },
    Third: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', 'MessageBody.$': '$' },
      ResultPath: null,
      Next: 'Fourth',
    },
    Fourth: { Type: 'Task', Resource: '${Placeholder}', ResultPath: null, Next: 'Fifth' },
    Fifth: { Type: 'Task', Resource: 'arn:aws:swf:us-east-1:123456789012:Plain', ResultPath: null, End: true },
  },
};
const runCallers = () =>
  run(
    callers,
    { Charge: () => 1, Ship: () => 2, '${Placeholder}': () => 3, 'arn:aws:swf:us-east-1:123456789012:Plain': () => 4 },
    { id: 7 },
    { services: { sqs: { sendMessage: () => Promise.resolve({}) } } },
  );

test.each<[target: string, input: unknown]>([
  ['First', { id: 7 }],
  ['Charge', { id: 7 }],
  ['lambda:Charge', { id: 7 }],
  ['arn:aws:lambda:us-east-1:123456789012:function:Charge', { id: 7 }],
  ['arn:aws:lambda:us-east-1:123456789012:function:Charge:live', { id: 7 }],
  ['Second', { FunctionName: expect.stringContaining('Ship'), Payload: { id: 7 } }],
  ['Second', { id: 7 }],
  ['Ship', { id: 7 }],
  ['lambda:Ship', { id: 7 }],
  ['arn:aws:lambda:us-east-1:123456789012:function:Ship', { id: 7 }],
  ['lambda:invoke', { id: 7 }],
  ['Third', expect.objectContaining({ MessageBody: { id: 7 } })],
  ['sqs:sendMessage', expect.objectContaining({ MessageBody: { id: 7 } })],
  ['arn:aws:states:::sqs:sendMessage', undefined],
  ['arn:aws-cn:states:::sqs:sendMessage', undefined],
  ['arn:${AWS::Partition}:states:::sqs:sendMessage', undefined],
  ['Fourth', { id: 7 }],
  ['${Placeholder}', { id: 7 }],
  ['arn:aws:swf:us-east-1:123456789012:Plain', { id: 7 }],
])('toHaveCalled: %s', async (target, input) => {
  const result = await runCallers();
  expect(result).toHaveCalled(target, input, { times: 1 });
  expect(result).toHaveCalled(target);
  expect(result).not.toHaveCalled(target, { id: 8 });
  expect(result).not.toHaveCalled(target, input, { times: 2 });
  expect(result).not.toHaveCalled(`${target}2`);
});

test('toHaveCalled: activities, and integrations with a pattern, as recordings have them', () => {
  const scheduled = (id: number, details: object): object[] => [
    { id: 1, previousEventId: 0, type: 'ExecutionStarted', executionStartedEventDetails: { input: '{}' } },
    { id: 2, previousEventId: 0, type: 'TaskStateEntered', stateEnteredEventDetails: { name: 'A', input: '{}' } },
    { id, previousEventId: 2, ...details },
  ];
  const activity = scheduled(3, {
    type: 'ActivityScheduled',
    activityScheduledEventDetails: { resource: 'arn:aws:states:us-east-1:123456789012:activity:Approve', input: '{"a":1}' },
  });
  expect(activity).toHaveCalled('Approve', { a: 1 });
  expect(activity).toHaveCalled('arn:aws:states:us-east-1:123456789012:activity:Approve');
  const callback = scheduled(3, {
    type: 'TaskScheduled',
    taskScheduledEventDetails: { resourceType: 'sqs', resource: 'sendMessage.waitForTaskToken', parameters: '{"QueueUrl":"q"}' },
  });
  expect(callback).toHaveCalled('sqs:sendMessage', { QueueUrl: 'q' });
  expect(callback).toHaveCalled('sqs:sendMessage.waitForTaskToken');
  expect(callback).toHaveCalled('arn:aws:states:::sqs:sendMessage.waitForTaskToken');
  expect(callback).not.toHaveCalled('sqs:send');
  // https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
  const nested = scheduled(3, {
    type: 'TaskScheduled',
    taskScheduledEventDetails: { resourceType: 'states', resource: 'startExecution.sync:2', parameters: '{"StateMachineArn":"c"}' },
  });
  expect(nested).toHaveCalled('states:startExecution', { StateMachineArn: 'c' });
  expect(nested).toHaveCalled('states:startExecution.sync:2', undefined, 1);
  expect(nested).not.toHaveCalled('2');
  expect(traceOf(nested)).toContain('states:startExecution.sync:2 {"StateMachineArn":"c"}');
  expect(() => expect(nested).toHaveCalled('A', undefined, { time: 1 } as never)).toThrow('toHaveCalled has no option "time".');
});

test('toHaveCalled: each attempt counts, those in iterations and child executions, too; what it says', async () => {
  const result = await runOrder(gatewayAway);
  expect(result).toHaveCalled('AuthorizePayment', undefined, { times: 3 });
  expect(result).toHaveCalled('PackItem', 'ink', { times: 1 });
  expect(messageOf(() => expect(result).toHaveCalled('AuthorizePayment', { orderId: 'o-2', items: ['pen', expect.anything()] }))).toMatchInlineSnapshot(`
    "
    expect(execution).toHaveCalled(target, input)

    "AuthorizePayment" should have been called with this input, but was called 3 times, but never so.

    - Expected
    + Received

      {
        "items": [
          "pen",
          "ink",
        ],
    -   "orderId": "o-2",
    +   "orderId": "o-1",
      }

            0 s  input {"orderId":"o-1","items":["pen","ink"]}
    ▶            Pay (Task)
                   AuthorizePayment {"orderId":"o-1","items":["pen","ink"]} ✗ GatewayUnavailable: the gateway is away
          1 min    retry 1, 1 min later ✗ GatewayUnavailable: the gateway is away
          3 min    retry 2, 2 min later → {"ok":true}
                   → input + {"payment":{"ok":true}}
                 CoolDown (Wait) waits 2 h
      2 h 3 min  Notify (Parallel)
                   branch 1
                   │ Mail (Pass)
                   branch 2
                   │ Log (Pass)
                   │ Count (Pass) → 1
                   → input
                 Pack (Map)
                   iteration 0: "pen"
                   │ PackItem (Task)
                   │   PackItem "pen" → "pen packed"
                   iteration 1: "ink"
                   │ PackItem (Task)
                   │   PackItem "ink" → "ink packed"
                   → input + {"packed":["pen packed","ink packed"]}
                 SUCCEEDED → {"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true},"packed":["pen packed","ink packed"]}
    "
  `);
  expect(says(() => expect(result).toHaveCalled('Nobody'))).toBe('"Nobody" should have been called, but was never called.');
  expect(says(() => expect(result).toHaveCalled('PackItem', 'ink', { times: 2 }))).toBe(
    '"PackItem" should have been called twice with this input, but was called twice, once of them so.',
  );
  expect(says(() => expect(result).not.toHaveCalled('PackItem', 'ink'))).toBe('"PackItem" should not have been called with this input, but was.');
});

test('toHaveRetried', async () => {
  const result = await runOrder(gatewayAway);
  expect(result).toHaveRetried('Pay');
  expect(result).toHaveRetried('Pay', 2);
  expect(result).not.toHaveRetried('Pay', 1);
  expect(result).not.toHaveRetried('PackItem');
  expect(result).toHaveRetried('PackItem', 0);
  expect(await runRough()).toHaveRetried('Both', 1);
  expect(await runBatch()).toHaveRetried('Sum', 1); // an expression that failed; nothing was called
  expect(says(() => expect(result).toHaveRetried('Pay', 3))).toBe('State "Pay" should have been retried 3 times, but was twice.');
  expect(says(() => expect(result).toHaveRetried('Nobody', 0))).toBe('State "Nobody" should have been retried never, but was never entered.');
  expect(says(() => expect(result).not.toHaveRetried('Pay'))).toBe('State "Pay" should not have been retried, but was.');
});

test('toHaveCaught: of a call, of a branch that ended in a Fail state, of an iteration, of an expression', async () => {
  expect(await runOrder(['Declined'])).toHaveCaught('Pay', 'Declined');
  const rough = await runRough();
  expect(rough).toHaveCaught('Both', 'Broken');
  expect(rough).toHaveCaught('Both');
  expect(rough).toHaveCaught('Many', /Seventh/);
  expect(rough).not.toHaveCaught('Both', 'Seventh');
  expect(rough).not.toHaveCaught('After');
  expect(rough.history()).toHaveCaught('Both', expect.stringMatching('rok'));
  expect(await runBatch()).toHaveCaught('Sum', 'States.QueryEvaluationError');
  expect(await runBatch()).not.toHaveCaught('Each');
});

test('toHaveCaught: what it says', async () => {
  const rough = await runRough();
  expect(says(() => expect(rough).toHaveCaught('Both', 'Other'))).toBe('State "Both" should have caught Other, but it caught Broken: it broke.');
  expect(says(() => expect(rough).toHaveCaught('After'))).toBe('State "After" should have caught an error, but it was entered once and caught nothing.');
  expect(says(() => expect(rough).toHaveCaught('Nobody', expect.any(String)))).toBe('State "Nobody" should have caught Any<String>, but it was never entered.');
  expect(says(() => expect(rough).not.toHaveCaught('Both'))).toBe('State "Both" should not have caught an error, but it did.');
});
