import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StatesError } from '../../../src/errors/states-error';
import { compileLookup } from '../../../src/expressions/jsonpath/lookup';
import { notAnArgument, notInTemplate } from '../../../src/expressions/jsonpath/not-found';
import { parsePath } from '../../../src/expressions/jsonpath/parse-path';
import { compilePath } from '../../../src/expressions/jsonpath/path';
import { selectOne } from '../../../src/expressions/jsonpath/select';
import type { Json } from '../../../src/json/json';
import { scopeOf } from '../scope';

const store = { book: [{ n: 1, t: 'a' }, { n: 2 }, { n: 3, t: 'c', q: null }], bike: { n: 9, t: 'red' } };

describe('a definite path gives the value', () => {
  test.each<[string, Json, Json]>([
    ['$', 7, 7],
    ['$', null, null],
    ['$.a', { a: 1 }, 1],
    ['$.a', { a: null }, null],
    ['$.a', { a: false }, false],
    ['$.a.b', { a: { b: 'x' } }, 'x'],
    ['$.a.b.c', { a: { b: { c: [] } } }, []],
    ['$.book[1].n', store, 2],
    ['$.book[-1].n', store, 3],
    ["$['a.b']['c d']", { 'a.b': { 'c d': 1 } }, 1],
    ['$.toString', { toString: 1 }, 1],
    ['$.a.__proto__', { a: JSON.parse('{"__proto__":1}') as Json }, 1],
    // an index beyond the array: null (measured in floci-io/floci issue 3167)
    ['$.book[3]', store, null],
    ['$.book[-4]', store, null],
  ])('%s of %j is %j', (text, input, value) => {
    expect(compilePath(text)(scopeOf(input))).toEqual(value);
  });
});

test.each<[string, Json]>([
  ['$$', { Execution: { Id: 'e' } }],
  ['$$.Execution.Id', 'e'],
  ['$name', { x: [1, 2] }],
  ['$name.x[1]', 2],
  ['$name.x[*]', [1, 2]],
])('%s is %j: the context object and variables', (text, value) => {
  const scope = scopeOf({}, { context: { Execution: { Id: 'e' } }, variables: { name: { x: [1, 2] } } });
  expect(compilePath(text)(scope)).toEqual(value);
});

describe('an indefinite path gives a list', () => {
  test.each<[string, Json, Json]>([
    // recordings base test_json_path_array_wildcard_or_slice_with_no_input
    ['$.item.items[1:]', {}, []],
    ['$.item.items[1:5].itemValue', {}, []],
    ['$.item.items[:1]', {}, []],
    ['$.items[:1].itemValue', {}, []],
    ['$.items[*]', {}, []],
    ['$[*]', null, []],
    ['$[*]', 'text', []],
    ['$nobody[*]', {}, []],
    ['$.book[*].t', store, ['a', 'c']],
    ['$.*.n', store, [9]],
    ['$[*]', store, [store.book, store.bike]],
    ['$.book[1:3].n', store, [2, 3]],
    ['$.book[-2:].n', store, [2, 3]],
    ['$.book[:-2].n', store, [1]],
    ['$.book[:0]', store, []],
    ['$.bike[0:1]', store, []],
    ['$.book[0,2,-1,9].n', store, [1, 3, 3]],
    ['$.bike[0,1]', store, []],
    ["$.bike['t','n','x']", store, ['red', 9]],
    ['$..n', store, [1, 2, 3, 9]],
    ['$..[0]', store, [store.book[0]!]],
    ['$..[-9]', store, []],
    ['$..book[1].n', store, [2]],
    ['$..length', { a: [1], s: 'x' }, []],
    ["$..['length']", { length: 2, s: 'x' }, [2]],
    ["$[*]['a,b']", [{ 'a,b': 1, a: 2 }], [1]],
  ])('%s of %j is %j', (text, input, value) => {
    expect(compilePath(text)(scopeOf(input))).toEqual(value);
  });
});

