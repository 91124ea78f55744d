import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StatesError } from '../../src/errors/states-error';
import { taskInput, type Structure } from '../../src/integrations/task-input';
import type { Json } from '../../src/json/json';

const shape: Structure = {
  members: {
    Text: 'STRING',
    Count: 'INTEGER',
    Flag: 'BOOLEAN',
    Bytes: 'BLOB',
    Body: 'JSON TEXT',
    List: { items: 'STRING' },
    Map: { values: 'STRING' },
    Inner: { members: { Text: 'STRING' }, required: ['Text'] },
  },
  required: [],
};

const faults = (args: Json, of = shape): string => {
  try {
    taskInput(of, args);
  } catch (thrown) {
    if (thrown instanceof StatesError) return `${thrown.error}: ${thrown.cause}`;
    throw thrown;
  }
  return 'none';
};
const refusal = (args: Json, ...expected: string[]): string =>
  `States.Runtime: The Parameters '${JSON.stringify(args)}' could not be used to start the Task: [${expected.join(', ')}]`;

describe('taskInput', () => {
  test.each<[string, Json, object]>([
    ['text', { Text: '' }, { Text: '' }],
    ['a whole number', { Count: -1 }, { Count: -1 }],
    ['a boolean', { Flag: false }, { Flag: false }],
    ['bytes, from base64', { Bytes: 'AP8=' }, { Bytes: new Uint8Array([0, 255]) }],
    ['no bytes', { Bytes: '' }, { Bytes: new Uint8Array() }],
    ['a body that is text', { Body: 'a text' }, { Body: 'a text' }],
    ['a body that is an object, as compact JSON', { Body: { a: [1, null], b: 'ü' } }, { Body: '{"a":[1,null],"b":"ü"}' }],
    ['a body that is a list', { Body: [1, { a: 2 }] }, { Body: '[1,{"a":2}]' }],
    ['lists, maps and structures', { List: ['a'], Map: { x: 'y' }, Inner: { Text: 'z' } }, { List: ['a'], Map: { x: 'y' }, Inner: { Text: 'z' } }],
    ['members that are null: left out', { Text: null, Count: 1 }, { Count: 1 }],
  ])('passes %s', (_title, args, input) => {
    expect(taskInput(shape, args)).toStrictEqual(input);
  });

  test.each<[string, Json, string]>([
    ['no text', { Text: 1 }, "The value for the field 'Text' must be a STRING"],
    ['no whole number', { Count: 1.5 }, "The value for the field 'Count' must be an INTEGER"],
    ['no number', { Count: '1' }, "The value for the field 'Count' must be an INTEGER"],
    ['no boolean', { Flag: 'true' }, "The value for the field 'Flag' must be a BOOLEAN"],
    ['bytes that are no text', { Bytes: 1 }, "The value for the field 'Bytes' must be a STRING"],
    ['bytes that are no base64', { Bytes: 'a b=' }, "The value for the field 'Bytes' must be a STRING in base64"],
    ['bytes that are cut off', { Bytes: 'AAA' }, "The value for the field 'Bytes' must be a STRING in base64"],
    ['a body that is a number', { Body: 1 }, "The value for the field 'Body' must be a STRING"],
    ['no list', { List: 'a' }, "The value for the field 'List' must be an ARRAY"],
    ['an item of a list', { List: ['a', null] }, "The value for the field 'List' must be a STRING"],
    ['no map', { Map: [] }, "The value for the field 'Map' must be an OBJECT"],
    ['a member of a map', { Map: { x: null } }, "The value for the field 'x' must be a STRING"],
    ['no structure', { Inner: 'a' }, "The value for the field 'Inner' must be an OBJECT"],
    ['a structure that lacks a member', { Inner: {} }, "The field 'Text' is required but was missing"],
    ['a required member that is null', { Inner: { Text: null } }, "The field 'Text' is required but was missing"],
    ['an unknown member', { Filter: 1 }, 'The field "Filter" is not supported by Step Functions'],
    ['a member that only the prototype has', { toString: 'a' }, 'The field "toString" is not supported by Step Functions'],
    ['arguments that are a list', ['a'], "The value for the field 'Parameters' must be an OBJECT"],
    ['arguments that are nothing', null, "The value for the field 'Parameters' must be an OBJECT"],
  ])('refuses %s', (_title, args, fault) => {
    expect(faults(args)).toBe(refusal(args, fault));
  });

  test('names every fault', () => {
    const args = { Text: 1, Other: 2 };
    expect(faults(args, { ...shape, required: ['Count'] })).toBe(
      refusal(
        args,
        "The value for the field 'Text' must be a STRING",
        'The field "Other" is not supported by Step Functions',
        "The field 'Count' is required but was missing",
      ),
    );
  });

  test('a map keeps a member named __proto__', () => {
    const args = JSON.parse('{"Map":{"__proto__":"x"}}') as Json;
    expect(JSON.stringify(taskInput(shape, args))).toBe('{"Map":{"__proto__":"x"}}');
  });

  test('property: bytes arrive as they were encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(taskInput(shape, { Bytes: Buffer.from(bytes).toString('base64') })).toStrictEqual({ Bytes: bytes });
      }),
    );
  });

  test('property: the input shares no container with the arguments', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), fc.array(fc.string()), (map, list) => {
        const args = { Map: map, List: list };
        const input = taskInput(shape, args);
        expect(input).toEqual(args);
        expect(input['Map']).not.toBe(map);
        expect(input['List']).not.toBe(list);
      }),
    );
  });
});
