import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileField, compileTemplate } from '../../../src/expressions/jsonpath/payload-template';
import type { Json } from '../../../src/json/json';
import { scopeOf } from '../scope';

const bytes = (value: Json): number => Buffer.byteLength(JSON.stringify(value));
const evaluate = (template: Json, input: Json): Json => compileTemplate(template).evaluate(scopeOf(input));

test.each<[string, Json, Json, Json]>([
  ['a member is a path', { 'a.$': '$.x' }, { x: 1 }, { a: 1 }],
  ['constants stand beside it', { k: 'c', 'a.$': '$.x', n: null }, { x: [1] }, { k: 'c', a: [1], n: null }],
  ['many constants too', { a: 1, b: 2, c: 3, d: 4, 'e.$': '$.x', f: 5 }, { x: 0 }, { a: 1, b: 2, c: 3, d: 4, e: 0, f: 5 }],
  ['objects are searched', { o: { 'p.$': '$.x', q: { r: 1 } } }, { x: 1 }, { o: { p: 1, q: { r: 1 } } }],
  ['arrays of objects too', { l: [1, { 'p.$': '$.x' }, [{ 'q.$': '$.y' }]] }, { x: 1, y: 2 }, { l: [1, { p: 1 }, [{ q: 2 }]] }],
  ['a template may be an array', [{ 'p.$': '$' }], 5, [{ p: 5 }]],
  ['a call', { 'a.$': "States.Format('{}!', $.x)" }, { x: 'hi' }, { a: 'hi!' }],
  // recording assign test_base_cases[BASE_VAR]: without ".$" nothing is evaluated
  [
    'no evaluation without .$',
    { p: '$.no.such.path', c: '$$', f: "States.Format('{}', $x)", l: ['$x', '{% $x %}'] },
    {},
    { p: '$.no.such.path', c: '$$', f: "States.Format('{}', $x)", l: ['$x', '{% $x %}'] },
  ],
  ['an indefinite path is a list', { 'a.$': '$.x[*]' }, {}, { a: [] }],
])('%s', (_title, template, input, output) => {
  expect(evaluate(template, input)).toEqual(output);
});

test.each<[Json, string[]]>([
  [{ z: 1, 'b.$': '$.x', a: 2, 'c.$': '$.x' }, ['z', 'b', 'a', 'c']],
  [{ z: 1, 'b.$': '$.x', a: 2, y: 3, x: 4, w: 5, 'c.$': '$.x' }, ['z', 'b', 'a', 'y', 'x', 'w', 'c']],
  [{ z: 1, '__proto__.$': '$.x', a: 2 }, ['z', '__proto__', 'a']],
])('members keep the order of %j', (template, keys) => {
  const output = evaluate(template, { x: { p: 1 } }) as object;
  expect(Object.keys(output)).toEqual(keys);
  expect(Object.getPrototypeOf(output)).toBe(Object.prototype);
});

test('a constant member called __proto__ is a member', () => {
  const output = evaluate(JSON.parse('{"__proto__":{"p":1},"a.$":"$.x"}') as Json, { x: 2 });
  expect(JSON.stringify(output)).toBe('{"__proto__":{"p":1},"a":2}');
});

test('constant parts are shared by all results', () => {
  const template = { o: { p: [1] }, 'a.$': '$.x' };
  const compiled = compileTemplate(template);
  expect((compiled.evaluate(scopeOf({ x: 1 })) as typeof template).o).toBe(template.o);
  expect(compiled.evaluate(scopeOf({ x: 1 }))).not.toBe(compiled.evaluate(scopeOf({ x: 1 })));
});

test.each<[Json, string]>([
  [{ 'a.$': 'x' }, 'A path begins with "$" (at 0 of "x")'],
  [{ o: [{ 'a.$': '$.' }] }, 'Expected a name after "." (at 2 of "$.")'],
  [{ 'a.$': 5 }, 'The value of "a.$" is a path or an intrinsic function call, in a string (at 0 of "5")'],
  [{ 'a.$': 'States.Nothing()' }, 'There is no intrinsic function "States.Nothing" (at 0 of "States.Nothing()")'],
])('%j is no template', (template, message) => {
  expect(() => compileTemplate(template)).toThrow(message);
});

test('the field of a path that finds nothing is named', () => {
  expect(() => evaluate({ o: { 'value.$': '$.x' } }, { y: 1 })).toThrow(
    `The JSONPath '$.x' specified for the field 'value.$' could not be found in the input '{"y":1}'`,
  );
});

test.each<[string, number, boolean]>([
  ['$.a', 1, false],
  ['$.a[*]', 1, false],
  ['$..a', 1, true],
  ['$[0,0]', 1, true],
  ['$$.Execution.Input', 1, true],
  ['$variable', 1, true],
  ['States.Array($.a, $.b, 1)', 2, false],
  ['States.ArrayLength($.a)', 0, false],
  ["States.Format('{}{}', $.a, $.a)", 2, true],
  ['States.JsonMerge($.a, States.StringToJson($.b), false)', 2, true],
])('of %s the size is that of %i inputs; computed: %s', (text, paths, computed) => {
  expect(compileField(text, 'f')).toMatchObject({ paths, computed });
});

const keys = fc.constantFrom('a', 'bb.$', 'ccc', 'd.$', '__proto__', 'é"\\');
const texts = fc.constantFrom(
  '$',
  '$.x',
  '$[*]',
  '$.x[0:2]',
  'States.Array($, 1)',
  'States.ArrayLength($.l)',
  'States.ArrayGetItem($.l, 0)',
  'States.JsonMerge($, $.o, false)',
);
const { template } = fc.letrec<{ template: Json; object: Json }>((tie) => ({
  object: fc
    .array(fc.tuple(keys, texts, tie('template')), { maxLength: 6 })
    .map((members) => Object.fromEntries(members.map(([key, text, value]) => [key, key.endsWith('.$') ? text : value])) as Json),
  template: fc.oneof(
    { maxDepth: 3 },
    fc.jsonValue({ noUnicodeString: false }).map((value) => JSON.parse(JSON.stringify(value).replaceAll('.$"', '"')) as Json),
    tie('object'),
    fc.array(tie('template'), { maxLength: 3 }),
  ),
})) as { template: fc.Arbitrary<Json> };

test('a template is no larger than its bound, where it is not computed', () => {
  const input: Json = { x: ['a', { b: 'ü' }, 3], l: [[1]], o: { p: 1 } };
  fc.assert(
    fc.property(template, (any) => {
      const { evaluate, constantBytes, paths, computed } = compileTemplate(any);
      expect(computed).toBe(false);
      expect(bytes(evaluate(scopeOf(input)))).toBeLessThanOrEqual(constantBytes + paths * bytes(input));
    }),
  );
});

test('a template without .$ gives itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const constant = JSON.parse(JSON.stringify(value).replaceAll('.$"', '"')) as Json;
      const { evaluate, paths, computed, constantBytes } = compileTemplate(constant);
      expect(evaluate(scopeOf({}))).toBe(constant);
      expect({ paths, computed }).toEqual({ paths: 0, computed: false });
      expect(constantBytes).toBeGreaterThanOrEqual(Buffer.byteLength(JSON.stringify(constant)));
    }),
  );
});