describe('a filter gives the items that pass', () => {
  test.each<[string, Json, Json]>([
    // a path alone asks whether it is there (measured in floci-io/floci issue 3260)
    ['$[?(@.keep)]', [{ keep: true }, { keep: false }, { other: 1 }], [{ keep: true }, { keep: false }]],
    ['$[?(@.keep == true)]', [{ keep: true }, { keep: false }, { keep: 'true' }, { keep: 1 }], [{ keep: true }]],
    ['$[?(@.a.b == 1 || @.c == 2)]', [{ a: { b: 1 } }, { c: 2 }, { c: 3 }], [{ a: { b: 1 } }, { c: 2 }]],
    ['$[?(@.n == null)]', [{ n: null }, {}, { n: 0 }], [{ n: null }]],
    ['$[?(@.n != 1)]', [{ n: 1 }, {}, { n: 2 }], [{}, { n: 2 }]],
    ["$[?(@.n == '1')]", [{ n: 1 }, { n: '1' }], [{ n: 1 }, { n: '1' }]],
    ['$[?(@.n < 2)]', [{ n: 1 }, { n: null }, { n: true }, { n: '1' }, {}], [{ n: 1 }]],
    ["$[?(@.n >= 'b')]", [{ n: 'a' }, { n: 'b' }, { n: 3 }], [{ n: 'b' }]],
    ['$[?(@.n > 1 && !(@.n > 2))]', [{ n: 1 }, { n: 2 }, { n: 3 }], [{ n: 2 }]],
    ['$[?(@ > 1)]', [1, 2, [3], { n: 3 }], []], // "The @ operator ... does not match scalar values. It only matches objects."
    ['$[?(@ != 1)]', [1, 2, { n: 3 }], [{ n: 3 }]],
    ['$.list[?(@.n == $.want)].n', { want: 2, list: [{ n: 1 }, { n: 2 }] }, [2]],
    [
      '$[?(@.a == @.b)]',
      [
        { a: { x: 1, y: 2 }, b: { y: 2, x: 1 } },
        { a: [1], b: [2] },
      ],
      [{ a: { x: 1, y: 2 }, b: { y: 2, x: 1 } }],
    ],
    ['$[?(@.a[*])]', [{ a: [] }, { a: [1] }], [{ a: [1] }]],
    ['$.bike[?(@.n == 9)].t', store, ['red']],
    ['$.bike.n[?(@ == 9)]', store, []],
    ['$[?(@.constructor)]', [{}], []],
  ])('%s of %j is %j', (text, input, value) => {
    expect(compilePath(text)(scopeOf(input))).toEqual(value);
  });
});

const causeOf = (evaluate: () => Json): string => {
  try {
    evaluate();
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(StatesError);
    expect((thrown as StatesError).error).toBe('States.Runtime');
    return (thrown as StatesError).cause;
  }
  return 'no error';
};

