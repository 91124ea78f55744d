import { StateMachine, virtualClock, type ExecutionResult, type Handlers, type Json, type StateMachineOptions } from 'asl-interpreter';

const lambda = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

const thrown = (name: string, message: string): Error => Object.assign(new Error(message), { name });

/** Runs a definition on virtual time. */
export const run = (definition: object, handlers: Handlers = {}, input: Json = {}, options: StateMachineOptions = {}): Promise<ExecutionResult> =>
  new StateMachine(definition, { clock: virtualClock({ start: '2026-01-01T00:00:00Z' }), handlers, ...options }).execute(input, { name: 'order-1' });

/** JSONPath. Pays after two retries that take three minutes, cools down for two hours, tells two parties, packs each item. */
const order = {
  StartAt: 'Pay',
  States: {
    Pay: {
      Type: 'Task',
      Resource: lambda('AuthorizePayment'),
      ResultPath: '$.payment',
      Retry: [{ ErrorEquals: ['GatewayUnavailable'], IntervalSeconds: 60 }],
      Catch: [{ ErrorEquals: ['Declined'], ResultPath: '$.failure', Next: 'Refused' }],
      Next: 'CoolDown',
    },
    CoolDown: { Type: 'Wait', Seconds: 7200, Next: 'Notify' },
    Notify: {
      Type: 'Parallel',
      ResultPath: null,
      Branches: [
        { StartAt: 'Mail', States: { Mail: { Type: 'Pass', End: true } } },
        { StartAt: 'Log', States: { Log: { Type: 'Pass', Next: 'Count' }, Count: { Type: 'Pass', Result: 1, End: true } } },
      ],
      Next: 'Pack',
    },
    Pack: {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemProcessor: { StartAt: 'PackItem', States: { PackItem: { Type: 'Task', Resource: lambda('PackItem'), End: true } } },
      ResultPath: '$.packed',
      End: true,
    },
    Refused: { Type: 'Fail', Error: 'OrderRefused', CausePath: '$.failure.Error' },
  },
};

/** @param failures - What AuthorizePayment throws before it passes. */
export function runOrder(failures: readonly string[] = [], input: Json = { orderId: 'o-1', items: ['pen', 'ink'] }): Promise<ExecutionResult> {
  const left = [...failures];
  return run(
    order,
    {
      AuthorizePayment: () => {
        const name = left.shift();
        if (name !== undefined) throw thrown(name, 'the gateway is away');
        return { ok: true };
      },
      PackItem: (item: string) => `${item} packed`,
    },
    input,
  );
}

export const gatewayAway = ['GatewayUnavailable', 'GatewayUnavailable'];

/** JSONata. A Map in Distributed mode, of whose three child executions the second one fails; then an expression that fails, is retried and caught. */
const batch = {
  QueryLanguage: 'JSONata',
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      Items: '{% $states.input.items %}',
      ToleratedFailureCount: 1,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Check',
        States: {
          Check: { Type: 'Choice', Choices: [{ Condition: '{% $states.input = "bad" %}', Next: 'Reject' }], Default: 'Accept' },
          Accept: { Type: 'Pass', End: true },
          Reject: { Type: 'Fail', Error: 'BadItem', Cause: '{% $states.input & " is bad" %}' },
        },
      },
      Assign: { good: '{% $count($states.result) %}' },
      Next: 'Sum',
    },
    Sum: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'Sum', Payload: { good: '{% $good %}', total: '{% $good.nothing %}' } },
      Retry: [{ ErrorEquals: ['States.QueryEvaluationError'], IntervalSeconds: 5, MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }],
      Next: 'Done',
    },
    Done: { Type: 'Succeed', Output: '{% $good %}' },
  },
};

export const runBatch = (): Promise<ExecutionResult> => run(batch, { Sum: () => 0 }, { items: ['a', 'bad', 'b'] });

/** A Parallel state that is tried again after its branch failed, and a Map of twelve items of which the seventh fails; both are caught. */
const rough = {
  StartAt: 'Both',
  States: {
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Slow', States: { Slow: { Type: 'Wait', Seconds: 3, Next: 'Break' }, Break: { Type: 'Fail', Error: 'Broken', Cause: 'it broke' } } },
        { StartAt: 'Slower', States: { Slower: { Type: 'Wait', Seconds: 60, End: true } } },
      ],
      Retry: [{ ErrorEquals: ['Broken'], IntervalSeconds: 10, MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ['Broken'], ResultPath: '$.broken', Next: 'Many' }],
      Next: 'Many',
    },
    Many: {
      Type: 'Map',
      ItemsPath: '$.numbers',
      ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Task', Resource: lambda('One'), End: true } } },
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failed', Next: 'After' }],
      Next: 'After',
    },
    After: { Type: 'Pass', Result: 'over', End: true },
  },
};

export const runRough = (): Promise<ExecutionResult> =>
  run(
    rough,
    {
      One: (n: number) => {
        if (n === 7) throw thrown('Seventh', 'no sevens');
        return n;
      },
    },
    { numbers: Array.from({ length: 12 }, (_, i) => i + 1) },
    { maxConcurrency: 1 },
  );
