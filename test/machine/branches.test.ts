import { describe, expect, test } from 'vitest';
import { arn, at0, Failure, Host, run, type Answers } from './drive';

const fail = (error: string, cause?: string): object => ({ Type: 'Fail', Error: error, ...(cause && { Cause: cause }) });
const task = { Type: 'Task', Resource: arn('F'), End: true };
const mapOf = (fields: object, first: object = task): object => ({
  StartAt: 'M',
  States: { M: { Type: 'Map', ItemProcessor: { StartAt: 'I', States: { I: first } }, End: true, ...fields }, Caught: { Type: 'Pass', End: true } },
});

test('Map, one at a time: each iteration follows the last event of the one before (test_map_state)', () => {
  expect(run(mapOf({ MaxConcurrency: 1 }, { Type: 'Pass', End: true }), [7, 8]).lines()).toEqual([
    '1<-0 ExecutionStarted',
    '2<-0 MapStateEntered M',
    '3<-2 MapStateStarted 2',
    '4<-3 MapIterationStarted M 0',
    '5<-4 PassStateEntered I',
    '6<-5 PassStateExited I',
    '7<-6 MapIterationSucceeded M 0',
    '8<-6 MapIterationStarted M 1',
    '9<-8 PassStateEntered I',
    '10<-9 PassStateExited I',
    '11<-10 MapIterationSucceeded M 1',
    '12<-11 MapStateSucceeded',
    '13<-11 MapStateExited M',
    '14<-13 ExecutionSucceeded',
  ]);
});

test('Map of nothing (test_map_state_items_eval_jsonata[empty])', () => {
  expect(run(mapOf({}), []).lines().slice(2, 5)).toEqual(['3<-2 MapStateStarted 0', '4<-3 MapStateSucceeded', '5<-3 MapStateExited M']);
});

test('Map, iterations at the same time: all follow MapStateStarted, and a failure aborts the others', () => {
  const answers: Answers = {
    F: (item) => {
      if (item === 2) throw new Failure('Boom', 'why');
      return undefined;
    },
  };
  const host = run(mapOf({}), [1, 2, 3], answers);
  expect(host.lines().slice(3, 6)).toEqual(['4<-3 MapIterationStarted M 0', '5<-3 MapIterationStarted M 1', '6<-3 MapIterationStarted M 2']);
  expect(host.lines().slice(15)).toEqual([
    '16<-12 LambdaFunctionFailed Boom',
    '17<-16 MapIterationFailed M 1',
    '18<-16 TaskStateAborted',
    '19<-16 MapIterationAborted M 0',
    '20<-16 TaskStateAborted',
    '21<-16 MapIterationAborted M 2',
    '22<-16 MapStateFailed',
    '23<-22 ExecutionFailed Boom',
  ]);
  expect(host.effects.filter(({ kind }) => kind === 'cancel').map(({ key }) => key)).toEqual(['M#1.0/0/I#1.0', 'M#1.0/2/I#1.0', 'execution']);
});

test('Map retried: no MapStateFailed until it is given up (test_map_state_retry_legacy)', () => {
  expect(
    run(mapOf({ Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }] }, fail('E', 'C')), [1])
      .lines()
      .slice(2),
  ).toEqual([
    '3<-2 MapStateStarted 1',
    '4<-3 MapIterationStarted M 0',
    '5<-4 FailStateEntered I',
    '6<-5 MapIterationFailed M 0',
    '7<-5 MapStateStarted 1',
    '8<-7 MapIterationStarted M 0',
    '9<-8 FailStateEntered I',
    '10<-9 MapIterationFailed M 0',
    '11<-9 MapStateFailed',
    '12<-11 ExecutionFailed E',
  ]);
});

test('Map caught: the error is the iteration’s own (test_map_state_catch)', () => {
  const host = run(mapOf({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }] }, fail('E', 'C')), [1]);
  expect(host.lines().slice(5, 9)).toEqual(['6<-5 MapIterationFailed M 0', '7<-5 MapStateFailed', '8<-7 MapStateExited M', '9<-8 PassStateEntered Caught']);
  expect(host.execution.output).toEqual({ Error: 'E', Cause: 'C' });
});

test('Parallel failed (test_parallel_state_fail)', () => {
  const machine = { StartAt: 'P', States: { P: { Type: 'Parallel', Branches: [{ StartAt: 'B', States: { B: fail('FailureType') } }], End: true } } };
  expect(run(machine).lines().slice(1)).toEqual([
    '2<-0 ParallelStateEntered P',
    '3<-2 ParallelStateStarted',
    '4<-3 FailStateEntered B',
    '5<-4 ParallelStateFailed',
    '6<-5 ExecutionFailed FailureType',
  ]);
});

