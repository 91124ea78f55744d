import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileLookup } from '../../../src/expressions/jsonpath/lookup';
import { compileResultPath } from '../../../src/expressions/jsonpath/result-path';
import { StatesError } from '../../../src/errors/states-error';
import { ExpressionSyntaxError } from '../../../src/expressions/syntax-error';
import type { Json } from '../../../src/json/json';
import { scopeOf } from '../scope';

test.each<[string, Json, Json]>([
  // https://states-language.net/#filters: ResultPath "$" replaces the input, another one adds to it, making what is missing
  ['$', { a: 1 }, 'R'],
  ['$', null, 'R'],
  ['$.a', { a: 1, b: 2 }, { a: 'R', b: 2 }],
  ['$.c', { a: 1 }, { a: 1, c: 'R' }],
  ['$.a.b.c', {}, { a: { b: { c: 'R' } } }],
  ['$.a.b', { a: { x: 1 }, y: 2 }, { a: { x: 1, b: 'R' }, y: 2 }],
  ["$['x y']", {}, { 'x y': 'R' }],
  ['$.l[1]', { l: [1, 2, 3] }, { l: [1, 'R', 3] }],
  ['$[0].a.b', [{ z: 1 }], [{ z: 1, a: { b: 'R' } }]],
  ['$.toString.x', {}, { toString: { x: 'R' } }],
])('%s into %j', (text, input, output) => {
  expect(compileResultPath(text)(input, 'R')).toEqual(output);
});

test('a member called __proto__ is a member', () => {
  for (const path of ['$.__proto__', '$.__proto__.a']) {
    const output = compileResultPath(path)({ x: 1 }, { a: 1 });
    expect(Object.keys(output!)).toEqual(['x', '__proto__']);
    expect(Object.getPrototypeOf(output)).toBe(Object.prototype);
  }
});

test.each<[string, Json]>([
  // the error and its words as AWS gave them: https://qiita.com/tsubasaogawa/items/4fe341bdb6ae7d2fd8ee
  ['$.someTaskResult', 'input1'],
  ['$.a', null],
  ['$.a', [1]],
  ['$.a.b', { a: null }],
  ['$.a.b.c', { a: 1 }],
  ['$.l[3]', { l: [1, 2, 3] }],
  ['$.l[0]', { l: {} }],
  ['$.l[0]', {}],
  ['$.l[0].a', { l: [5] }],
])('%s does not fit %j', (text, input) => {
  const put = (): Json => compileResultPath(text)(input, 'R');
  expect(put).toThrow(StatesError);
  expect(put).toThrow(`States.ReferencePathConflict: Unable to apply ReferencePath ${text} to input ${JSON.stringify(input)}`);
});

test.each([
  ['$$.a', 1, 'A ResultPath begins with "$": it cannot refer to the context object or to a variable'],
  ['$x.a', 1, 'A ResultPath begins with "$": it cannot refer to the context object or to a variable'],
  ['$.a[*]', 0, 'A ResultPath names one place: it has names and indices from 0 only'],
  ['$.a[-1]', 0, 'A ResultPath names one place: it has names and indices from 0 only'],
  ['a', 0, 'A path begins with "$"'],
])('%s is no ResultPath', (text, position, what) => {
  expect(() => compileResultPath(text)).toThrow(new ExpressionSyntaxError(what, text, position));
});

test('what is put is found again, nothing else changes, and the input stays as it was (I5)', () => {
  const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 });
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.oneof({ maxDepth: 3 }, fc.constant({}), tie('tree'))),
  }));
  fc.assert(
    fc.property(tree, path, fc.jsonValue(), (input, names, result) => {
      const text = `$.${names.join('.')}`;
      const before = JSON.stringify(input);
      const output = compileResultPath(text)(input, result as Json) as Record<string, Json>;
      expect(compileLookup(text)(scopeOf(output))).toBe(result);
      expect(JSON.stringify(input)).toBe(before);
      const others = Object.entries(input as Record<string, Json>).filter(([key]) => key !== names[0]);
      for (const [key, member] of others) expect(output[key]).toBe(member);
    }),
  );
});
