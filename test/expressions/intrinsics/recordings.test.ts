import { expect, test } from 'vitest';
import { compileTemplate } from '../../../src/expressions/jsonpath/payload-template';
import type { Json, JsonObject } from '../../../src/json/json';
import { scopeOf } from '../scope';

/** What AWS answered: recordings of the folders intrinsic_functions and assign, one row each. */
const one = 'States.StringToJson($.FunctionInput)';
const add = 'States.MathAdd($.FunctionInput.fst, $.FunctionInput.snd)';
const format1 = "States.Format('Formatting argument {}.', $.FunctionInput)";
const format2 = "States.Format('Formatting arguments fst={} and snd={}.', $.FunctionInput.fst, $.FunctionInput.snd)";
const hash = 'States.Hash($.FunctionInput.fst, $.FunctionInput.snd)';
const toString = 'States.JsonToString($.FunctionInput)';
const object = { Arg1: 1, Arg2: [] };
const objectText = '{"Arg1": 1, "Arg2": []}';
const lines = "Value1,Value2,Value3\nValue4,Value5,Value6\n,,,\ntrue,1,'HelloWorld'\nNull,None,\n   \n";
const pairs = (a: Json, b: Json): Json => ({ fst: a, snd: b });
const repeated: Json = [
  null,
  null,
  true,
  true,
  false,
  false,
  1,
  1,
  1.1,
  0,
  0,
  'HelloWorld',
  'HelloWorld',
  [],
  [],
  [null],
  [null],
  { a: 1, b: 2 },
  { a: 1, b: 2 },
  { a: 1, b: 1 },
];

