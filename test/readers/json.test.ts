import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import type { ReaderConfig } from '../../src/resources/item-source';
import { getObject, MemoryObjects, pagesOf, read } from './memory-objects';

const json = (ItemsPointer?: string): ReaderConfig => ({ InputType: 'JSON', ...(ItemsPointer !== undefined && { ItemsPointer }) });
const nested = '{"a": 1, "inventory": {"x": {"y": "}"}, "products": {"featured": [{"id": 1}, {"id": 2}], "/~": [3]}, "rows": [[], [4, 5]]}, "z": [';

// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html "JSON file in an Amazon S3 bucket"
test.each<[what: string, content: string, config: ReaderConfig, items: Json[]]>([
  ['an array', ' [ {"verdict": "true"} ,\n"a,]" , [1, {"b": "\\"]"}], -1.5e3, null ]', json(), [{ verdict: 'true' }, 'a,]', [1, { b: '"]' }], -1500, null]],
  ['an empty array', '[ ]', json(), []],
  ['the values of an object', '{"a": 1, "b\\"": [2], "": {}}', json(), [1, [2], {}]],
  ['an empty object', ' {} ', json(), []],
  ['a node, the rest of the text being left alone', nested, json('/inventory/products/featured'), [{ id: 1 }, { id: 2 }]],
  ['a node whose name is escaped as RFC 6901 says', nested, json('/inventory/products/~1~0'), [3]],
  ['an element of an array', nested, json('/inventory/rows/1'), [4, 5]],
  ['the empty pointer: the whole text', '[1]', json(''), [1]],
  ['MaxItems (recording test_map_item_reader_base_json_max_items_jsonata)', '[1,2,3]', { ...json(), MaxItems: 2 }, [1, 2]],
  ['MaxItems: nothing after them is looked at', '[1,2 broken', { ...json(), MaxItems: 2 }, [1, 2]],
  ['MaxItems of JSON Lines', '1\n2\nbroken', { InputType: 'JSONL', MaxItems: 2 }, [1, 2]],
  ['MaxItems of an object', '{"a":1,"b":2}', { ...json(), MaxItems: 1 }, [1]],
  ['MaxItems 0: all', '[1,2,3]', { ...json(), MaxItems: 0 }, [1, 2, 3]],
  ['JSON Lines', '{"verdict": "true", "n": 1}\n\r\n  \n[2]\r\n"three"', { InputType: 'JSONL' }, [{ verdict: 'true', n: 1 }, [2], 'three']],
  ['JSON Lines, in an empty file', '', { InputType: 'JSONL' }, []],
])('items: %s', async (_what, content, config, items) => {
  for (const options of [{ chunk: 1 }, { chunk: 2 }, { chunk: 5 }, { chunk: 1000 }, { atOnce: true }])
    expect(await read(content, config, options)).toEqual(items);
});

test('the names of the members of an object come with its items', async () => {
  const [page] = await pagesOf(getObject(json()), new MemoryObjects({ 'b/k': '{"a": 1, "b": 2, "c": 3}' }));
  expect(page).toEqual({ items: [1, 2, 3], keys: ['a', 'b', 'c'], source: 'S3://b/k', cursor: null });
  const [first] = await pagesOf(getObject({ ...json(), MaxItems: 2 }), new MemoryObjects({ 'b/k': '{"a": 1, "b": 2, "c": 3}' }));
  expect(first!.keys).toEqual(['a', 'b']);
});

describe('what is no dataset', () => {
  const notIterable = 'Attempting to map over non-iterable node.';
  const invalid = 'The dataset is not valid JSON.';
  test.each<[content: string, config: ReaderConfig, cause: string]>([
    ['1', json(), notIterable],
    ['"text"', json(), notIterable],
    ['', json(), notIterable],
    [nested, json('/inventory/none'), notIterable],
    [nested, json('/a'), notIterable],
    [nested, json('/a/b'), notIterable],
    [nested, json('/inventory/rows/2'), notIterable],
    [nested, json('/inventory/rows/01'), notIterable],
    ['{}', json('/a'), notIterable],
    ['[]', json('/0'), notIterable],
    ['[1 2]', json(), invalid],
    ['[1,', json(), invalid],
    ['[1,]', json(), invalid],
    ['[1', json(), invalid],
    ['[tru]', json(), invalid],
    ['["a"b]', json(), invalid],
    ['[1"b"]', json(), invalid],
    ['{"a" 1}', json(), invalid],
    ['{a: 1}', json(), invalid],
    ['{"b": "open', json('/a'), invalid],
    ['{"b": 1 "a": [1]}', json('/a'), invalid],
    ['1\n{', { InputType: 'JSONL' }, invalid],
    ['[', { InputType: 'MANIFEST' }, invalid],
  ])('%s at %j', async (content, config, cause) => {
    for (const chunk of [1, 3, 1000]) await expect(read(content, config, { chunk })).rejects.toMatchObject({ error: 'States.ItemReaderFailed', cause });
  });

  test('an InputType that is none', async () => {
    await expect(read('', { InputType: 'XML' } as never)).rejects.toMatchObject({ cause: 'The InputType XML cannot be read from an object.' });
  });
});

test('what JSON.stringify writes is read, whatever the chunks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue()), fc.constantFrom(undefined, 1), fc.integer({ min: 1, max: 9 }), async (values, space, chunk) => {
      const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
      expect(await read(JSON.stringify(values, null, space), json(), { chunk })).toEqual(wire(values));
      expect(await read(JSON.stringify({ a: [1, { b: '😀' }], 'é"': { 日: values } }, null, space), json('/é"/日'), { chunk })).toEqual(wire(values));
      expect(await read(values.map((value) => JSON.stringify(value)).join('\n'), { InputType: 'JSONL' }, { chunk })).toEqual(wire(values));
    }),
    { numRuns: 100 },
  );
});
