import { expect, test } from 'vitest';

import { StateMachine, UsageError, virtualClock, type Json } from 'asl-interpreter';
import { traceOf } from '../../../src/testing/trace/trace';
import { gatewayAway, run, runBatch, runOrder, runRough } from '../workflows';

test('a line a state with the time since the start; calls, results, retries, branches and iterations below', async () => {
  expect(`\n${traceOf(await runOrder(gatewayAway))}\n`).toMatchInlineSnapshot(`
    "
            0 s  input {"orderId":"o-1","items":["pen","ink"]}
                 Pay (Task)
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
});

test('where it went wrong: a caught error, and a Fail state that reads its cause', async () => {
  expect(`\n${traceOf(await runOrder(['Declined']))}\n`).toMatchInlineSnapshot(`
    "
      0 s  input {"orderId":"o-1","items":["pen","ink"]}
           Pay (Task)
             AuthorizePayment {"orderId":"o-1","items":["pen","ink"]} ✗ Declined: the gateway is away
             caught, goes to Refused
             → input + {"failure":{"Error":"Declined","Cause":"{\\"errorType\\":\\"Declined\\",\\"errorMessage\\":\\"the gate…"}}
           Refused (Fail) ✗ OrderRefused: Declined
           ✗ FAILED with OrderRefused: Declined
    "
  `);
});

test('child executions of a Distributed Map, variables, expressions that fail', async () => {
  expect(`\n${traceOf(await runBatch())}\n`).toMatchInlineSnapshot(`
    "
      0 s  input {"items":["a","bad","b"]}
           Each (Map)
             child execution 0: "a"
             │ Check (Choice)
             │ Accept (Pass)
             child execution 1: "bad" ✗
             │ Check (Choice)
             │ Reject (Fail) ✗ BadItem: bad is bad
             child execution 2: "b"
             │ Check (Choice)
             │ Accept (Pass)
             → ["a","b"]
             sets $good = 2
           Sum (Task)
             ✗ States.QueryEvaluationError: The JSONata expression '$good.nothing' specified for the field 'Arguments/Payload/total' returned nothing (undefined).
      5 s    retry 1, 5 s later ✗ States.QueryEvaluationError: The JSONata expression '$good.nothing' specified for the field 'Arguments/Payload/total' returned nothing (undefined).
             caught, goes to Done
             → {"Error":"States.QueryEvaluationError","Cause":"An error occurred while executing the sta…"}
           Done (Succeed) → 2
           SUCCEEDED → 2
    "
  `);
});

test('a Parallel state that is tried again, and of a Map with many items those that failed and some of the others', async () => {
  expect(`\n${traceOf(await runRough())}\n`).toMatchInlineSnapshot(`
    "
       0 s  input {"numbers":[1,2,3,4,5,6,7,8,9,10,11,12]}
            Both (Parallel)
              branch 1
              │ Slow (Wait) waits 3 s
       3 s    │ Break (Fail) ✗ Broken: it broke
       0 s    branch 2
              │ Slower (Wait), aborted
       3 s    ✗ Broken: it broke
      13 s    retry 1, 10 s later
              branch 1
              │ Slow (Wait) waits 3 s
      16 s    │ Break (Fail) ✗ Broken: it broke
      13 s    branch 2
              │ Slower (Wait), aborted
      16 s    ✗ Broken: it broke
              caught, goes to Many
              → input + {"broken":{"Error":"Broken","Cause":"it broke"}}
            Many (Map)
              iteration 0: 1
              │ One (Task)
              │   One 1 → 1
              iteration 1: 2
              │ One (Task)
              │   One 2 → 2
              … 4 more iterations: 4 succeeded
              iteration 6: 7 ✗
              │ One (Task)
              │   One 7 ✗ Seventh: no sevens
              iteration 7: 8, aborted
              │ One (Task), aborted
              │   One 8
              iteration 8: 9, aborted
              │ One (Task), aborted
              │   One 9
              … 3 more iterations: 3 aborted
              ✗ Seventh: no sevens
              caught, goes to After
              → input + {"failed":{"Error":"Seventh","Cause":"{\\"errorType\\":\\"Seventh\\",\\"errorMessage\\":\\"no sevens\\",…"}}
            After (Pass) → "over"
            SUCCEEDED → "over"
    "
  `);
});

const waiting = {
  StartAt: 'CoolDown',
  States: {
    CoolDown: { Type: 'Wait', Seconds: 3600, Next: 'Tell' },
    Tell: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl: 'q', MessageBody: 'cool' }, End: true },
  },
};
const sqs = { sendMessage: () => Promise.resolve({ MessageId: 'm-1' }) };

test('an execution that still runs, so far', () => {
  const machine = new StateMachine(waiting, { clock: virtualClock(), services: { sqs } });
  expect(`\n${traceOf(machine.start({ a: 1 }))}\n`).toMatchInlineSnapshot(`
    "
      0 s  input {"a":1}
           CoolDown (Wait)
           still RUNNING
    "
  `);
});

test('one that timed out, and one that was stopped', async () => {
  const timedOut = await run({ ...waiting, TimeoutSeconds: 90 }, {}, {}, { services: { sqs } });
  expect(`\n${traceOf(timedOut)}\n`).toMatchInlineSnapshot(`
    "
             0 s  input {}
                  CoolDown (Wait)
      1 min 30 s  ✗ TIMED_OUT
    "
  `);
  const machine = new StateMachine(waiting, { clock: virtualClock(), services: { sqs } });
  const execution = machine.start({});
  execution.stop({ error: 'Enough', cause: 'it takes too long' });
  expect(`\n${traceOf(await execution.result)}\n`).toMatchInlineSnapshot(`
    "
      0 s  input {}
           CoolDown (Wait)
           ✗ ABORTED with Enough: it takes too long
    "
  `);
});

test('a call that takes its time, with a result that does not fit into its line', async () => {
  const slow = { StartAt: 'A', States: { A: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Slow', End: true } } };
  const trace = async (input: Json): Promise<string> => traceOf(await run(slow, { Slow: async (given, { sleep }) => (await sleep(1500), given) }, input));
  expect(`\n${await trace(1)}\n${await trace({ first: 'x'.repeat(50), second: 'y'.repeat(9) })}\n`).toMatchInlineSnapshot(`
    "
        0 s  input 1
             A (Task)
               Slow 1 → 1 (1.5 s)
      1.5 s  SUCCEEDED → 1
        0 s  input {"first":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","second":"yyyyyyyyy"}
             A (Task)
               Slow {"first":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","second":"yyyyyyyyy"}
      1.5 s      → {"first":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","second":"yyyyyyyyy"}
             SUCCEEDED → {"first":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","second":"yyyyyyyyy"}
    "
  `);
});

test('an expression that fails after the call has succeeded; a call deep inside that is aborted with the branch around it', async () => {
  const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:Hang';
  const definition = {
    StartAt: 'Get',
    QueryLanguage: 'JSONata',
    States: {
      Get: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Get',
        Output: '{% $states.result.nothing %}',
        Catch: [{ ErrorEquals: ['States.ALL'], Output: {}, Next: 'Both' }],
        Next: 'Both',
      },
      Both: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'Each',
            States: {
              Each: {
                Type: 'Map',
                Items: [1],
                ItemProcessor: { StartAt: 'Hang', States: { Hang: { Type: 'Task', Resource: lambda, End: true } } },
                End: true,
              },
            },
          },
          { StartAt: 'Soon', States: { Soon: { Type: 'Wait', Seconds: 5, Next: 'Stop' }, Stop: { Type: 'Fail', Error: 'Stopped' } } },
        ],
        End: true,
      },
    },
  };
  const result = await run(definition, { Get: () => ({ a: 1 }), Hang: async (_input, { sleep }) => sleep(60_000) });
  expect(`\n${traceOf(result)}\n`).toMatchInlineSnapshot(`
    "
      0 s  input {}
           Get (Task)
             Get {}
               ✗ States.QueryEvaluationError: The JSONata expression '$states.result.nothing' specified for the field 'Output' returned nothing (undefined).
             caught, goes to Both
             → {}
           Both (Parallel)
             branch 1
             │ Each (Map), aborted
             │   iteration 0: 1
             │   │ Hang (Task), aborted
             │   │   Hang 1
             branch 2
             │ Soon (Wait) waits 5 s
      5 s    │ Stop (Fail) ✗ Stopped
             ✗ Stopped
           ✗ FAILED with Stopped
    "
  `);
});

test('a state whose own fields fail: the history tells that by how the execution ended only', async () => {
  const get = { Type: 'Pass', InputPath: '$.nothing', End: true };
  const definition = {
    StartAt: 'Both',
    States: {
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 1, Next: 'Get' }, Get: get } },
          { StartAt: 'Long', States: { Long: { Type: 'Wait', Seconds: 9, End: true } } },
        ],
        End: true,
      },
    },
  };
  expect(`\n${traceOf(await run(definition))}\n`).toMatchInlineSnapshot(`
    "
      0 s  input {}
           Both (Parallel)
             branch 1
             │ Wait (Wait) waits 1 s
      1 s    │ Get (Pass)
      0 s    branch 2
             │ Long (Wait)
      1 s  ✗ FAILED with States.Runtime: Invalid path '$.nothing' : No results for path: $['nothing']
    "
  `);
  expect(`\n${traceOf(await run({ StartAt: 'Get', States: { Get: get } }))}\n`).toMatchInlineSnapshot(`
    "
      0 s  input {}
           Get (Pass) ✗ States.Runtime
           ✗ FAILED with States.Runtime: Invalid path '$.nothing' : No results for path: $['nothing']
    "
  `);
});

test('a recorded history without times and execution data; a Map Run has no child executions there', async () => {
  const recorded = [
    { id: 1, previousEventId: 0, type: 'ExecutionStarted', executionStartedEventDetails: {} },
    { id: 2, previousEventId: 0, type: 'TaskStateEntered', stateEnteredEventDetails: { name: 'A' } },
    { id: 3, previousEventId: 2, type: 'TaskScheduled', taskScheduledEventDetails: { resourceType: 'sqs', resource: 'sendMessage' } },
    { id: 4, previousEventId: 3, type: 'TaskFailed', taskFailedEventDetails: {} },
    { id: 5, previousEventId: 4, type: 'ExecutionFailed', executionFailedEventDetails: {} },
  ];
  expect(`\n${traceOf(recorded)}\n`).toMatchInlineSnapshot(`
    "
        input (not recorded)
        A (Task)
          sqs:sendMessage (not recorded) ✗ an error that is not recorded
        ✗ FAILED
    "
  `);
  const { history } = await runBatch();
  expect(traceOf({ events: history() })).not.toContain('child execution');
});

test.each([
  ['a promise', Promise.resolve(), 'a promise'],
  ['nothing', undefined, 'undefined'],
  ['null', null, 'null'],
  ['a state machine', new StateMachine(waiting, { services: { sqs } }), 'an object without a history'],
])('%s is no execution', (_title, value, what) => {
  expect(() => traceOf(value as never)).toThrow(
    new UsageError(
      `This is ${what}, where an execution is expected.`,
      '',
      'Give what "await machine.execute(input)" gives, what "machine.start(input)" gives, or the events of a recorded history.',
    ),
  );
});

test('a machine that keeps no history gives no trace', async () => {
  const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
  const result = await run(pass, {}, {}, { history: false });
  expect(() => traceOf(result)).toThrow(/^This execution has no history\./);
});
