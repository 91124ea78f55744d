/** States in the query language JSONata. Source: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html and recordings. */
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import { arn, at0, Failure, Host, run, type Answers } from './drive';

const machine = (states: Record<string, object>): object => ({ QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states });
const one = (state: object): object => machine({ A: { ...state, ...('Type' in state && (state as { Type: string }).Type === 'Fail' ? {} : { End: true }) } });
const task = (fields: object = {}): object => ({ Type: 'Task', Resource: arn('F'), ...fields });
const echo: Answers = { F: (input: Json) => input };
const item = { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } };

describe('what each field gives', () => {
  test.each<[string, object, Json, Json]>([
    [
      'Output of a Pass',
      one({ Type: 'Pass', Output: { a: '{% $states.input.n + 1 %}', b: ['{% $states.context.State.Name %}'] } }),
      { n: 1 },
      { a: 2, b: ['A'] },
    ],
    ['no Output hands on the input', one({ Type: 'Pass' }), [1], [1]],
    ['Arguments of a Task; its result is its output', one(task({ Arguments: { x: '{% $states.input.n %}' } })), { n: 1 }, { x: 1 }],
    ['no Arguments: the input', one(task()), { n: 1 }, { n: 1 }],
    ['the result of a Task in its Output', one(task({ Output: '{% [$states.result.n, $states.input.n] %}' })), { n: 1 }, [1, 1]],
    ['Arguments of a Parallel', one({ Type: 'Parallel', Branches: [item], Arguments: '{% $states.input.n %}' }), { n: 1 }, [1]],
    ['Output of a Succeed', machine({ A: { Type: 'Succeed', Output: '{% $states.input.n %}' } }), { n: 1 }, 1],
    ['Output of a Wait', one({ Type: 'Wait', Seconds: '{% $states.input.n %}', Output: 'done' }), { n: 1 }, 'done'],
    ['Items by an expression', one({ Type: 'Map', Items: '{% $states.input.list %}', ItemProcessor: item }), { list: [1, 2] }, [1, 2]],
    ['Items that are written, with expressions in them', one({ Type: 'Map', Items: ['{% $states.input.n %}', 2], ItemProcessor: item }), { n: 1 }, [1, 2]],
    ['no Items: the input', one({ Type: 'Map', ItemProcessor: item }), [3], [3]],
    [
      "ItemSelector: the input is the state's, the item in the context",
      one({ Type: 'Map', Items: [5], ItemSelector: { v: '{% $states.context.Map.Item.Value %}', i: '{% $states.input.n %}' }, ItemProcessor: item }),
      { n: 1 },
      [{ v: 5, i: 1 }],
    ],
    ['numbers of a Map', one({ Type: 'Map', Items: [1], MaxConcurrency: '{% $states.input.n %}', ItemProcessor: item }), { n: 1 }, [1]],
  ])('%s', (_what, definition, input, output) => {
    expect(run(definition, input, echo).execution.output).toEqual(output);
  });

  test.each<[string, Json, Json]>([
    ['the rule that matches', { n: 2 }, { from: 'rule', n: 2 }],
    ['or else the state', { n: 1 }, { from: 'state', n: 1 }],
  ])('Output and Assign of a Choice: %s', (_what, input, output) => {
    const choice = {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.n > 1 %}', Output: { from: 'rule' }, Assign: { n: '{% $states.input.n %}' }, Next: 'B' }],
      Default: 'B',
      Output: { from: 'state' },
      Assign: { n: '{% $states.input.n %}' },
    };
    const host = run(machine({ A: choice, B: { Type: 'Pass', Output: '{% $merge([$states.input, {"n": $n}]) %}', End: true } }), input);
    expect(host.execution.output).toEqual(output);
  });

  test('a Condition may be a literal', () => {
    const choice = { Type: 'Choice', Choices: [{ Condition: true, Next: 'B' }] };
    expect(run(machine({ A: choice, B: { Type: 'Succeed' } })).execution.status).toBe('SUCCEEDED');
  });

  test('Wait until a Timestamp; the limits of a Task', () => {
    const waits = new Host(one({ Type: 'Wait', Timestamp: '{% $states.input.t %}' }), { t: '2026-01-01T00:00:05Z' }).start();
    expect(waits.effects.at(-1)).toMatchObject({ kind: 'sleep', until: at0 + 5000 });
    const limited = new Host(one(task({ TimeoutSeconds: '{% $states.input.n %}', HeartbeatSeconds: 3 })), { n: 9 }, {}).start();
    expect(limited.effects.filter(({ kind }) => kind === 'sleep').map((effect) => ('until' in effect ? effect.until! - at0 : 0))).toEqual([
      31_536_000_000, 9000, 3000,
    ]);
  });

  test('Error and Cause of a Fail', () => {
    expect(run(one({ Type: 'Fail', Error: '{% $states.input.e %}', Cause: 'as written' }), { e: 'Bad' }).execution).toMatchObject({
      error: 'Bad',
      cause: 'as written',
    });
  });

  test('a Catcher: the Error Output is its output, or $states.errorOutput is what its Output looks at', () => {
    const failing: Answers = {
      F: () => {
        throw new Failure('E', 'why');
      },
    };
    const caught = (fields: object): Json =>
      run(machine({ A: task({ Catch: [{ ErrorEquals: ['E'], Next: 'B', ...fields }], End: true }), B: { Type: 'Succeed' } }), { n: 1 }, failing).execution
        .output;
    expect(caught({})).toEqual({ Error: 'E', Cause: 'why' });
    expect(caught({ Output: '{% [$states.errorOutput.Cause, $states.input.n] %}' })).toEqual(['why', 1]);
  });

  test('variables of both languages in both (test_variable_sampling)', () => {
    const host = run(
      {
        StartAt: 'A',
        States: {
          A: { Type: 'Pass', Assign: { 'x.$': '$.n' }, Next: 'B' },
          B: { Type: 'Pass', QueryLanguage: 'JSONata', Assign: { y: '{% $x + 1 %}' }, Output: '{% $x %}', Next: 'C' },
          C: { Type: 'Pass', Parameters: { 'y.$': '$y', 'in.$': '$' }, End: true },
        },
      },
      { n: 1 },
    );
    expect(host.execution.output).toEqual({ y: 2, in: 1 });
  });

  test('functions that Lambda does not know by their name are found by an expression', () => {
    const start = new Host(
      one({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: '{% $states.input.f %}', Qualifier: 'live' } }),
    ).machine.start;
    expect(start).toMatchObject({ constantArguments: { Qualifier: 'live' } });
    expect(new Host(one({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: '{% $states.input %}' })).machine.start).toMatchObject({
      constantArguments: {},
    });
  });
});