describe('a definite path that finds nothing fails with States.Runtime', () => {
  test.each<[string, Json, string]>([
    // recording scenarios test_catch_states_runtime
    ['$.no.such.result.path', {}, "Invalid path '$.no.such.result.path' : Missing property in path $['no']"],
    ['$.a.b', { a: {} }, "Invalid path '$.a.b' : No results for path: $['a']['b']"],
    ['$.a.b.c.d', { a: { b: {} } }, "Invalid path '$.a.b.c.d' : Missing property in path $['a']['b']['c']"],
    ['$.toString', {}, "Invalid path '$.toString' : No results for path: $['toString']"],
    ['$.a.constructor', { a: {} }, "Invalid path '$.a.constructor' : No results for path: $['a']['constructor']"],
    // the words of AWS in awsdocs/aws-step-functions-developer-guide pull request 5
    ['$.list.size', { list: [1] }, "Invalid path '$.list.size' : Property ['size'] not found in path $['list']"],
    ['$.s.length', { s: 'abc' }, "Invalid path '$.s.length' : Property ['length'] not found in path $['s']"],
    ['$.l[3].a', { l: [] }, "Invalid path '$.l[3].a' : Property ['a'] not found in path $['l'][3]"],
    ['$.s[0]', { s: { a: 1 } }, "Invalid path '$.s[0]' : Filter: [0] can only be applied to arrays. Current context is: {a=1}"],
    ['$.s[0]', { s: null }, "Invalid path '$.s[0]' : The path $['s'] is null"],
    ['$none.a', {}, "Invalid path '$none.a' : No results for path: $none.a"],
    ['$.a', null, 'Unable to apply Path transformation to null or empty input.'],
  ])('%s of %j', (text, input, cause) => {
    expect(causeOf(() => compilePath(text)(scopeOf(input)))).toBe(cause);
    expect(compileLookup(text)(scopeOf(input))).toBeUndefined();
  });

  test.each<[string, Json, string]>([
    // recording scenarios test_invalid_jsonpath[INVALID_JSONPATH_IN_STRING_EXPR_CONTEXTPATH]
    [
      '$$.Execution.Input.no_such_jsonpath',
      { 'int-literal': 0 },
      // The context object, as in failures that users quote; the recording leaves it out, with the times that are in it.
      `The JSONPath '$$.Execution.Input.no_such_jsonpath' specified for the field 'value.$' could not be found in the input '{"State":{"Name":"S"}}'`,
    ],
    ['$.a', null, 'Unable to apply Path transformation to null or empty input.'],
  ])('%s in a template', (text, input, cause) => {
    expect(causeOf(() => compilePath(text, notInTemplate('value.$'))(scopeOf(input, { context: { State: { Name: 'S' } } })))).toBe(cause);
  });

  test('in an argument', () => {
    expect(causeOf(() => compilePath('$.b', notAnArgument('States.Array($.b)'))(scopeOf({ a: 1 })))).toBe(
      `The function 'States.Array($.b)' had the following error: The JsonPath argument for the field '$.b' could not be found in the input '{"a":1}'`,
    );
  });
});

describe('laws', () => {
  const keys = fc.constantFrom('a', 'b', 'toString', '__proto__', 'length', 'x y');
  const steps = fc.array(fc.oneof(keys, fc.nat(3)), { maxLength: 5 });
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.integer(),
      fc.string(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(keys, tie('value'), { noNullPrototype: true }),
    ),
  }));

  test('a Reference Path agrees with a naive evaluator', () => {
    fc.assert(
      fc.property(value, steps, (input, path) => {
        let [naive, orNull]: (Json | undefined)[] = [input, input];
        const own = (value: Json | undefined, step: string | number): Json | undefined =>
          typeof value === 'object' && value !== null && Array.isArray(value) === (typeof step === 'number')
            ? (Object.getOwnPropertyDescriptor(value, step)?.value as Json | undefined)
            : undefined;
        for (const step of path) {
          naive = own(naive, step);
          const past = Array.isArray(orNull) && typeof step === 'number' && step >= orNull.length;
          orNull = past ? null : own(orNull, step);
        }
        const text = `$${path.map((step) => `[${typeof step === 'number' ? step : `'${step}'`}]`).join('')}`;
        expect(compileLookup(text)(scopeOf(input))).toBe(naive);
        expect(selectOne(input, parsePath(text).selectors)).toBe(orNull);
      }),
      { numRuns: 500 },
    );
  });

  test('a union of one place and a slice of one item find what the definite path does', () => {
    fc.assert(
      fc.property(fc.array(value), fc.nat(5), (input, at) => {
        const one = at < input.length ? [compilePath(`$[${at}]`)(scopeOf(input))] : [];
        expect(compilePath(`$[${at}:${at + 1}]`)(scopeOf(input))).toEqual(one);
        expect(compilePath(`$[${at},${at}]`)(scopeOf(input))).toEqual([...one, ...one]);
      }),
    );
  });
});

test('a path that comes by more values than a process can hold fails; one after it is counted anew', () => {
  let deep: Json = 1;
  for (let i = 0; i < 40; i++) deep = { a: deep, b: 1 };
  const bomb = compilePath(`$${'..*'.repeat(12)}`);
  for (let i = 0; i < 2; i++) expect(() => bomb(scopeOf(deep))).toThrow('States.Runtime: The path comes by more than 5000000 values.');
  expect((compilePath('$..b')(scopeOf(deep)) as Json[]).length).toBe(40);
});
