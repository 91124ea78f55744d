import { expect, test } from 'vitest';
import { copyOf, describe as inWords, textOf } from '../../../src/expressions/jsonata/text';

const isFunction = (value: unknown): boolean => typeof value === 'function';

test('a function is the empty text, NaN is null', () => {
  const nothing = (): null => null;
  expect([inWords(nothing, isFunction), inWords({ f: nothing }, isFunction), textOf(nothing, 0, isFunction)]).toEqual(['""', '{"f":""}', '""']);
  expect(copyOf([nothing, NaN, 1], null, isFunction)).toEqual(['', null, 1]);
});
