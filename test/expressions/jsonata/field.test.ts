import { expect, test } from 'vitest';
import { compileJsonataField, compileJsonataTemplate, type ResultType } from '../../../src/expressions/jsonata/field';
import { StatesError } from '../../../src/errors/states-error';
import type { Json } from '../../../src/json/json';
import { scopeOf } from '../scope';

const variables = { n: 2, yes: true, list: [1], object: { a: 1 }, text: 'x', none: null };
const scope = () => scopeOf(null, { variables, states: { input: { a: [1] } } });

test.each<[value: Json, result: Json]>([
  ['{% $n + 1 %}', 3],
  [
    { a: '{% $n %}', '{% $n %}': 1, b: [true, '{% $list %}', { c: ' {% $n %}' }] },
    { a: 2, '{% $n %}': 1, b: [true, [1], { c: ' {% $n %}' }] },
  ], // recording outputdecl BASE_LITERALS
  [
    [null, '{% null %}'],
    [null, null],
  ],
  [JSON.parse('{"__proto__": "{% 1 %}", "b": 2}') as Json, JSON.parse('{"__proto__":1,"b":2}') as Json],
])('a template: %j', (value, result) => {
  const { evaluate, ...size } = compileJsonataTemplate(value, 'Output');
  expect(JSON.stringify(evaluate(scope()))).toBe(JSON.stringify(result));
  expect(size).toEqual({ constantBytes: 0, paths: 0, computed: true });
});

test('constants are shared', () => {
  const constant = { a: [1, { b: 'c' }] };
  const whole = compileJsonataTemplate(constant, 'Output');
  expect(whole).toMatchObject({ constantBytes: JSON.stringify(constant).length, paths: 0, computed: false });
  expect(whole.evaluate(scope())).toBe(constant);
  const part = compileJsonataTemplate({ constant, n: '{% $n %}' }, 'Output');
  expect((part.evaluate(scope()) as { constant: Json }).constant).toBe(constant);
});

function failure(evaluate: () => unknown): unknown {
  try {
    return { gave: evaluate() };
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(StatesError);
    const { error, cause, location } = thrown as StatesError;
    expect(error).toBe('States.QueryEvaluationError');
    return [cause, location];
  }
}

test.each<[evidence: string, value: Json, field: string, cause: string, location: string]>([
  [
    'recording assign test_undefined_reference[BASE_UNDEFINED_ARGUMENTS]',
    '{% $doesNotExist %}',
    'Arguments',
    "The JSONata expression '$doesNotExist' specified for the field 'Arguments' returned nothing (undefined).",
    'Arguments',
  ],
  [
    'recording intrinsic_functions test_math_random_seeded',
    { FunctionResult: '{% $randomSeeded($states.input.FunctionInput.fst) %}' },
    'Output',
    "The JSONata expression '$randomSeeded($states.input.FunctionInput.fst)' specified for the field 'Output/FunctionResult' threw an error during evaluation. T1006: Attempted to invoke a non-function",
    'Output/FunctionResult',
  ],
  [
    'F#2665',
    { a: { b: '{% $states.input.missing %}' } },
    'Output',
    "The JSONata expression '$states.input.missing' specified for the field 'Output/a/b' returned nothing (undefined).",
    'Output/a/b',
  ],
  [
    'F#2689',
    { a: [1, '{% $x %}'] },
    'Choices[0]/Output',
    "The JSONata expression '$x' specified for the field 'Choices[0]/Output/a[1]' returned nothing (undefined).",
    'Choices[0]/Output/a[1]',
  ],
  [
    'F#2737: a colon before a bound',
    '{% [1..900000] ~> $count() %}',
    'Output',
    "The JSONata expression '[1..900000] ~> $count()' specified for the field 'Output' threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage",
    'Output',
  ],
])('%s', (_evidence, value, field, cause, location) => {
  expect(failure(() => compileJsonataTemplate(value, field).evaluate(scope()))).toEqual([cause, location]);
});

// The sentence: recordings scenarios test_map_state_items_variable_sampling[number] and ..._fail[boolean]
test.each<[expression: string, type: ResultType, was: string, printed: string]>([
  ['1', 'array', 'number', '1'],
  ['true', 'array', 'boolean', 'true'],
  ['null', 'array', 'null', 'null'],
  ['$object', 'array', 'object', '{"a":1}'],
  ['"x"', 'boolean', 'string', '"x"'],
  ['$list', 'object', 'array', '[1]'],
  ['1.5', 'integer', 'number', '1.5'],
  ['"1"', 'number', 'string', '"1"'],
  ['1', 'string', 'number', '1'],
])('%s is no %s', (expression, type, was, printed) => {
  const evaluate = compileJsonataField(`{% ${expression} %}`, 'Items', type);
  const cause = `The JSONata expression '${expression}' specified for the field 'Items' returned an unexpected result type. Expected '${type}', but was '${was}' for value: ${printed}`;
  expect(failure(() => evaluate(scope()))).toEqual([cause, 'Items']);
});

test('items are an array or an object; the sentence names the array', () => {
  expect(compileJsonataField('{% $object %}', 'Items', 'items')(scope())).toBe(variables.object);
  expect(compileJsonataField('{% $list %}', 'Items', 'items')(scope())).toBe(variables.list);
  expect(failure(() => compileJsonataField('{% $none %}', 'Items', 'items')(scope()))).toEqual([
    "The JSONata expression '$none' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'null' for value: null",
    'Items',
  ]);
});

test.each<[Json, ResultType, Json]>([
  ['{% $yes %}', 'boolean', true],
  ['{% $n %}', 'integer', 2],
  ['{% $text %}', 'string', 'x'],
  [3, 'number', 3],
  ['plain', 'string', 'plain'],
  [true, 'boolean', true],
])('a field: %j as %s', (value, type, result) => expect(compileJsonataField(value, 'Seconds', type)(scope())).toBe(result));

test('the context is made for an expression that looks at it only', () => {
  const asked: boolean[] = [];
  const watched = {
    ...scope(),
    states(withContext: boolean) {
      asked.push(withContext);
      return { input: 1, context: 2 };
    },
  };
  for (const source of ['$states.input', '$states.context', '$states', '$n', '($states.input; $states.input)'])
    compileJsonataTemplate(`{% ${source} %}`, 'Output').evaluate(watched);
  expect(asked).toEqual([false, true, true, false, false]);
});
