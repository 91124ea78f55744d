import { describe, expect, test } from 'vitest';
import { isIntrinsic } from '../../../src/expressions/intrinsics/intrinsic';
import { intrinsicFunctions } from '../../../src/expressions/intrinsics/functions';
import { parseIntrinsic } from '../../../src/expressions/intrinsics/parse-intrinsic';
import { ExpressionSyntaxError } from '../../../src/expressions/syntax-error';

const constant = (value: unknown) => ({ kind: 'constant', value });
const path = (text: string) => ({ kind: 'path', path: { text } });

test('all 18 functions are there', () => {
  expect(intrinsicFunctions.size).toBe(18);
});

test.each([
  ['States.UUID()', []],
  ['  States.UUID(  )  ', []],
  ["States.Array('a', 1, -1.5e3, true, false, null)", [constant('a'), constant(1), constant(-1500), constant(true), constant(false), constant(null)]],
  [
    "States.Array($, $$.a, $v.b ,$.c['x, (y)'][\"]\"][0],$.d[?(@.e == 'f)')])",
    [path('$'), path('$$.a'), path('$v.b'), path(`$.c['x, (y)']["]"][0]`), path("$.d[?(@.e == 'f)')]")],
  ],
  [
    "States.Array(States.Array('x'), States.UUID())",
    [
      { kind: 'call', name: 'States.Array', args: [constant('x')] },
      { kind: 'call', name: 'States.UUID', args: [] },
    ],
  ],
  [String.raw`States.Array('it\'s \{\} \\')`, [constant(String.raw`it's {} \ `.trim())]],
  [String.raw`States.Format('\{{}\'', '\{')`, [constant(String.raw`\{{}\'`), constant('{')]],
  [`States.StringToJson('{"a": "b"}')`, [constant('{"a": "b"}')]],
])('%s', (text, args) => {
  expect(parseIntrinsic(text)).toMatchObject({ kind: 'call', args });
});

describe('a fault has a position', () => {
  test.each([
    ['States.Nothing(1)', 0, 'There is no intrinsic function "States.Nothing"'],
    ['', 0, 'There is no intrinsic function ""'],
    ['Lambda.Call()', 0, 'There is no intrinsic function "Lambda.Call"'],
    ['States.Array(States.toString())', 13, 'There is no intrinsic function "States.toString"'],
    ['States.UUID', 11, 'Expected "(" after "States.UUID"'],
    ['States.UUID() x', 14, 'Nothing follows the call of an intrinsic function'],
    ["States.StringSplit('a,b', ',')[0]", 30, 'Nothing follows the call of an intrinsic function'],
    ['States.UUID(1)', 0, '"States.UUID" takes 0 arguments, not 1'],
    ['States.MathAdd(1)', 0, '"States.MathAdd" takes 2 arguments, not 1'],
    ['States.ArrayLength()', 0, '"States.ArrayLength" takes 1 argument, not 0'],
    ['States.MathRandom(1)', 0, '"States.MathRandom" takes 2 or 3 arguments, not 1'],
    ['States.Format()', 0, '"States.Format" takes at least 1 argument, not 0'],
    ['States.Array(1 2)', 15, 'Expected "," or ")" after an argument'],
    ['States.Array(1,)', 15, 'Expected a path, a string in single quotes, a number, true, false, null or a call of an intrinsic function'],
    ['States.Array(1, -1e999)', 16, 'The number -1e999 is out of range'],
    ['States.Array(01)', 13, 'Expected a path, a string in single quotes, a number, true, false, null or a call of an intrinsic function'],
    ['States.Array("a")', 13, 'Expected a path, a string in single quotes, a number, true, false, null or a call of an intrinsic function'],
    ['States.Array(nullx)', 13, 'Expected a path, a string in single quotes, a number, true, false, null or a call of an intrinsic function'],
    ["States.Array('a)", 13, 'A string ends with a single quote'],
    ['States.Array($.a.)', 17, 'Expected a name after "."'],
    // recording scenarios test_illegal_escapes[ESCAPE_SEQUENCES_ILLEGAL_INTRINSIC_FUNCTION_2]: AWS refuses \" in a string
    [String.raw`States.Format('He said, \"Hello, {}!\"', 'Test \"Name\" Here')`, 24, String.raw`In a string only \', \{, \} and \\ are escapes`],
    [String.raw`States.Array('\\\n')`, 16, String.raw`In a string only \', \{, \} and \\ are escapes`],
    [`${'States.Array('.repeat(11)}1${')'.repeat(11)}`, 130, 'A field has at most 10 intrinsic functions'],
  ])('%s', (text, position, what) => {
    expect(() => parseIntrinsic(text)).toThrow(new ExpressionSyntaxError(what, text, position));
  });
});

test('ten functions in a field are allowed', () => {
  expect(() => parseIntrinsic(`${'States.Array('.repeat(10)}1${')'.repeat(10)}`)).not.toThrow();
});

test.each([
  ['States.UUID()', true],
  [' States.X', true],
  ['$.States.a', false],
])('%j is meant to be a call: %s', (text, meant) => {
  expect(isIntrinsic(text)).toBe(meant);
});