test('a failure in a branch aborts what is nested in the others, innermost first', () => {
  const inner = { Type: 'Map', ItemsPath: '$.items', ItemProcessor: { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 9, End: true } } }, End: true };
  const branches = [
    { StartAt: 'Inner', States: { Inner: inner } },
    { StartAt: 'B', States: { B: fail('X') } },
  ];
  const host = run({ StartAt: 'P', States: { P: { Type: 'Parallel', Branches: branches, End: true } } }, { items: [1] });
  expect(host.lines().slice(7)).toEqual([
    '8<-3 FailStateEntered B',
    '9<-8 WaitStateAborted',
    '10<-8 MapIterationAborted Inner 0',
    '11<-8 MapStateAborted',
    '12<-8 ParallelStateFailed',
    '13<-12 ExecutionFailed X',
  ]);
});

test('a branch that has not begun when another fails is aborted without an event of its own', () => {
  const branches = [
    { StartAt: 'B', States: { B: fail('X') } },
    { StartAt: 'C', States: { C: { Type: 'Pass', End: true } } },
  ];
  const host = run({ StartAt: 'P', States: { P: { Type: 'Parallel', Branches: branches, End: true } } });
  expect(host.lines().slice(3)).toEqual(['4<-3 FailStateEntered B', '5<-4 ParallelStateFailed', '6<-5 ExecutionFailed X']);
});

test.each<[title: string, fields: object, items: number, atOnce: number]>([
  ['at most 40 iterations run at a time (Map state in Inline mode)', {}, 100, 40],
  ['MaxConcurrency 0 sets no limit of its own', { MaxConcurrency: 0 }, 100, 40],
  ['MaxConcurrency', { MaxConcurrency: 3 }, 10, 3],
  ['MaxConcurrency above the quota', { MaxConcurrency: 50 }, 100, 40],
])('Map: %s', (_title, fields, items, atOnce) => {
  const host = new Host(
    mapOf(fields),
    Array.from({ length: items }, (_, i) => i),
    { F: (item) => item },
  ).start();
  expect(host.effects.filter(({ kind }) => kind === 'call')).toHaveLength(atOnce);
  host.finish((calls) => calls.length - 1); // the last one first: results keep the items' order all the same
  expect(host.execution.output).toEqual(Array.from({ length: items }, (_, i) => i));
  expect(host.execution.threads.length).toBe(1 + atOnce); // places are used again
});

test('MaxConcurrencyPath', () => {
  const host = new Host(mapOf({ ItemsPath: '$.v', MaxConcurrencyPath: '$.m' }), { v: [1, 2, 3], m: 2 }, { F: (item) => item }).start();
  expect(host.effects.filter(({ kind }) => kind === 'call')).toHaveLength(2);
});

test('ItemSelector: `$` is the Map’s effective input, the item is in the context object (test_map_state_parameters_legacy)', () => {
  const selector = { 'value.$': '$$.Map.Item.Value', 'index.$': '$$.Map.Item.Index', 'other.$': '$.other', 'state.$': '$$.State.Name' };
  for (const field of ['ItemSelector', 'Parameters']) {
    const host = run(mapOf({ InputPath: '$.in', ItemsPath: '$.items', [field]: selector }, { Type: 'Pass', End: true }), {
      in: { items: ['a', 'b'], other: 1 },
    });
    expect(host.execution.output).toEqual([
      { value: 'a', index: 0, other: 1, state: 'M' },
      { value: 'b', index: 1, other: 1, state: 'M' },
    ]);
  }
});

test.each([
  ['the first', 40, ['3<-2 MapStateStarted 1', '4<-3 ExecutionFailed States.Runtime']],
  ['a later', 1, ['7<-6 MapIterationSucceeded M 0', '8<-6 ExecutionFailed States.Runtime']],
])('an ItemSelector that cannot be evaluated for %s iteration fails the Map', (_title, MaxConcurrency, end) => {
  const host = run(
    mapOf({ MaxConcurrency, ItemSelector: { 'x.$': '$$.Map.Item.Value.x' } }, { Type: 'Pass', End: true }),
    MaxConcurrency === 1 ? [{ x: 1 }, {}] : [{}],
  );
  expect(host.execution.cause).toContain("The JSONPath '$$.Map.Item.Value.x' specified for the field 'x.$' could not be found in the input");
  expect(host.lines().slice(-end.length)).toEqual(end);
});

