/** Variables. Source: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html and the recordings in assign/. */
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import { arn, Failure, Host, run } from './drive';

const pass = (fields: object = {}): object => ({ Type: 'Pass', ...('Next' in fields ? {} : { End: true }), ...fields });
const machine = (states: Record<string, object>): object => ({ StartAt: Object.keys(states)[0], States: states });
const assigned = (host: Host): unknown[] =>
  host.events().flatMap(({ stateExitedEventDetails: details }) => (details?.assignedVariables === undefined ? [] : [details.assignedVariables]));

describe('what Assign sets', () => {
  test.each<[string, object, Json, object]>([
    [
      'literals and paths (test_assign_from_value)',
      pass({ Assign: { n: 1, 'v.$': '$.a', deep: { 'x.$': '$.a' } } }),
      { a: 'A' },
      { n: '1', v: '"A"', deep: '{"x":"A"}' },
    ],
    ['the result of a Pass', pass({ Result: { r: 2 }, Assign: { 'v.$': '$.r' } }), { r: 1 }, { v: '2' }],
    ['an intrinsic function (BASE_ASSIGN_FROM_INTRINSIC_FUNCTION)', pass({ Assign: { 'v.$': 'States.MathAdd($.a, 1)' } }), { a: 1 }, { v: '2' }],
    ['the context object', pass({ Assign: { 'v.$': '$$.State.Name' } }), {}, { v: '"A"' }],
    [
      'the result of a Task, before ResultSelector',
      { Type: 'Task', Resource: arn('F'), ResultSelector: { 'n.$': '$.out' }, Assign: { 'v.$': '$.out' }, End: true },
      {},
      { v: '"F"' },
    ],
    ['the effective input of a Wait', { Type: 'Wait', Seconds: 1, InputPath: '$.a', Assign: { 'v.$': '$' }, End: true }, { a: 3 }, { v: '3' }],
  ])('%s', (_what, state, input, variables) => {
    expect(assigned(run(machine({ A: state }), input, { F: () => ({ out: 'F' }) }))).toEqual([variables]);
  });

  test('an empty Assign is none in the history (BASE_EMPTY)', () => {
    expect(assigned(run(machine({ A: pass({ Assign: {} }) })))).toEqual([]);
  });

  test('of a Choice: the rule that matches, or else the state (test_assign_in_choice_state)', () => {
    const choice = (input: Json): unknown[] =>
      assigned(
        run(
          machine({
            C: {
              Type: 'Choice',
              Choices: [{ Variable: '$.v', NumericEquals: 42, Assign: { 's.$': '$.v' }, Next: 'E' }],
              Assign: { s: 'default' },
              Default: 'E',
            },
            E: pass(),
          }),
          input,
        ),
      );
    expect([choice({ v: 42 }), choice({ v: '42' })]).toEqual([[{ s: '42' }], [{ s: '"default"' }]]);
  });

  test('of a Catcher: the Error Output; that of the state is not set (test_assign_in_catch_state)', () => {
    const task = {
      Type: 'Task',
      Resource: arn('F'),
      Assign: { r: 'SUCCESS' },
      Catch: [{ ErrorEquals: ['E'], Assign: { 'r.$': '$.Cause' }, ResultPath: '$.e', Next: 'End' }],
      End: true,
    };
    const host = run(
      machine({ T: task, End: pass({ Parameters: { 'r.$': '$r' } }) }),
      {},
      {
        F: () => {
          throw new Failure('E', 'because');
        },
      },
    );
    expect([assigned(host), host.execution.output]).toEqual([[{ r: '"because"' }], { r: 'because' }]);
  });
});

