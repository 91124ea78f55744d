import { expect, test } from 'vitest';
import { StateMachine, systemClock, virtualClock } from 'asl-interpreter';
// oxlint-disable-next-line import/no-unassigned-import -- it extends vitest's expect
import '../../../src/testing/matchers/vitest';
import { historySnapshot } from '../../../src/testing/snapshot/history-snapshot';
import { executionSerializer } from '../../../src/testing/snapshot/serializer';
import { gatewayAway, run, runBatch, runOrder, runRough } from '../workflows';

test('an execution is written as its history, a line an event', async () => {
  expect(await runOrder(gatewayAway)).toMatchInlineSnapshot(`
    Execution SUCCEEDED
      ExecutionStarted {"input":{"orderId":"o-1","items":["pen","ink"]}}
      TaskStateEntered Pay {"input":{"orderId":"o-1","items":["pen","ink"]}}
      LambdaFunctionScheduled {
        "resource": "arn:aws:lambda:us-east-1:123456789012:function:AuthorizePayment",
        "input": {"orderId":"o-1","items":["pen","ink"]}
      }
      LambdaFunctionStarted
      LambdaFunctionFailed {
        "error": "GatewayUnavailable",
        "cause": "{\\"errorType\\":\\"GatewayUnavailable\\",\\"errorMessage\\":\\"the gateway is away\\",\\"trace\\":[\\"…\\"]}"
      }
      LambdaFunctionScheduled {
        "resource": "arn:aws:lambda:us-east-1:123456789012:function:AuthorizePayment",
        "input": {"orderId":"o-1","items":["pen","ink"]}
      }
      LambdaFunctionStarted
      LambdaFunctionFailed {
        "error": "GatewayUnavailable",
        "cause": "{\\"errorType\\":\\"GatewayUnavailable\\",\\"errorMessage\\":\\"the gateway is away\\",\\"trace\\":[\\"…\\"]}"
      }
      LambdaFunctionScheduled {
        "resource": "arn:aws:lambda:us-east-1:123456789012:function:AuthorizePayment",
        "input": {"orderId":"o-1","items":["pen","ink"]}
      }
      LambdaFunctionStarted
      LambdaFunctionSucceeded {"output":{"ok":true}}
      TaskStateExited Pay {"output":{"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true}}}
      WaitStateEntered CoolDown {"input":{"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true}}}
      WaitStateExited CoolDown {"output":{"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true}}}
      ParallelStateEntered Notify {"input":{"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true}}}
      ParallelStateStarted
        branch 1
          PassStateEntered Mail {"input":{"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true}}}
          PassStateExited Mail {"output":{"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true}}}
        branch 2
          PassStateEntered Log {"input":{"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true}}}
          PassStateExited Log {"output":{"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true}}}
          PassStateEntered Count {"input":{"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true}}}
          PassStateExited Count {"output":1}
      ParallelStateSucceeded
      ParallelStateExited Notify {"output":{"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true}}}
      MapStateEntered Pack {"input":{"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true}}}
      MapStateStarted {"length":2}
        iteration 0
          MapIterationStarted Pack {"index":0}
          TaskStateEntered PackItem {"input":"pen"}
          LambdaFunctionScheduled {"resource":"arn:aws:lambda:us-east-1:123456789012:function:PackItem","input":"pen"}
          LambdaFunctionStarted
          LambdaFunctionSucceeded {"output":"pen packed"}
          TaskStateExited PackItem {"output":"pen packed"}
          MapIterationSucceeded Pack {"index":0}
        iteration 1
          MapIterationStarted Pack {"index":1}
          TaskStateEntered PackItem {"input":"ink"}
          LambdaFunctionScheduled {"resource":"arn:aws:lambda:us-east-1:123456789012:function:PackItem","input":"ink"}
          LambdaFunctionStarted
          LambdaFunctionSucceeded {"output":"ink packed"}
          TaskStateExited PackItem {"output":"ink packed"}
          MapIterationSucceeded Pack {"index":1}
      MapStateSucceeded
      MapStateExited Pack {
        "output": {"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true},"packed":["pen packed","ink packed"]}
      }
      ExecutionSucceeded {
        "output": {"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true},"packed":["pen packed","ink packed"]}
      }
  `);
});