describe('States.Runtime ends the execution where it happens (measured in floci-io/floci issue 2868)', () => {
  const wrong = { Type: 'Pass', Parameters: { 'm.$': '$.nope' }, End: true };
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];

  test('in a branch: no event of the Parallel state, nor of the branches beside', () => {
    const branches = [
      { StartAt: 'T', States: { T: task } },
      { StartAt: 'W', States: { W: wrong } },
    ];
    const machine = { StartAt: 'P', States: { P: { Type: 'Parallel', Branches: branches, Catch, End: true }, Caught: { Type: 'Pass', End: true } } };
    const host = run(machine, {});
    expect(host.lines().slice(-2)).toEqual(['7<-3 PassStateEntered W', '8<-7 ExecutionFailed States.Runtime']);
    expect(host.effects.filter(({ kind }) => kind === 'cancel').map(({ key }) => key)).toEqual(['P#1.0/0/T#1.0', 'execution']);
  });

  test('in an iteration, and in an ItemSelector', () => {
    expect(run(mapOf({ Catch }, wrong), [1, 2]).lines().slice(-2)).toEqual(['6<-4 PassStateEntered I', '7<-6 ExecutionFailed States.Runtime']);
    const selector = { ItemSelector: { 'm.$': '$$.Map.Item.Value.nope' }, Catch };
    expect(
      run(mapOf(selector), [{ nope: 1 }, {}])
        .lines()
        .slice(-2),
    ).toEqual(['4<-3 MapIterationStarted M 0', '5<-3 ExecutionFailed States.Runtime']);
  });
});

describe('an ItemSelector that cannot be evaluated for a later iteration', () => {
  const selector = { 'second.$': 'States.ArrayGetItem($$.Map.Item.Value.x, 1)' };
  const items = [{ x: [1, 2] }, { x: [3, 4] }, { x: [5] }, { x: [7, 8] }];
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
  const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }];
  const types = (host: Host): string[] => host.lines().map((line) => line.replace(/^\S+ /, ''));
  const begun = (count: number): string[] => Array.from({ length: count }, (_, index) => `MapIterationStarted M ${index}`);
  const aborted = (count: number): string[] => Array.from({ length: count }, (_, index) => `MapIterationAborted M ${index}`);

  test.each<[title: string, fields: object, end: string[]]>([
    ['uncaught', {}, ['ExecutionFailed States.IntrinsicFailure']],
    ['caught', { Catch }, ['MapStateExited M', 'PassStateEntered Caught', 'PassStateExited Caught', 'ExecutionSucceeded']],
    ['retried', { Retry }, ['MapStateStarted 4', ...begun(2), ...aborted(2), 'ExecutionFailed States.IntrinsicFailure']],
    [
      'retried and caught',
      { Retry, Catch },
      ['MapStateStarted 4', ...begun(2), ...aborted(2), 'MapStateExited M', 'PassStateEntered Caught', 'PassStateExited Caught', 'ExecutionSucceeded'],
    ],
  ])('of those that would run at the same time: the ones that have begun are aborted; %s', (_title, fields, end) => {
    const host = run(mapOf({ MaxConcurrency: 40, ItemSelector: selector, ...fields }), items, { F: (item) => item });
    expect(types(host)).toEqual(['ExecutionStarted', 'MapStateEntered M', 'MapStateStarted 4', ...begun(2), ...aborted(2), ...end]);
    expect(host.effects.filter(({ kind }) => kind === 'call')).toEqual([]); // none was entered
    expectFreed(host);
  });

  test.each<[title: string, fields: object, attempts: number, status: string]>([
    ['uncaught', {}, 1, 'FAILED'],
    ['caught', { Catch }, 1, 'SUCCEEDED'],
    ['retried', { Retry }, 2, 'FAILED'],
    ['retried and caught', { Retry, Catch }, 2, 'SUCCEEDED'],
  ])('of those that run one at a time: the ones before have ended; %s', (_title, fields, attempts, status) => {
    const host = run(mapOf({ MaxConcurrency: 1, ItemSelector: selector, ...fields }), items, { F: (item) => item });
    const ended = types(host).filter((line) => line.startsWith('MapIteration'));
    const once = ['MapIterationStarted M 0', 'MapIterationSucceeded M 0', 'MapIterationStarted M 1', 'MapIterationSucceeded M 1'];
    expect(ended).toEqual(Array.from({ length: attempts }, () => once).flat());
    expect(host.execution.status).toBe(status);
    expectFreed(host);
  });

  test.each<[title: string, fields: object, status: string]>([
    ['uncaught', {}, 'FAILED'],
    ['caught', { Catch }, 'SUCCEEDED'],
  ])('when a place becomes free: those that are under way are aborted, and their calls withdrawn; %s', (_title, fields, status) => {
    const host = run(mapOf({ MaxConcurrency: 2, ItemSelector: selector, ...fields }), items, { F: (item) => item });
    expect(types(host).filter((line) => /Iteration|Aborted/.test(line))).toEqual([
      ...begun(2),
      'MapIterationSucceeded M 0',
      'TaskStateAborted',
      'MapIterationAborted M 1',
    ]);
    expect(host.effects.filter(({ kind }) => kind === 'cancel').map(({ key }) => key)).toEqual(['M#1.0/1/I#1.0', 'execution']);
    expect(host.execution.status).toBe(status);
    expectFreed(host);
  });

  test('within a branch: the failure goes to the state around, and what runs beside is aborted', () => {
    const inner = mapOf({ ItemSelector: selector }) as { States: object };
    const { M } = inner.States as { M: object };
    const branches = [
      { StartAt: 'T', States: { T: task } },
      { StartAt: 'M', States: { M } },
    ];
    const host = run({ StartAt: 'P', States: { P: { Type: 'Parallel', Branches: branches, End: true } } }, items);
    expect(types(host).slice(-5)).toEqual([...aborted(2), 'TaskStateAborted', 'ParallelStateFailed', 'ExecutionFailed States.IntrinsicFailure']);
    expectFreed(host);
  });

  function expectFreed({ execution }: Host): void {
    expect(execution.free.toSorted((a, b) => a - b)).toEqual(execution.threads.map((_thread, place) => place));
    expect(execution.ready).toEqual([]);
  }
});

