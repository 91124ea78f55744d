import { describe, expect, test } from 'vitest';
import { readOutput } from '../../src/integrations/sdk-result';

describe('readOutput', () => {
  test.each<[string, unknown, unknown]>([
    ['texts and booleans', { a: 'x', b: true }, { a: 'x', b: true }],
    ['numbers; what is none in JSON is null', { a: 1.5, b: NaN, c: Infinity }, { a: 1.5, b: null, c: null }],
    ['null', { a: null }, { a: null }],
    ['undefined: left out', { a: undefined, b: { c: undefined } }, { b: {} }],
    ['functions: left out, null in a list', { a: () => 1, b: [() => 1] }, { b: [null] }],
    ['bytes as base64', { a: new Uint8Array([0, 255]) }, { a: 'AP8=' }],
    ['a part of a buffer', { a: new Uint8Array([1, 0, 255, 1]).subarray(1, 3) }, { a: 'AP8=' }],
    ['lists and objects', { a: [{ b: [1] }] }, { a: [{ b: [1] }] }],
    ['undefined as the whole', undefined, {}],
    ['null as the whole', null, {}],
  ])('%s', (_title, output, members) => {
    expect(readOutput(output)).toStrictEqual({ members, requestId: '', httpStatusCode: 200 });
  });

  test('$metadata is no member', () => {
    expect(readOutput({ $metadata: { requestId: 'r-1', httpStatusCode: 201, attempts: 1 }, A: 1 })).toStrictEqual({
      members: { A: 1 },
      requestId: 'r-1',
      httpStatusCode: 201,
    });
  });

  test('members come in the order of their names, what is inside them stays in its own', () => {
    expect(JSON.stringify(readOutput({ b: { z: 1, y: 2 }, a: 1 }).members)).toBe('{"a":1,"b":{"z":1,"y":2}}');
  });

  test('a member named __proto__ is kept', () => {
    expect(JSON.stringify(readOutput({ Item: JSON.parse('{"__proto__":{"S":"x"}}') as unknown }).members)).toBe('{"Item":{"__proto__":{"S":"x"}}}');
  });

  test('it is a copy', () => {
    const output = { Item: { id: { S: 'id1' } } };
    const { members } = readOutput(output);
    output.Item.id.S = 'changed';
    expect(members).toEqual({ Item: { id: { S: 'id1' } } });
  });
});