describe('what a variable gives', () => {
  test.each<[string, object, Json]>([
    ['in Parameters', { Parameters: { 'v.$': '$x.a[0]' } }, { v: 1 }],
    ['in InputPath', { InputPath: '$x.a' }, [1, 2]],
    ['in OutputPath', { OutputPath: '$x.a[1]' }, 2],
    ['in an intrinsic function', { Parameters: { 'v.$': "States.Format('{}', $x.a[1])" } }, { v: '2' }],
  ])('%s', (_what, fields, output) => {
    expect(run(machine({ A: pass({ Assign: { x: { a: [1, 2] } }, Next: 'B' }), B: pass(fields) })).execution.output).toEqual(output);
  });

  test('one that is not there fails as a path that leads nowhere', () => {
    expect(run(machine({ A: pass({ Parameters: { 'v.$': '$x' } }) })).execution).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });

  test('every expression of a state sees the values at its beginning (test_state_assign_evaluation_order)', () => {
    const host = run(
      machine({
        A: pass({ Assign: { x: 1, y: 2 }, Next: 'B' }),
        B: pass({ Assign: { 'x.$': '$y', 'y.$': '$x' }, Parameters: { 'x.$': '$x' }, Next: 'C' }),
        C: pass({ Parameters: { 'x.$': '$x', 'y.$': '$y' } }),
      }),
    );
    expect([host.execution.output, assigned(host)[1]]).toEqual([
      { x: 2, y: 1 },
      { x: '2', y: '1' },
    ]);
    expect(host.events().find(({ stateExitedEventDetails: details }) => details?.name === 'B')!.stateExitedEventDetails!.output).toBe('{"x":1}');
  });

  test('branches and iterations read those around them; their own are gone when they have ended', () => {
    const inner = machine({ I: pass({ Assign: { 'own.$': '$outer' }, Next: 'J' }), J: pass({ Parameters: { 'o.$': '$own' } }) });
    for (const state of [
      { Type: 'Parallel', Branches: [inner] },
      { Type: 'Map', ItemProcessor: inner },
    ]) {
      const states = {
        A: pass({ Result: [1], Assign: { outer: 'O' }, Next: 'P' }),
        P: { ...state, Next: 'E' },
        E: pass({ Parameters: { 'in.$': '$', 'own.$': '$own' } }),
      };
      const host = run(machine(states));
      expect(host.execution.error).toBe('States.Runtime'); // $own
      expect(host.lines().some((line) => /(Parallel|Map)StateExited P/.test(line))).toBe(true);
      expect(host.execution.variableBytes).toBe(0);
    }
  });

  test('names that every object has are not there until they are assigned', () => {
    const at = (name: string): unknown => run(machine({ A: pass({ Parameters: { 'v.$': `$${name}` } }) })).execution.status;
    expect([at('constructor'), at('toString')]).toEqual(['FAILED', 'FAILED']);
    expect(run(machine({ A: pass({ Assign: { constructor: 1 }, Next: 'B' }), B: pass({ Parameters: { 'v.$': '$constructor' } }) })).execution.output).toEqual({
      v: 1,
    });
  });
});

describe('limits', () => {
  const large = 'x'.repeat(200_000);
  test('256 KiB that one state sets', () => {
    const host = run(machine({ A: pass({ Assign: { 'a.$': '$', 'b.$': '$' } }) }), large);
    expect(host.execution).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    expect(run(machine({ A: pass({ Assign: { 'a.$': '$' } }) }), large).execution.status).toBe('SUCCEEDED');
  });

  test('10 MiB that an execution has', () => {
    const names = Array.from({ length: 60 }, (_, index) => `S${index}`);
    const states = names.map((name, index) => [name, { Type: 'Pass', Assign: { [`v${index}`]: large }, Next: names[index + 1] ?? 'End' }]);
    const host = run({ StartAt: 'S0', States: { ...Object.fromEntries(states), End: { Type: 'Succeed' } } });
    expect(host.execution).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    expect(host.lines().at(-1)).toContain('ExecutionFailed');
    const again = names.map((name, index) => [name, { Type: 'Pass', Assign: { same: large }, Next: names[index + 1] ?? 'End' }]);
    expect(run({ StartAt: 'S0', States: { ...Object.fromEntries(again), End: { Type: 'Succeed' } } }).execution.status).toBe('SUCCEEDED');
  });
});

test('variables that find no room are not set, not even some of them', () => {
  const large = 'x'.repeat(200_000);
  const fill = Array.from({ length: 52 }, (_, index) => [`S${index}`, pass({ Assign: { [`v${index}`]: large }, Next: index === 51 ? 'T' : `S${index + 1}` })]);
  const task = { Type: 'Task', Resource: arn('F'), Assign: { small: 1, 'big.$': '$' }, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'End' }], End: true };
  const host = run({ StartAt: 'S0', States: { ...Object.fromEntries(fill), T: task, End: pass({ Parameters: { 'v.$': '$small' } }) } }, {}, { F: () => large });
  expect(host.execution).toMatchObject({ status: 'FAILED', error: 'States.Runtime' }); // $small
});

test('variables are saved with an execution', () => {
  const host = new Host(
    machine({ A: pass({ Assign: { x: { a: 1 } }, Next: 'W' }), W: { Type: 'Wait', Seconds: 1, Next: 'B' }, B: pass({ Parameters: { 'v.$': '$x.a' } }) }),
  ).start();
  host.restart();
  expect(host.finish().execution.output).toEqual({ v: 1 });
});