test('the text of a payload goes through Parallel and Map results as it came (test_parallel_state_nested, test_map_state_nested)', () => {
  const branch = { StartAt: 'B', States: { B: { Type: 'Pass', End: true } } };
  const host = new Host(
    {
      StartAt: 'P',
      States: { P: { Type: 'Parallel', Branches: [branch, { StartAt: 'C', States: { C: { Type: 'Pass', Result: 1, End: true } } }], End: true } },
    },
    [1, 2],
  );
  (host.execution as { inputText: string }).inputText = '[1, 2]';
  host.run();
  expect(host.events().at(-1)!.executionSucceededEventDetails!.output).toBe('[[1, 2],1]');
});

test('a Retrier counts its own uses in one visit, and the delays grow by BackoffRate up to MaxDelaySeconds', () => {
  const errors = ['A', 'B', 'A', 'A', 'B'];
  const Retry = [
    { ErrorEquals: ['A'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 5, MaxDelaySeconds: 10 },
    { ErrorEquals: ['B'], IntervalSeconds: 100, BackoffRate: 1.5, MaxAttempts: 1 },
  ];
  const answers: Answers = {
    F: () => {
      throw new Failure(errors.shift()!);
    },
  };
  const host = run({ StartAt: 'T', States: { T: { ...task, Retry } } }, {}, answers);
  const delays = host.effects
    .flatMap((effect) => (effect.kind === 'sleep' && effect.timer === 'retry' ? [effect.until] : []))
    .map((until, index, all) => (until - (all[index - 1] ?? at0)) / 1000);
  expect(delays).toEqual([2, 100, 6, 10]);
  expect(host.execution.error).toBe('B');
});

test('without MaxDelaySeconds a delay grows to the longest IntervalSeconds (concepts-error-handling), never to infinity', () => {
  const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, BackoffRate: Number.MAX_VALUE }];
  const answers: Answers = {
    F: () => {
      throw new Failure('E');
    },
  };
  const host = run({ StartAt: 'T', States: { T: { ...task, Retry } } }, {}, answers, { quotas: { executionSeconds: Infinity } });
  expect([host.execution.status, (host.execution.endedAt! - at0) / 1000]).toEqual(['FAILED', 1 + 2 * 99_999_999]);
});

test('the defaults: a second, three retries, a rate of 2 (test_lambda_invoke_with_retry_base)', () => {
  let calls = 0;
  const answers: Answers = {
    F: () => {
      calls++;
      throw new Failure('E');
    },
  };
  const host = run({ StartAt: 'T', States: { T: { ...task, Retry: [{ ErrorEquals: ['States.ALL'] }] } } }, {}, answers);
  expect([calls, (host.execution.endedAt! - at0) / 1000]).toEqual([4, 1 + 2 + 4]);
});

