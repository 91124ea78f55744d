import { expect, test } from 'vitest';
import { compileExpression, isJsonata } from '../../../src/expressions/jsonata/expression';
import { JsonataError } from '../../../src/expressions/jsonata/jsonata-error';
import type { Json, JsonObject } from '../../../src/json/json';
import { scopeOf } from '../scope';

const at = Date.parse('2026-01-02T03:04:05.678Z');
const input = { id: 7, empty: [], list: [3, 1, 2], one: [1], name: 'Ann', nested: { a: [{ b: 1 }, { b: 2 }] }, no: null, text: '{"a":1}' };

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

function evaluate(source: string, variables: JsonObject = {}): Json | undefined {
  const own = Object.assign(Object.create(null) as JsonObject, variables);
  return compileExpression(`{% ${source} %}`).evaluate(
    scopeOf(null, { at, variables: frozen(own), states: frozen({ input, context: { State: { Name: 'S' } } }) }),
  );
}

function failure(source: string): string {
  try {
    return `gave ${JSON.stringify(evaluate(source))}`;
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(JsonataError);
    const { code, message } = thrown as JsonataError;
    return `${code}: ${message}`;
  }
}

// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html: from the first to the last character
test.each([
  ['{% 1 %}', true],
  ['{%1%}', true],
  ['{%%}', true],
  ['{%}', false],
  [' {% 1 %}', false],
  ['{% 1 %} ', false],
  ['a {% 1 %}', false],
  ['', false],
])('isJsonata %j: %s', (text, expected) => expect(isJsonata(text)).toBe(expected));

test.each<[evidence: string, source: string, result: Json | undefined]>([
  ['recording outputdecl test_base_cases[BASE_EXPR]', '$states.context', { State: { Name: 'S' } }],
  ['recording arguments test_base_cases[BASE_LAMBDA_EXPRESSION]', '$sum($states.input.list) + $v', 16],
  ['recording evaluate_jsonata regular expressions[BASE]', String.raw`$contains("hello$world", /^hello\$/)`, true],
  ['recording evaluate_jsonata regular expressions[BASE_FALSE]', String.raw`$contains("hello$world", /^hello\ /)`, false],
  ['recording test_state MAP_TASK_STATE', '$count($states.input.list[$ = 1])', 1],
  ['recording scenarios test_map_item_reader_base_json_max_items_jsonata', '$maxItems := 2', 2],
  ['https://docs.jsonata.org/date-time-functions: one time for a whole expression', '[$now(), $millis()]', ['2026-01-02T03:04:05.678Z', at]],
  ['$now with a picture and a zone', "$now('[H01]:[m01] [z]', '+0100')", '04:04 GMT+01:00'],
  ['missing parts of a date are the present ones', "$toMillis('10:11', '[H01]:[m01]')", Date.parse('2026-01-02T10:11:00.000Z')],
  ['a time without a zone is UTC, wherever it is evaluated', "$toMillis('2017-05-15T15:12:59')", Date.parse('2017-05-15T15:12:59Z')],
  ['rule I1', '[$random(), $random()]', [0, 0.25]],
  ['rule I1', '$shuffle([1, 2, 3, 4])', [2, 3, 1, 4]],
  ['F#2664: null is a value', '$states.input.no', null],
  ['F#2665: nothing', '$states.input.missing', undefined],
  ['no input', '$', undefined],
  ['no input', '$$', undefined],
  ['no input', 'id', undefined],
  ['a plain array of a sequence', '$states.input.nested.a.b', [1, 2]],
  ['a plain array of a constructor', '$states.input.nested.[a.b, 3]', [1, 2, 3]],
  ['-0 is 0 in JSON', '[-0, 0 * -1]', [0, 0]],
  ['F#2783: AWS answers "Infinity"', '1/0', 'Infinity'],
  ['F#2783', "{'k': [-1/0, 1e308 * 10]}", { k: ['-Infinity', 'Infinity'] }],
  ['a group that took no part', "$match('b', /(a)|(b)/).groups", [null, 'b']],
  ['F#2669', '$string(1e20)', '100000000000000000000'],
  ['$string in lines, as JSON.stringify', '$string($states.input.nested, true)', JSON.stringify(input.nested, null, 2)],
  ['the same of what is empty', "$string({'a': [], 'b': {}}, true)", '{\n  "a": [],\n  "b": {}\n}'],
  ['numbers in a text', '$string([0.1 + 0.2, 0/0, null, true, $sum])', '[0.3,null,null,true,""]'],
  ['an item that is not there, in a text', "$string($match('b', /(a)|(b)/).groups)", '[null,"b"]'],
  ['no number, in a copy', '{"a": {"n": 0/0}} ~> |a|{"m": 0.1 + 0.2}|', { a: { n: null, m: 0.1 + 0.2 } }],
  ['$formatNumber of zero and of negative numbers ends', "[$formatNumber(0, '0.0e0'), $formatNumber(-12, '0.0e0')]", ['0.0e0', '-1.2e1']],
  ['$pad of a fraction', "$pad('a', 3.7, '-')", 'a--'],
  ['a partial application of a partial one', '($f := $substring(?, 0, ?); $g := $f(?, 2); $g("Hello"))', 'He'],
  [
    'a partial application of a function of any number of arguments',
    '$zip(?, [3, 4])([1, 2])',
    [
      [1, 3],
      [2, 4],
    ],
  ],
  ['a base64 text', '$base64decode($base64encode("hello"))', 'hello'],
  ['items in their order', '$states.input.list^(>$)', [3, 2, 1]],
  ['many are sorted without depth', '$sort($reverse([1..5000]))[4999]', 5000],
  ['values of any kind', '$distinct([1, "1", 1, {"a": 1}, {"a": 1}, null, null])', [1, '1', { a: 1 }, null]],
  ['a group of many', '$states.input.nested.a{"k": $sum(b)}', { k: 3 }],
  ['a group of nothing changes nothing', '$states.input.empty{"a": 1}', { a: 1 }],
  ['an array that is kept changes nothing', '$states.input.one[]', [1]],
])('%s: %s', (_evidence, source, result) => expect(evaluate(source, { v: 10 }) ?? undefined).toEqual(result ?? undefined));