test('child executions stand below the start of their Map Run', async () => {
  expect(await runBatch()).toMatchInlineSnapshot(`
    Execution SUCCEEDED
      ExecutionStarted {"input":{"items":["a","bad","b"]}}
      MapStateEntered Each {"input":{"items":["a","bad","b"]}}
      MapStateStarted {"length":3}
        child execution 0
          ExecutionStarted {"input":"a"}
          ChoiceStateEntered Check {"input":"a"}
          ChoiceStateExited Check {"output":"a"}
          PassStateEntered Accept {"input":"a"}
          PassStateExited Accept {"output":"a"}
          ExecutionSucceeded {"output":"a"}
        child execution 1
          ExecutionStarted {"input":"bad"}
          ChoiceStateEntered Check {"input":"bad"}
          ChoiceStateExited Check {"output":"bad"}
          FailStateEntered Reject {"input":"bad"}
          ExecutionFailed {"error":"BadItem","cause":"bad is bad"}
        child execution 2
          ExecutionStarted {"input":"b"}
          ChoiceStateEntered Check {"input":"b"}
          ChoiceStateExited Check {"output":"b"}
          PassStateEntered Accept {"input":"b"}
          PassStateExited Accept {"output":"b"}
          ExecutionSucceeded {"output":"b"}
      MapRunStarted {"mapRunArn":"<Map Run ARN>"}
      MapRunSucceeded
      MapStateSucceeded
      MapStateExited Each {"output":["a","b"],"assignedVariables":{"good":2}}
      TaskStateEntered Sum {"input":["a","b"]}
      EvaluationFailed {
        "error": "States.QueryEvaluationError",
        "cause": "An error occurred while executing the state 'Sum' (entered at the event id #…). The JSONata expression '$good.nothing' specified for the field 'Arguments/Payload/total' returned nothing (undefined).",
        "location": "Arguments/Payload/total",
        "state": "Sum"
      }
      EvaluationFailed {
        "error": "States.QueryEvaluationError",
        "cause": "An error occurred while executing the state 'Sum' (entered at the event id #…). The JSONata expression '$good.nothing' specified for the field 'Arguments/Payload/total' returned nothing (undefined).",
        "location": "Arguments/Payload/total",
        "state": "Sum"
      }
      TaskStateExited Sum {
        "output": {
          "Error": "States.QueryEvaluationError",
          "Cause": "An error occurred while executing the state 'Sum' (entered at the event id #…). The JSONata expression '$good.nothing' specified for the field 'Arguments/Payload/total' returned nothing (undefined)."
        }
      }
      SucceedStateEntered Done {
        "input": {
          "Error": "States.QueryEvaluationError",
          "Cause": "An error occurred while executing the state 'Sum' (entered at the event id #…). The JSONata expression '$good.nothing' specified for the field 'Arguments/Payload/total' returned nothing (undefined)."
        }
      }
      SucceedStateExited Done {"output":2}
      ExecutionSucceeded {"output":2}
  `);
});

test('historySnapshot: plain data without ids and times, branches apart', async () => {
  expect(historySnapshot(await runOrder(['Declined']))).toEqual([
    { type: 'ExecutionStarted', input: { orderId: 'o-1', items: ['pen', 'ink'] } },
    { type: 'TaskStateEntered', name: 'Pay', input: { orderId: 'o-1', items: ['pen', 'ink'] } },
    {
      type: 'LambdaFunctionScheduled',
      resource: 'arn:aws:lambda:us-east-1:123456789012:function:AuthorizePayment',
      input: { orderId: 'o-1', items: ['pen', 'ink'] },
    },
    { type: 'LambdaFunctionStarted' },
    { type: 'LambdaFunctionFailed', error: 'Declined', cause: '{"errorType":"Declined","errorMessage":"the gateway is away","trace":["…"]}' },
    {
      type: 'TaskStateExited',
      name: 'Pay',
      output: { orderId: 'o-1', items: ['pen', 'ink'], failure: { Error: 'Declined', Cause: expect.stringContaining('["…"]') } },
    },
    { type: 'FailStateEntered', name: 'Refused', input: expect.anything() },
    { type: 'ExecutionFailed', error: 'OrderRefused', cause: 'Declined' },
  ]);
  const rough = historySnapshot(await runRough());
  const starts = rough.filter(({ type }) => type === 'ParallelStateStarted');
  expect(starts.map(({ branches }) => branches!.map((events) => events.map(({ type }) => type)))).toEqual([
    [
      ['WaitStateEntered', 'WaitStateExited', 'FailStateEntered'],
      ['WaitStateEntered', 'WaitStateAborted'],
    ],
    [
      ['WaitStateEntered', 'WaitStateExited', 'FailStateEntered'],
      ['WaitStateEntered', 'WaitStateAborted'],
    ],
  ]);
});