test('JitterStrategy FULL draws each delay between 0 and what it would be, the same for the same seed', () => {
  const delaysOf = (seed: number): number[] => {
    const Retry = [{ ErrorEquals: ['E'], IntervalSeconds: 10, MaxAttempts: 6, BackoffRate: 1, JitterStrategy: 'FULL' }];
    const answers: Answers = {
      F: () => {
        throw new Failure('E');
      },
    };
    const host = run({ StartAt: 'T', States: { T: { ...task, Retry } } }, {}, answers, { seed });
    return host.effects
      .flatMap((effect) => (effect.kind === 'sleep' && effect.timer === 'retry' ? [effect.until] : []))
      .map((until, index, all) => until - (all[index - 1] ?? at0));
  };
  expect(delaysOf(1)).toEqual(delaysOf(1));
  expect(delaysOf(1)).not.toEqual(delaysOf(2));
  for (const delay of delaysOf(3)) expect(delay).toSatisfy((ms: number) => ms >= 0 && ms <= 10_000);
});

test('another visit to a state begins to count anew', () => {
  let calls = 0;
  const answers: Answers = {
    F: () => {
      if (++calls % 2 === 1) throw new Failure('E');
      return { again: calls < 6 };
    },
  };
  const definition = {
    StartAt: 'T',
    States: {
      T: { Type: 'Task', Resource: arn('F'), Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }], Next: 'C' },
      C: { Type: 'Choice', Choices: [{ Variable: '$.again', BooleanEquals: true, Next: 'T' }], Default: 'D' },
      D: { Type: 'Succeed' },
    },
  };
  const host = run(definition, {}, answers);
  expect([host.execution.status, calls]).toEqual(['SUCCEEDED', 6]);
  expect(host.effects.filter(({ kind }) => kind === 'call').map(({ key }) => key)).toEqual(['T#1.0', 'T#1.1', 'T#3.0', 'T#3.1', 'T#5.0', 'T#5.1']);
});

test.each<[names: string[], error: string, caught: boolean]>([
  [['E'], 'E', true],
  [['D', 'E'], 'E', true],
  [['D'], 'E', false],
  [['States.ALL'], 'E', true],
  [['States.TaskFailed'], 'E', true],
  [['States.TaskFailed'], 'States.Timeout', false],
  [['States.Timeout'], 'States.Timeout', true],
  [['States.HeartbeatTimeout'], 'States.Timeout', false],
  [['States.ALL'], 'States.Runtime', false],
  [['States.Runtime'], 'States.Runtime', false],
  [['States.TaskFailed'], 'States.Runtime', false],
])('Catch %j of %s: %s (concepts-error-handling, test_catch_states_runtime)', (ErrorEquals, error, caught) => {
  const definition = { StartAt: 'T', States: { T: { ...task, Catch: [{ ErrorEquals, ResultPath: '$.e', Next: 'D' }] }, D: { Type: 'Succeed' } } };
  const answers: Answers = {
    F: () => {
      throw new Failure(error, 'c');
    },
  };
  const { execution } = run(definition, { a: 1 }, answers);
  expect(execution.status).toBe(caught ? 'SUCCEEDED' : 'FAILED');
  if (caught) expect(execution.output).toEqual({ a: 1, e: { Error: error, Cause: 'c' } });
});

test('Error Output without error and cause has both as null (test_sqs_failure_in_wait_for_task_tok_no_error_field)', () => {
  const definition = { StartAt: 'T', States: { T: { ...task, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'D' }] }, D: { Type: 'Succeed' } } };
  const answers: Answers = {
    F: () => {
      throw new Failure(null);
    },
  };
  const host = run(definition, {}, answers);
  expect(host.execution.output).toEqual({ Error: null, Cause: null });
  expect(host.events().find(({ type }) => type === 'LambdaFunctionFailed')!.lambdaFunctionFailedEventDetails).toEqual({});
});

test('a Catcher whose ResultPath does not fit fails the state', () => {
  const definition = {
    StartAt: 'T',
    States: { T: { ...task, Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.a.b', Next: 'D' }] }, D: { Type: 'Succeed' } },
  };
  const answers: Answers = {
    F: () => {
      throw new Failure('E');
    },
  };
  expect(run(definition, { a: 1 }, answers).execution.cause).toContain('Unable to apply ReferencePath $.a.b to input {"a":1}');
});
