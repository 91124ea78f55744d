import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StatesError } from '../../../src/errors/states-error';
import { compileIntrinsic } from '../../../src/expressions/intrinsics/intrinsic';
import { intrinsicFunctions } from '../../../src/expressions/intrinsics/functions';
import type { Json } from '../../../src/json/json';
import { scopeOf } from '../scope';

const evaluate = (call: string, input: Json = {}): Json => compileIntrinsic(call).evaluate(scopeOf(input));

const bytes = (value: Json): number => Buffer.byteLength(JSON.stringify(value));

// Source of the rows that name nothing else: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
test.each<[string, Json, Json]>([
  ['States.Array()', {}, []],
  ["States.Array('Foo', 2020, $.someJson, null)", { someJson: { random: 'abcdefg' } }, ['Foo', 2020, { random: 'abcdefg' }, null]],
  ['States.ArrayPartition($.a,4)', { a: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, [[1, 2, 3, 4], [5, 6, 7, 8], [9]]],
  ['States.ArrayPartition($.a, 1.5)', { a: [1, 2, 3] }, [[1, 2], [3]]],
  ['States.ArrayPartition($.a, 9)', { a: [] }, []],
  ['States.ArrayContains($.a, 5)', { a: [1, 5] }, true],
  ['States.ArrayContains($.a, $.o)', { a: [{ x: 1, y: [2] }], o: { y: [2], x: 1 } }, true],
  ["States.ArrayContains($.a, '1')", { a: [1, null, '2'] }, false],
  ['States.ArrayContains($.a, $.b)', { a: [{ x: 1 }, [1]], b: [2] }, false],
  ['States.ArrayRange(1, 9, 2)', {}, [1, 3, 5, 7, 9]],
  ['States.ArrayRange(1, 10, 4)', {}, [1, 5, 9]],
  ['States.ArrayRange(5, 1, -2)', {}, [5, 3, 1]],
  ['States.ArrayRange(1, 0, 1)', {}, []],
  ['States.ArrayRange(0.5, 2.4, 1.1)', {}, [1, 2]],
  ['States.ArrayGetItem($.a, 5)', { a: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, 6],
  ['States.ArrayUnique($.a)', { a: [1, 2, 3, 3, 3, 3, 3, 3, 4] }, [1, 2, 3, 4]],
  ['States.ArrayUnique($.a)', { a: [null, 1, '1', { a: 1, b: 2 }, { b: 2, a: 1 }, [1], [1], null, 0, true] }, [null, 1, '1', { a: 1, b: 2 }, [1], 0, true]],
  ["States.Base64Encode('Data to encode')", {}, 'RGF0YSB0byBlbmNvZGU='],
  ["States.Base64Encode('ü€')", {}, 'w7zigqw='],
  ["States.Base64Decode('w7zigqw')", {}, 'ü€'],
  ["States.Base64Decode('')", {}, ''],
  ["States.Hash('input data', 'SHA-1')", {}, 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
  ["States.Hash('ü', 'MD5')", {}, 'c03410a5204b21cd8229ff754688d743'],
  ["States.StringSplit('This.is+a,test=string', '.+,=')", {}, ['This', 'is', 'a', 'test', 'string']],
  ["States.StringSplit(',,,,', ',')", {}, []],
  ["States.StringSplit('a,b', '')", {}, ['a,b']],
  ["States.StringSplit('a🙂b', '🙂')", {}, ['a', 'b']],
  ["States.Format('plain')", {}, 'plain'],
  ["States.Format('{} {} {}', $.a, $.b, true)", { a: [1, { x: [] }], b: 'x {} y' }, '[1, {x=[]}] x {} y true'],
  ['States.Format($.template, $.name)', { template: 'Hello, {}!', name: 'Foo' }, 'Hello, Foo!'],
  [String.raw`States.Format('\{\} is not {}, \' nor \\ is', 1)`, {}, String.raw`{} is not 1, ' nor \ is`],
  [String.raw`States.Format('\\{}', 1)`, {}, String.raw`\1`],
  ['States.MathAdd(111, -1)', {}, 110],
  ['States.MathRandom(3, 4)', {}, 3],
  ['States.MathRandom(-10, 10)', {}, -10],
  ['States.Array(States.MathRandom(0, 8), States.MathRandom(0, 8), States.MathRandom(0, 8))', {}, [0, 2, 4]],
  // java.util.Random: the first nextInt(10) of the seed 42 is 0, the first nextInt() is -1170105035
  ['States.MathRandom(0, 10, 42)', {}, 0],
  ['States.MathRandom(1000, 1010, 42.4)', {}, 1000],
  ['States.MathRandom(5, 6, -1)', {}, 5],
  ['States.MathRandom(-2147483648, 2147483647, 42)', {}, -1170105035],
])('%s of %j is %j', (call, input, result) => {
  expect(evaluate(call, input)).toEqual(result);
});

test('a range of more than 31 bits takes the first number that is in it', () => {
  const inside = Array.from({ length: 40 }, (_, seed) => evaluate(`States.MathRandom(-1073741825, 1073741824, ${seed})`) as number);
  expect(inside.filter((value) => value < -1_073_741_825 || value >= 1_073_741_824)).toEqual([]);
});

describe('States.UUID', () => {
  test('has the form of version 4 and comes from the random numbers of its place', () => {
    expect(evaluate('States.UUID()')).toBe('00000000-4000-4000-8000-0000c0000000');
    const high = compileIntrinsic('States.UUID()').evaluate({ ...scopeOf({}), random: () => 1 - 2 ** -53 });
    expect(high).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
  });
});

function failure(call: string, input: Json): { error: string; cause: string } | undefined {
  try {
    evaluate(call, input);
    return undefined;
  } catch (thrown) {
    const { error, cause } = thrown as StatesError;
    return { error, cause };
  }
}

// Causes are this project's own words after AWS's "The function '...' had the following error: "
test.each<[string, Json, string]>([
  ['States.ArrayPartition($.a, 0)', { a: [] }, 'Argument 2 must be a positive number, but is 0'],
  ["States.ArrayPartition('x', 1)", {}, 'Argument 1 must be an array, but is of type string'],
  ['States.ArrayContains($.a, 1)', { a: null }, 'Argument 1 must be an array, but is of type null'],
  ['States.ArrayRange(1, 9, 0)', {}, 'Argument 3 must not be 0'],
  ['States.ArrayRange(1, 1000, 1)', {}, 'no error'],
  ['States.ArrayRange(1, 1001, 1)', {}, 'The array must have at most 1000 items, but would have 1001'],
  ["States.ArrayRange('1', 2, 1)", {}, 'Argument 1 must be a number, but is of type string'],
  ['States.ArrayGetItem($.a, 2)', { a: [1, 2] }, 'Index 2 is out of bounds for an array of 2 items'],
  ['States.ArrayGetItem($.a, -1)', { a: [1, 2] }, 'Index -1 is out of bounds for an array of 2 items'],
  ['States.ArrayLength($.a)', { a: {} }, 'Argument 1 must be an array, but is of type object'],
  ['States.Base64Encode($.a)', { a: 'x'.repeat(10_001) }, 'Argument 1 must have at most 10000 characters, but has 10001'],
  ['States.Base64Encode($.a)', { a: 'x'.repeat(10_000) }, 'no error'],
  ["States.Base64Decode('a')", {}, 'Argument 1 must be Base64 text'],
  ["States.Base64Decode('a b=')", {}, 'Argument 1 must be Base64 text'],
  ["States.Hash(5, 'MD5')", {}, 'Argument 1 must be a string, but is of type number'],
  ["States.Hash('x', 'md5')", {}, 'Argument 2 must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512, but is md5'],
  ['States.JsonMerge($.a, $.b, true)', { a: {}, b: {} }, 'Argument 3 must be false: objects are merged shallowly'],
  ['States.JsonMerge($.a, $.b, false)', { a: {}, b: [] }, 'Argument 2 must be an object, but is of type array'],
  ['States.StringToJson($.a)', { a: 5 }, 'Argument 1 must be a string, but is of type number'],
  ['States.MathAdd(2147483648, 0)', {}, 'Argument 1 must be from -2147483648 to 2147483647, but is 2147483648'],
  ['States.MathRandom(5, 5)', {}, 'Argument 1 must be less than argument 2, but they are 5 and 5'],
  ["States.Format('{} {}', 1)", {}, 'Argument 1 must have as many {} as there are values, 1, but is "{} {}"'],
  ["States.Format('{}', 1, 2)", {}, 'Argument 1 must have as many {} as there are values, 2, but is "{}"'],
])('%s of %j fails with States.IntrinsicFailure', (call, input, message) => {
  expect(failure(call, input)).toEqual(
    message === 'no error' ? undefined : { error: 'States.IntrinsicFailure', cause: `The function '${call}' had the following error: ${message}` },
  );
});

test('a text that is no JSON', () => {
  expect(() => evaluate('States.StringToJson($.a)', { a: '{a' })).toThrow(
    /^States.IntrinsicFailure: The function 'States.StringToJson\(\$.a\)' had the following error: Argument 1 must be JSON text: /,
  );
});

test('an argument that is not there fails with States.Runtime, and the cause names the whole call', () => {
  const call = "States.Format('{}', States.ArrayLength($.nope))";
  expect(() => evaluate(call, { other: 1 })).toThrow(
    `States.Runtime: The function '${call}' had the following error: The JsonPath argument for the field '$.nope' could not be found in the input '{"other":1}'`,
  );
});

describe('laws', () => {
  test('what is encoded is decoded, what is printed is parsed, what is partitioned is whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.jsonValue(), fc.array(fc.integer()), fc.integer({ min: 1, max: 9 }), (text, value, list, size) => {
        expect(evaluate('States.Base64Decode(States.Base64Encode($.x))', { x: text })).toBe(text);
        expect(JSON.stringify(evaluate('States.StringToJson(States.JsonToString($.x))', { x: value as Json }))).toBe(JSON.stringify(value));
        expect((evaluate('States.ArrayPartition($.x, $.n)', { x: list, n: size }) as Json[][]).flat()).toEqual(list);
      }),
    );
  });

  test('States.MathRandom stays in its range', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), (a, b, seed) => {
        fc.pre(a !== b);
        const [from, to] = a < b ? [a, b] : [b, a];
        for (const call of ['States.MathRandom($.from, $.to)', 'States.MathRandom($.from, $.to, $.seed)']) {
          const drawn = evaluate(call, { from, to, seed }) as number;
          expect(Number.isInteger(drawn) && drawn >= from && drawn < to).toBe(true);
        }
      }),
    );
  });

  test('a result is no larger than its bound, where it is not computed', () => {
    const input = { l: [1, [2, 'ü'], null], o: { p: 'q' } };
    const calls = [
      'States.ArrayContains($.l, 1)',
      'States.ArrayGetItem($.l, 1)',
      'States.ArrayLength($.l)',
      'States.ArrayRange(2147483000, 2147483600, 1)',
      'States.ArrayUnique($.l)',
      'States.Array($.l, $.l, States.UUID())',
      "States.Hash('x', 'SHA-512')",
      'States.JsonMerge($.o, $, false)',
      'States.MathAdd(-2147483648, -2147483648)',
      'States.MathRandom(-2147483648, -2147483647)',
      'States.UUID()',
    ];
    for (const call of calls) {
      const { evaluate, constantBytes, paths, computed } = compileIntrinsic(call);
      const fits = bytes(evaluate(scopeOf(input))) <= constantBytes + paths * bytes(input);
      expect({ call, computed, fits }).toEqual({ call, computed: false, fits: true });
    }
    const bounded = [...intrinsicFunctions].filter(([, { size }]) => size !== 'unbounded').map(([name]) => name);
    expect(bounded.filter((name) => !calls.some((call) => call.includes(`${name}(`)))).toEqual([]);
  });
});