test('a variable of the state machine hides a function, as any binding does', () => expect(evaluate('$sum', { sum: 'mine' })).toBe('mine'));

test('what is JSON already is shared, not copied', () => {
  expect(evaluate('$states.input.nested')).toBe(input.nested);
  expect(Object.keys(evaluate('$states.input.list[$ > 0]') as Json[])).toEqual(['0', '1', '2']);
});

test.each<[source: string, result: Json | undefined]>([
  ['$states.input.constructor', undefined],
  ['$states.input.__proto__', undefined],
  ['$states.input.list.length', undefined],
  ['$states.constructor.constructor', undefined],
  ["$lookup($states.input, '__proto__')", undefined],
  ["$lookup($states.input, 'toString')", undefined],
  ['{"__proto__": {"x": 1}}', JSON.parse('{"__proto__":{"x":1}}') as Json],
  ['{"__proto__": {"x": 1}}.x', undefined],
  ['$merge([{"__proto__": {"x": 1}}, {"a": 2}]).x', undefined],
  ['$spread({"__proto__": 1})', JSON.parse('{"__proto__":1}') as Json],
  ['$sift({"__proto__": {"x": 1}, "a": 0}, function($v) { $v })', JSON.parse('{"__proto__":{"x":1}}') as Json],
  ['$each({"__proto__": 1}, function($v, $k) { $k })', '__proto__'],
  ['$keys($states.input.nested)', 'a'],
  ['{"a": 1} ~> |$|{"__proto__": {"x": 1}}| ~> $string()', '{"a":1,"__proto__":{"x":1}}'],
  ['($__proto__ := 5; $__proto__ + $constructor)', undefined],
  ['[{"a": 1}].a{"constructor": 2}', { constructor: 2 }],
  ['$states.input.nested.a#$__proto__.{"i": $__proto__}', [{ i: 0 }, { i: 1 }]],
  ['$states.input.nested.a@$__proto__.{"i": $__proto__.b}', [{ i: 1 }, { i: 2 }]],
])('no prototype is reached: %s', (source, result) => {
  expect(JSON.stringify(evaluate(source))).toBe(JSON.stringify(result));
  expect(({} as JsonObject)['x']).toBeUndefined();
});

test.each<[source: string, result: Json]>([
  ['($states.input ~> |nested.a|{"b": b * 10}, "c"|).nested', { a: [{ b: 10 }, { b: 20 }] }],
  ['($states.input ~> |$states.input.nested|{"a": 1}|).id', 7], // nothing of the input is in the copy
  ['{"f": function() { 1 }, "n": [1, function() { 1 }]} ~> |f|{"a": 1}|', { f: '', n: [1, ''] }], // as $string writes functions
])('a transformation changes its copy only: %s', (source, result) => expect(evaluate(source)).toEqual(result));

