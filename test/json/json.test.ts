import { expect, test } from 'vitest';
import { isArray, isObject, smallArray, setMember, withMember, type JsonObject } from '../../src/json/json';

test.each<[value: unknown, array: boolean, object: boolean]>([
  [[], true, false],
  [{}, false, true],
  [null, false, false],
  ['text', false, false],
  [1, false, false],
])('%j', (value, array, object) => {
  expect([isArray(value), isObject(value)]).toEqual([array, object]);
});

test('setMember sets __proto__ as a member, not as the prototype', () => {
  const object: Record<string, unknown> = {};
  setMember(object, 'a', 1);
  setMember(object, '__proto__', { b: 2 });
  expect(JSON.stringify(object)).toBe('{"a":1,"__proto__":{"b":2}}');
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
});

test.each([
  ['{"a":1}', 'b', '{"a":1,"b":2}'],
  ['{"a":1,"b":{}}', 'a', '{"a":2,"b":{}}'],
  ['{"__proto__":1}', 'a', '{"__proto__":1,"a":2}'],
  ['{"a":1}', '__proto__', '{"a":1,"__proto__":2}'],
])('withMember: %s with %s', (text, key, expected) => {
  const object = JSON.parse(text) as JsonObject;
  expect(JSON.stringify(withMember(object, key, 2))).toBe(expected);
  expect(JSON.stringify(object)).toBe(text);
});

test('an array with room is empty and takes items as any other', () => {
  const array = smallArray<number>();
  expect(array).toEqual([]);
  expect([array.push(1), array.push(2), array.push(3), array]).toEqual([1, 2, 3, [1, 2, 3]]);
});