const about = {
  StartAt: 'Say',
  States: {
    Say: {
      Type: 'Pass',
      QueryLanguage: 'JSONata',
      Output: {
        execution: '{% $states.context.Execution %}',
        entered: '{% $states.context.State.EnteredTime %}',
        text: "{% 'see ' & $states.context.Execution.Id %}",
        fixed: '2020-02-02T02:02:02Z',
        id: '{% $states.input.id %}',
      },
      End: true,
    },
  },
};

test('what is another in each run is the same in each snapshot', async () => {
  const snapshots = await Promise.all(
    (['STANDARD', 'STANDARD', 'EXPRESS'] as const).map(async (type) =>
      historySnapshot(await new StateMachine(about, { clock: systemClock, type }).execute({ id: 'x' })),
    ),
  );
  expect(snapshots[1]).toEqual(snapshots[0]);
  expect(snapshots[2]).toEqual(snapshots[0]);
  expect(snapshots[0]!.at(-1)).toEqual({
    type: 'ExecutionSucceeded',
    output: {
      execution: expect.objectContaining({ Id: '<execution ARN>', Name: '<execution name>', StartTime: '<time>', Input: { id: 'x' } }),
      entered: '<time>',
      text: 'see <execution ARN>',
      fixed: '2020-02-02T02:02:02Z',
      id: 'x',
    },
  });
});

test('a cause in the form of a function of another language stays as it is', async () => {
  const cause = '{"errorType":"KeyError","errorMessage":"no key","stackTrace":["..."]}';
  const fail = { StartAt: 'A', States: { A: { Type: 'Fail', Error: 'KeyError', Cause: cause } } };
  expect(historySnapshot(await run(fail)).at(-1)).toEqual({ type: 'ExecutionFailed', error: 'KeyError', cause });
});

test('of a recorded history the ARN and name are not known', async () => {
  const { history, executionArn } = await run(about, {}, { id: 'x' });
  expect(historySnapshot(history()).at(-1)).toMatchObject({ output: { text: `see ${executionArn}`, entered: '<time>' } });
});

test('the serializer takes executions only, ended or not, with a history or without', async () => {
  const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
  const { serialize, test: takes } = executionSerializer;
  expect([{}, null, 'text', [], { status: 'x', history: 'y' }, { status: 'x', history: () => [] }].map(takes)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
  const without = await run(pass, {}, {}, { history: false });
  expect(takes(without)).toBe(true);
  expect(serialize(without, {}, '  ')).toBe('Execution SUCCEEDED\n    (no history)');
  const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 5, End: true } } };
  const execution = new StateMachine(wait, { clock: virtualClock() }).start({});
  expect({ execution }).toMatchInlineSnapshot(`
    {
      "execution": Execution RUNNING
        ExecutionStarted {"input":{}}
        WaitStateEntered W {"input":{}},
    }
  `);
});

test('details that do not fit into a line stand in several, down to the member that is too long', async () => {
  const pass = { StartAt: 'A', States: { A: { Type: 'Pass', Result: { list: [{ id: 1, text: 'x'.repeat(100) }, 2], short: { a: 1 } }, End: true } } };
  expect(await run(pass)).toMatchInlineSnapshot(`
    Execution SUCCEEDED
      ExecutionStarted {"input":{}}
      PassStateEntered A {"input":{}}
      PassStateExited A {
        "output": {
          "list": [
            {
              "id": 1,
              "text": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            },
            2
          ],
          "short": {"a":1}
        }
      }
      ExecutionSucceeded {
        "output": {
          "list": [
            {
              "id": 1,
              "text": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            },
            2
          ],
          "short": {"a":1}
        }
      }
  `);
});