test.each([
  ['{"_jsonata_lambda": true, "arguments": [], "body": {"type": "number", "value": 1}}'],
  ['{"_jsonata_function": true, "signature": "x", "implementation": "x"}'],
  ['{"tupleStream": true, "outerWrapper": true, "sequence": true}'],
])('data of the evaluator in an input are data: %s', (text) => {
  const value = JSON.parse(text) as JsonObject;
  expect(evaluate('$v', { v: value })).toEqual(value);
  expect(evaluate('$v{"a": 1}', { v: value })).toEqual({ a: 1 });
  expect(evaluate('$v.($)', { v: value })).toEqual(value);
  expect(evaluate('$type($v)', { v: value })).toBe('object');
});

test.each([
  ['recording intrinsic_functions test_math_random_seeded', '$randomSeeded(1)', 'T1006: Attempted to invoke a non-function'],
  ['F#2737', '$eval("1+1")', 'T1006: Attempted to invoke a non-function'],
  [
    'F#2737',
    '$formatNumber(1, "x")',
    'D3086: The sub-picture must not contain a passive character that is preceded by an active character and that is followed by another active character',
  ],
  ['F#2668', '$sum(["a"])', 'T0412: Argument 1 of function "sum" must be an array of "numbers"'],
  ['F#2783', '$abs("a")', 'T0410: Argument 1 of function "abs" does not match function signature'],
  ['JSONata', '1/0 + 1', 'D1001: Number out of range: null'],
  ['JSONata', '"a" + 1', 'T2001: The left side of the "+" operator must evaluate to a number'],
  ['JSONata', '{[1]: 1}', 'T1003: Key in object structure must evaluate to a string; got: [1]'],
  ['JSONata', '{$sum: 1}', 'T1003: Key in object structure must evaluate to a string; got: ""'],
  ['JSONata', '$error("mine")', 'D3137: mine'],
  ['a value that is no function', '$states.input()', 'T1006: Attempted to invoke a non-function'],
  ['a call in the last place', '(function() { $nothing() })()', 'T1006: Attempted to invoke a non-function'],
  ['a function of its own', '(function() { $states.input.name() })()', 'T1006: Attempted to invoke a non-function'],
  ['a function is no result', '$sum', ': The expression returned a function, which is not a JSON value'],
  ['a function is no result', '{"a": [function() { 1 }]}', ': The expression returned a function, which is not a JSON value'],
  ['a transformation of functions', '{"a": 1} ~> |$sum|{}|', 'D1010: Attempted to access the Javascript object prototype'],
  [
    'no number of digits that JavaScript has',
    `$formatNumber(1, "0.${'0'.repeat(200)}")`,
    ': Expression evaluation memory limit exceeded: Check for excessive memory usage',
  ],
  ['a number that is too large, in a text', '$string([1e308 * 10])', 'D1001: Number out of range: null'],
  ['the same in an error', '{[1e308 * 10]: 1}', 'D1001: Number out of range: null'],
])('%s: %s', (_evidence, source, expected) => expect(failure(source)).toBe(expected));

// F#2745 quotes AWS's diagnostics INVALID_JSONATA_EXPRESSION, which are JSONata's messages without their codes.
test.each([
  ['{% a[1,2) %}', 'Expected "]", got ","', 7],
  ['{% "unterminated %}', 'String literal must be terminated by a matching quote', 16],
  ['{%  1 + %}', 'Unexpected end of expression', 7],
  ['{% {"a":} %}', 'The symbol "}" cannot be used as a unary operator', 9],
  ['{% $x := %}', 'Unexpected end of expression', 8],
  ['{% $match("a", /abc %}', 'No terminating / in regular expression', 19],
  ['{%%}', 'Unexpected end of expression', 2],
  ['{% $a ?: 1 %}', 'The symbol ":" cannot be used as a unary operator', 8], // an operator of 2.1
  ['{% $a ?? 1 %}', 'The symbol "?" cannot be used as a unary operator', 8], // an operator of 2.1
  ['{% /a(?=b)/ %}', 'Invalid regular expression /a(?=b)/: lookahead is not supported, as its time is not linear', 11],
])('%s is not well formed: %s', (text, what, position) => {
  expect(() => compileExpression(text)).toThrow(expect.objectContaining({ name: 'ExpressionSyntaxError', what, position, text }));
});

test('an expression of any depth is refused, not run into the ground', () => {
  expect(() => compileExpression(`{% ${'('.repeat(50_000)} %}`)).toThrow(/Stack overflow error/);
});

test('whatever is thrown comes out as a JsonataError', () => {
  const scope = {
    ...scopeOf(null),
    variable: (): never => {
      throw new TypeError('mine');
    },
  };
  expect(() => compileExpression('{% $a %}').evaluate(scope)).toThrow(JsonataError);
});