test.each<[string, string, Json, Json]>([
  ['test_array_length', 'States.ArrayLength($.FunctionInput)', [1, 2, 3, 4, 5, 6, 7, 8, 9], 9],
  ['test_array_unique, which counts', 'States.ArrayLength($.FunctionInput)', repeated, 20],
  ['test_format_1', format1, '', 'Formatting argument .'],
  ['test_format_1', format1, ' ', 'Formatting argument  .'],
  ['test_format_1', format1, 'HelloWorld', 'Formatting argument HelloWorld.'],
  ['test_format_1', format1, null, 'Formatting argument null.'],
  ['test_format_1', format1, 1, 'Formatting argument 1.'],
  ['test_format_1', format1, 1.1, 'Formatting argument 1.1.'],
  ['test_format_1', format1, objectText, `Formatting argument ${objectText}.`],
  ['test_format_2', format2, pairs('', ''), 'Formatting arguments fst= and snd=.'],
  ['test_format_2', format2, pairs(' ', ' '), 'Formatting arguments fst=  and snd= .'],
  ['test_format_2', format2, pairs('HelloWorld', 'HelloWorld'), 'Formatting arguments fst=HelloWorld and snd=HelloWorld.'],
  ['test_format_2', format2, pairs(null, null), 'Formatting arguments fst=null and snd=null.'],
  ['test_format_2', format2, pairs(1, 1), 'Formatting arguments fst=1 and snd=1.'],
  ['test_format_2', format2, pairs(1.1, 1.1), 'Formatting arguments fst=1.1 and snd=1.1.'],
  ['test_format_2', format2, pairs(objectText, objectText), `Formatting arguments fst=${objectText} and snd=${objectText}.`],
  ['test_format_2', format2, pairs(object, object), 'Formatting arguments fst={Arg1=1, Arg2=[]} and snd={Arg1=1, Arg2=[]}.'],
  ['test_hash', hash, pairs('input data', 'MD5'), '812f45842bc6d66ee14572ce20db8e86'],
  ['test_hash', hash, pairs('input data', 'SHA-1'), 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
  ['test_hash', hash, pairs('input data', 'SHA-256'), 'b4a697a057313163aee33cd8d40c66e9f0f177e00cac2de32475ffff6169c3e3'],
  ['test_hash', hash, pairs('input data', 'SHA-384'), 'd28a7d5cf25a74f11a50a18452b75e04bb3d70c9dd0510d6123aa008c756511b87525bdc835ebb27e1fb9e9374a15562'],
  [
    'test_hash',
    hash,
    pairs('input data', 'SHA-512'),
    '6ce4adb348546d4f449c4d25aad9a7c9cb711d9e91982d3f0b29ca2f3f47d4ce2deba23bf2954f0f1d593fc50283731a533d30d425402d4f91316d871303aac4',
  ],
  [
    'test_json_merge',
    'States.JsonMerge($.FunctionInput.fst, $.FunctionInput.snd, false)',
    pairs({ a: { a1: 1, a2: 2 }, b: 2, d: 3 }, { a: { a3: 1, a4: 2 }, c: 3, d: 4 }),
    { a: { a3: 1, a4: 2 }, b: 2, c: 3, d: 4 },
  ],
  [
    'test_json_merge_escaped_argument',
    `States.JsonMerge(States.StringToJson('{"constant_in_literal": "false"}'), $$.Execution.Input.input_field, false)`,
    null,
    { constant_input_field: 'constant_value', constant_in_literal: 'false' },
  ],
  ['test_json_to_string', toString, null, 'null'],
  ['test_json_to_string', toString, 0, '0'],
  ['test_json_to_string', toString, 1, '1'],
  ['test_json_to_string', toString, 1.1, '1.1'],
  ['test_json_to_string', toString, true, 'true'],
  ['test_json_to_string', toString, 'HelloWorld', '"HelloWorld"'],
  ['test_json_to_string', toString, [1, 2, 'HelloWorld'], '[1,2,"HelloWorld"]'],
  ['test_json_to_string', toString, object, '{"Arg1":1,"Arg2":[]}'],
  ['test_math_add', add, pairs(-9, 3), -6],
  ['test_math_add', add, pairs(1.49, 1.5), 3],
  ['test_math_add', add, pairs(1.5, 1.51), 4],
  ['test_math_add', add, pairs(-1.49, -1.5), -2],
  ['test_math_add', add, pairs(-1.5, -1.51), -3],
  ['test_math_add', add, pairs(1.49, 0), 1],
  ['test_math_add', add, pairs(1.49, -1.49), 0],
  ['test_math_add', add, pairs(1.5, 0), 2],
  ['test_math_add', add, pairs(1.51, 0), 2],
  ['test_math_add', add, pairs(-1.49, 0), -1],
  ['test_math_add', add, pairs(-1.5, 0), -1],
  ['test_math_add', add, pairs(-1.51, 0), -2],
  ['test_math_add', add, pairs(0.5, 0), 1],
  ['test_math_add', add, pairs(2.5, 0), 3],
  ['test_math_add', add, pairs(3.5, 0), 4],
  ['test_math_add', add, pairs(-0.5, 0.5), 1],
  ['test_math_add', add, pairs(-0.5, 0), 0],
  ['test_math_add', add, pairs(-2.5, 0), -2],
  ['test_math_add', add, pairs(-3.5, 0), -3],
  ['test_string_to_json', one, '', null],
  ['test_string_to_json', one, ' ', null],
  ['test_string_to_json', one, 'null', null],
  ['test_string_to_json', one, '-0', 0],
  ['test_string_to_json', one, '1', 1],
  ['test_string_to_json', one, '1.1', 1.1],
  ['test_string_to_json', one, 'true', true],
  ['test_string_to_json', one, '"HelloWorld"', 'HelloWorld'],
  ['test_string_to_json', one, '[1, 2, "HelloWorld"]', [1, 2, 'HelloWorld']],
  ['test_string_to_json', one, objectText, object],
  [
    'test_string_split_context_object',
    "States.StringSplit($$.Execution.Input.lines, ',')",
    null,
    ['Value1', 'Value2', 'Value3\nValue4', 'Value5', 'Value6\n', '\ntrue', '1', "'HelloWorld'\nNull", 'None', '\n   \n'],
  ],
  [
    'test_nested_calls_2',
    "States.ArrayGetItem(States.StringSplit($$.StateMachine.Name, '-'), States.MathAdd(States.ArrayLength(States.StringSplit($$.StateMachine.Name, '-')), -1))",
    null,
    'name',
  ],
])('%s: %s of %j', (_recording, call, input, result) => {
  const context = { Execution: { Input: { input_field: { constant_input_field: 'constant_value' }, lines } }, StateMachine: { Name: 'the-machine-name' } };
  const { evaluate } = compileTemplate({ 'FunctionResult.$': call });
  expect(evaluate(scopeOf({ FunctionInput: input }, { context }))).toEqual({ FunctionResult: result });
});

test('test_math_random_seeded: a number between the two, the same every time', () => {
  const { evaluate } = compileTemplate({ 'r.$': 'States.MathRandom($.FunctionInput.fst, $.FunctionInput.snd, $.FunctionInput.trd)' });
  const input = { FunctionInput: { fst: 0, snd: 999, trd: 3 } };
  const first = evaluate(scopeOf(input)) as { r: number };
  expect(first.r).toBeGreaterThanOrEqual(0);
  expect(first.r).toBeLessThan(999);
  expect(evaluate(scopeOf(input))).toEqual(first);
});

const values: JsonObject = {
  inputArray: [1, 2, 3, 4, 5, 6],
  duplicateArray: [1, 2, 2, 3, 3, 4],
  rawString: 'Hello World',
  encodedString: 'SGVsbG8gV29ybGQ=',
  inputString: 'Hash this string',
  json1: { a: 1, b: 2 },
  json2: { c: 3, d: 4 },
  jsonString: '{"key":"value"}',
  jsonObject: { test: 'object' },
  value1: 5,
  value2: 3,
  csvString: 'a,b,c,d,e',
  name: 'John',
  place: 'LocalStack',
};

test.each<[string, Json]>([
  ["States.Array('a', 'b', 'c')", ['a', 'b', 'c']],
  [
    'States.ArrayPartition(@inputArray, 2)',
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  ],
  ['States.ArrayContains(@inputArray, 5)', true],
  ['States.ArrayRange(1, 10, 2)', [1, 3, 5, 7, 9]],
  ['States.ArrayGetItem(@inputArray, 2)', 3],
  ['States.ArrayLength(@inputArray)', 6],
  ['States.ArrayUnique(@duplicateArray)', [1, 2, 3, 4]],
  ['States.Base64Encode(@rawString)', 'SGVsbG8gV29ybGQ='],
  ['States.Base64Decode(@encodedString)', 'Hello World'],
  ["States.Hash(@inputString, 'SHA-256')", '1cac63f39fd68d8c531f27b807610fb3d50f0fc3f186995767fb6316e7200a3e'],
  ['States.JsonMerge(@json1, @json2, false)', { a: 1, b: 2, c: 3, d: 4 }],
  ['States.StringToJson(@jsonString)', { key: 'value' }],
  ['States.JsonToString(@jsonObject)', '{"test":"object"}'],
  ['States.MathAdd(@value1, @value2)', 8],
  ["States.StringSplit(@csvString, ',')", ['a', 'b', 'c', 'd', 'e']],
  ["States.Format('Hello {}, welcome to {}!', @name, @place)", 'Hello John, welcome to LocalStack!'],
])('assign test_assign_from_value and test_reference_assign: %s', (call, result) => {
  const evaluate = (at: string): Json => compileTemplate({ ops: { 'x.$': call.replaceAll('@', at) } }).evaluate(scopeOf(values, { variables: values }));
  expect(evaluate('$.')).toEqual({ ops: { x: result } });
  expect(evaluate('$')).toEqual({ ops: { x: result } });
});

test.each(["States.Format('{}', $.Error)", "States.Format('This is a custom error message for {}, caused by {}.', $.Error, $.Cause)"])(
  'base test_state_fail_intrinsic: %s',
  (call) => {
    const { x } = compileTemplate({ 'x.$': call }).evaluate(scopeOf({ Error: 'error string', Cause: 'cause string' })) as JsonObject;
    expect(['error string', 'This is a custom error message for error string, caused by cause string.']).toContain(x);
  },
);
