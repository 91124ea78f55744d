import { expect, test } from 'vitest';
// oxlint-disable-next-line import/no-unassigned-import -- it extends vitest's expect
import '../../../src/testing/matchers/vitest';
import { recordOf } from '../../../src/testing/trace/record';
import { gatewayAway, run, runBatch, runOrder, runRough } from '../workflows';
import { messageOf } from './message';

const pass = { StartAt: 'A', States: { A: { Type: 'Pass', Result: { b: 2 }, End: true } } };

test('toMatchHistory: event by event; what is left out of an expected event is not compared', async () => {
  const result = await run(pass, {}, { a: 1 });
  expect(result).toMatchHistory(['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded']);
  expect(result).toMatchHistory([
    { type: 'ExecutionStarted', input: { a: expect.any(Number) } },
    { type: 'PassStateEntered', stateEnteredEventDetails: { name: 'A', input: '{ "a": 1 }' } },
    { type: 'PassStateExited', id: 9, timestamp: 'any', name: 'A', output: '{"b":2}' },
    { type: 'ExecutionSucceeded', executionSucceededEventDetails: { output: { b: 2 } } },
  ]);
  expect(result).not.toMatchHistory(['ExecutionStarted', 'PassStateEntered', 'PassStateExited']);
  expect(result).not.toMatchHistory(['ExecutionStarted', 'PassStateEntered', 'PassStateExited', { type: 'ExecutionSucceeded', output: { b: 3 } }]);
  expect(result).not.toMatchHistory([]);
});

test('toMatchHistory: a recorded history, however its branches took turns, whatever its ids and times', async () => {
  const history = (await runOrder(gatewayAway)).history();
  const result = await runOrder(gatewayAway);
  expect(result).toMatchHistory(history);
  expect(result).toMatchHistory(JSON.parse(JSON.stringify(history)) as typeof history);

  // Of Notify and of Pack the second branch or iteration first.
  const ranges = recordOf(history)
    .main.visits.slice(2)
    .map(({ attempts }) => attempts[0]!.lines.map(({ events }) => events.map(({ id }) => id)));
  const ids = history.map(({ id }) => id);
  for (const lines of ranges) ids.splice(Math.min(...lines.flat()) - 1, lines.flat().length, ...lines.toReversed().flat());
  const newId = new Map(ids.map((id, i) => [id, i + 1]));
  const events = ids.map((id, i) => {
    const event = history[id - 1]!;
    return Object.assign({}, event, { id: i + 1, previousEventId: newId.get(event.previousEventId) ?? 0, timestamp: new Date(i * 1000) });
  });
  expect(events.map(({ type }) => type)).not.toEqual(history.map(({ type }) => type));
  expect(result).toMatchHistory(events);
  expect(result).not.toMatchHistory(
    events.map((event) => (event.type === 'TaskStateExited' ? Object.assign({}, event, { stateExitedEventDetails: { name: 'X' } }) : event)),
  );
});

test('toMatchHistory: names and ARNs of an execution, event ids in causes and stack traces are no difference', async () => {
  expect(await runBatch()).toMatchHistory((await runBatch()).history());
  expect(await runRough()).toMatchHistory((await runRough()).history());
  const failing = { StartAt: 'B', States: { B: { Type: 'Pass', Parameters: { 'x.$': '$.nothing' }, End: true } } };
  const { history } = await run(failing);
  expect(await run({ ...failing, StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 1, Next: 'B' }, ...failing.States } })).toMatchHistory([
    'ExecutionStarted',
    'WaitStateEntered',
    'WaitStateExited',
    ...history().slice(1),
  ] as never);
});

test('toMatchHistory: what it says', async () => {
  const result = await runOrder(['Declined']);
  expect(
    messageOf(() =>
      expect(result).toMatchHistory([
        { type: 'ExecutionStarted', input: expect.anything() },
        { type: 'TaskStateEntered', name: 'Charge' },
        'LambdaFunctionScheduled',
        'LambdaFunctionStarted',
        'LambdaFunctionSucceeded',
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "
    expect(execution).toMatchHistory(events)

    Event 2 is another one.

    - Expected
    + Received

    @@ -8,18 +8,29 @@
            "orderId": "o-1",
          },
          "type": "ExecutionStarted",
        },
        {
    -     "name": "Charge",
    +     "name": "Pay",
          "type": "TaskStateEntered",
        },
        {
          "type": "LambdaFunctionScheduled",
        },
        {
          "type": "LambdaFunctionStarted",
        },
        {
    -     "type": "LambdaFunctionSucceeded",
    +     "type": "LambdaFunctionFailed",
    +   },
    +   {
    +     "name": "Pay",
    +     "type": "TaskStateExited",
    +   },
    +   {
    +     "name": "Refused",
    +     "type": "FailStateEntered",
    +   },
    +   {
    +     "type": "ExecutionFailed",
        },
      ]

      0 s  input {"orderId":"o-1","items":["pen","ink"]}
    ▶      Pay (Task)
             AuthorizePayment {"orderId":"o-1","items":["pen","ink"]} ✗ Declined: the gateway is away
             caught, goes to Refused
             → input + {"failure":{"Error":"Declined","Cause":"{\\"errorType\\":\\"Declined\\",\\"errorMessage\\":\\"the gate…"}}
           Refused (Fail) ✗ OrderRefused: Declined
           ✗ FAILED with OrderRefused: Declined
    "
  `);
  const types = result.history().map(({ type }) => type);
  expect(messageOf(() => expect(result).toMatchHistory(types.slice(0, -1)))).toContain('The execution has 8 events, where 7 are expected.');
  expect(messageOf(() => expect(result).toMatchHistory([...types, 'ExecutionStarted']))).toContain('The execution has 8 events, where 9 are expected.');
  expect(messageOf(() => expect(result).toMatchHistory(['ExecutionFailed']))).toContain('Event 1 is another one.');
  expect(messageOf(() => expect(result).not.toMatchHistory(types))).toContain('The execution should not have this history, but it does.');
});