describe('what fails: an event of its own, then the state', () => {
  const error = 'States.QueryEvaluationError';
  test.each<[string, object, Json, string[], string, string | undefined]>([
    [
      'an expression that gives nothing (test_undefined_reference)',
      one(task({ Arguments: '{% $nothing %}' })),
      {},
      ['3<-0 EvaluationFailed', '4<-3 ExecutionFailed'],
      "The JSONata expression '$nothing' specified for the field 'Arguments' returned nothing (undefined).",
      'Arguments',
    ],
    [
      'a timestamp that is none (test_wait_timestamp_jsonata[INVALID_DATE])',
      one({ Type: 'Wait', Timestamp: '{% $states.input %}' }),
      '2016-13-05T21:29:29Z',
      ['3<-2 EvaluationFailed', '4<-3 ExecutionFailed'],
      'The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: 2016-13-05T21:29:29Z',
      'Timestamp',
    ],
    [
      'Items of a wrong type (test_map_state_items_eval_jsonata_variable_sampling_fail)',
      one({ Type: 'Map', Items: '{% true %}', ItemProcessor: item }),
      {},
      ['3<-0 EvaluationFailed', '4<-3 MapStateFailed', '5<-4 ExecutionFailed'],
      "The JSONata expression 'true' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'boolean' for value: true",
      'Items',
    ],
    [
      'Items of an inline Map that are an object',
      one({ Type: 'Map', Items: '{% {"a": 1} %}', ItemProcessor: item }),
      {},
      ['3<-0 EvaluationFailed', '4<-3 MapStateFailed', '5<-4 ExecutionFailed'],
      `The JSONata expression '{"a": 1}' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'object' for value: {"a":1}`,
      'Items',
    ],
    [
      'Items of an inline Map that are an object as it is written',
      one({ Type: 'Map', Items: { a: 1 }, ItemProcessor: item }),
      {},
      ['3<-2 EvaluationFailed', '4<-3 MapStateFailed', '5<-4 ExecutionFailed'],
      'Items must be an array but was: {"a":1}',
      'Items',
    ],
    [
      'an input that is no array (test_map_state_items_input_types[boolean])',
      one({ Type: 'Map', ItemProcessor: item }),
      true,
      ['3<-0 EvaluationFailed', '4<-3 MapStateFailed', '5<-4 ExecutionFailed'],
      'Map state input must be an array but was: true',
      undefined,
    ],
    [
      'a number that is no integer',
      one({ Type: 'Map', MaxConcurrency: '{% 1.5 %}', Items: [1], ItemProcessor: item }),
      {},
      ['3<-2 EvaluationFailed', '4<-3 MapStateFailed', '5<-4 ExecutionFailed'],
      'The MaxConcurrency field refers to value "1.5" which is not a valid integer',
      'MaxConcurrency',
    ],
    [
      'a number that is negative',
      one({ Type: 'Map', MaxConcurrency: '{% -1 %}', Items: [1], ItemProcessor: item }),
      {},
      ['3<-2 EvaluationFailed', '4<-3 MapStateFailed', '5<-4 ExecutionFailed'],
      'MaxConcurrency cannot be negative.',
      'MaxConcurrency',
    ],
  ])('%s', (_what, definition, input, lines, cause, location) => {
    const host = run(definition, input, echo);
    expect(
      host
        .lines()
        .slice(2)
        .map((line) => line.split(' ').slice(0, 2).join(' ')),
    ).toEqual(lines);
    const [failed] = host.events().flatMap(({ evaluationFailedEventDetails: details }) => (details === undefined ? [] : [details]));
    const whole = `An error occurred while executing the state 'A' (entered at the event id #2). ${cause}`;
    expect(failed).toEqual({ error, cause: whole, state: 'A', ...(location !== undefined && { location }) });
    expect(host.execution).toMatchObject({ error, cause: whole });
  });

  test('it can be retried and caught', () => {
    const state = task({
      Arguments: '{% $number($states.context.State.RetryCount) > 0 ? 1 : $nothing %}',
      Retry: [{ ErrorEquals: [error] }],
      Catch: [{ ErrorEquals: [error], Next: 'B' }],
      End: true,
    });
    expect(run(machine({ A: state, B: { Type: 'Succeed' } }), {}, echo).execution.output).toBe(1);
    const caught = run(machine({ A: { ...state, Retry: [] }, B: { Type: 'Succeed', Output: '{% $states.input.Error %}' } }), {}, echo);
    expect(caught.execution.output).toBe(error);
  });

  test('an ItemSelector of a Distributed Map', () => {
    const processor = { ...item, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
    const host = run(one({ Type: 'Map', Items: [1], ItemSelector: '{% $nothing %}', ItemProcessor: processor }));
    expect(
      host
        .lines()
        .slice(3)
        .map((line) => line.split(' ')[1]),
    ).toEqual(['MapRunStarted', 'EvaluationFailed', 'MapRunFailed', 'MapStateFailed', 'ExecutionFailed']);
  });
});

test('Items of a Distributed Map may be an object', () => {
  const processor = { ...item, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
  const host = run(one({ Type: 'Map', Items: '{% {"a": 1, "b": 2} %}', ItemProcessor: processor }), {}, { startChild: (input: Json) => input });
  // input-output-itemspath: "passing the pair to the iteration as input"
  expect(host.execution.output).toEqual([
    { Key: 'a', Value: 1 },
    { Key: 'b', Value: 2 },
  ]);
});

test('values are random by the seed and the place, times are those of the event (I1)', () => {
  const state = one({ Type: 'Pass', Output: ['{% $random() %}', '{% $uuid() %}', '{% $millis() %}', '{% $now() %}'] });
  const [first, second] = [run(state), run(state)].map(({ execution }) => execution.output as Json[]);
  expect(second).toEqual(first);
  expect(first!.slice(2)).toEqual([at0, '2026-01-01T00:00:00.000Z']);
});
