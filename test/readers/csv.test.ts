import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvFields } from '../../src/readers/csv-fields';
import { hashMapOrder } from '../../src/readers/hash-map-order';
import type { ReaderConfig } from '../../src/resources/item-source';
import { read } from './memory-objects';

const given = (...CSVHeaders: string[]): ReaderConfig => ({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders });
const firstRow: ReaderConfig = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' };
const rows = `Value1,Value2,Value3\nValue4,Value5,Value6\n,,,\ntrue,1,'HelloWorld'\nNull,None,\n   \n`;

// The texts are those of the recordings test_map_item_reader_*: AWS's compact form, members in AWS's order.
test.each<[recording: string, config: ReaderConfig, content: string, items: string]>([
  [
    'csv_max_items_paths[100000001]',
    { ...firstRow, MaxItems: 100_000_001 },
    'Col1,Col2\nValue1,Value2\nValue3,Value4\n',
    '[{"Col1":"Value1","Col2":"Value2"},{"Col1":"Value3","Col2":"Value4"}]',
  ],
  ['csv_max_items_paths[2], with 1', { ...firstRow, MaxItems: 1 }, 'Col1,Col2\nValue1,Value2\nValue3,Value4\n', '[{"Col1":"Value1","Col2":"Value2"}]'],
  [
    'csv_headers_first_row_typed_headers',
    firstRow,
    `0,True,{}\nValue4,Value5,Value6\n,,,\ntrue,1,'HelloWorld'\nNull,None,\n   \n`,
    `[{"0":"Value4","{}":"Value6","True":"Value5"},{"0":"","{}":"","True":""},{"0":"true","{}":"'HelloWorld'","True":"1"},{"0":"Null","{}":"","True":"None"},{"0":"   ","{}":"","True":""}]`,
  ],
  [
    'base_csv_headers_decl',
    given('H1', 'H2', 'H3'),
    rows,
    `[{"H1":"Value1","H2":"Value2","H3":"Value3"},{"H1":"Value4","H2":"Value5","H3":"Value6"},{"H1":"","H2":"","H3":""},{"H1":"true","H2":"1","H3":"'HelloWorld'"},{"H1":"Null","H2":"None","H3":""},{"H1":"   ","H2":"","H3":""}]`,
  ],
  [
    'csv_first_row_extra_fields',
    firstRow,
    `H1,\nValue4,Value5,Value6\n,,,\ntrue,1,'HelloWorld'\nNull,None,\n   \n`,
    '[{"":"Value5","H1":"Value4"},{"":"","H1":""},{"":"1","H1":"true"},{"":"None","H1":"Null"},{"":"","H1":"   "}]',
  ],
  ['csv_headers_decl_extra_fields', given('H1'), rows, '[{"H1":"Value1"},{"H1":"Value4"},{"H1":""},{"H1":"true"},{"H1":"Null"},{"H1":"   "}]'],
])('recording test_map_item_reader_%s', async (_recording, config, content, items) => {
  expect(JSON.stringify(await read(content, config))).toBe(items);
});

test.each<[what: string, config: ReaderConfig, content: string, cause: string]>([
  ['given (recording csv_headers_decl_duplicate_headers)', given('H1', 'H1', 'H3'), rows, 'CSV headers cannot contain duplicates.'],
  ['in the first row', firstRow, 'a,b,a\n', 'CSV headers cannot contain duplicates.'],
  ['of more than 10 KiB', given('a'.repeat(10 * 1024), ''), rows, 'CSV headers cannot exceed 10 KiB.'],
])('a header is refused: %s', async (_what, config, content, cause) => {
  await expect(read(content, config)).rejects.toMatchObject({ error: 'States.ItemReaderFailed', cause });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/example-csv-parse-dist-map.html, rule by rule
describe('records and fields', () => {
  test.each<[rule: string, content: string, config: ReaderConfig, items: object[]]>([
    [
      'the example',
      'abc,123,"This string contains commas, a double quotation marks (""), and a newline (\n)",{""MyKey"":""MyValue""},"[1,2,3]"\n',
      given('a', 'b', 'c', 'd', 'e'),
      [{ a: 'abc', b: '123', c: 'This string contains commas, a double quotation marks ("), and a newline (\n)', d: '{"MyKey":"MyValue"}', e: '[1,2,3]' }],
    ],
    [
      'backslashes are kept by repeating them',
      'path,size\nC:\\\\Program Files\\\\MyApp.exe,6534512\n',
      firstRow,
      [{ path: 'C:\\Program Files\\MyApp.exe', size: '6534512' }],
    ],
    [
      'a backslash keeps the delimiter and quotes, and disappears before anything else',
      'a\\,b,\\"c\\",\\d\n',
      given('x', 'y', 'z'),
      [{ x: 'a,b', y: '"c"', z: 'd' }],
    ],
    ['a backslash before a newline does not join records', 'a\\\nb\n', given('x'), [{ x: 'a' }, { x: 'b' }]],
    ['in quotes a backslash keeps quotes, too', '"a\\"\n\\"b"\nc\n', given('x'), [{ x: 'a"\n"b' }, { x: 'c' }]],
    ['an empty text may be in quotes', '"",a\n', given('x', 'y'), [{ x: '', y: 'a' }]],
    ['all of a field may be quotes', '"""a"""\n', given('x'), [{ x: '"a"' }]],
    ['a quote inside a field stays', 'a"b,c"d\n', given('x'), [{ x: 'a"b,c"d' }]],
    ['missing values are empty', 'a\n', given('x', 'y'), [{ x: 'a', y: '' }]],
    [
      'lines may end in CR LF',
      'x,y\r\n1,2\r\n3,4\r\n',
      firstRow,
      [
        { x: '1', y: '2' },
        { x: '3', y: '4' },
      ],
    ],
    ['the last line may have no end', 'x\n1', firstRow, [{ x: '1' }]],
    ['an empty line is a record', 'x\n\n1\n', firstRow, [{ x: '' }, { x: '1' }]],
    ['a header alone has no items', 'x,y\n', firstRow, []],
    ['nor has an empty file', '', firstRow, []],
    ['nor has one with a header that is given', '', { InputType: 'CSV', CSVHeaderLocation: 'GIVEN' }, []],
    ['a quote may stay open', 'x\n"a,\nb', firstRow, [{ x: 'a,\nb' }]],
    ['a byte order mark is no part of the header', '\ufeffx\n1\n', firstRow, [{ x: '1' }]],
    ['letters of several bytes', 'é,日本,😀\n€,"ü\n",ß\n', firstRow, [{ é: '€', 日本: 'ü\n', '😀': 'ß' }]],
    ['PIPE', 'x|y\n1,0|2\n', { ...firstRow, CSVDelimiter: 'PIPE' }, [{ x: '1,0', y: '2' }]],
    ['SEMICOLON', 'x;y\n1;2\n', { ...firstRow, CSVDelimiter: 'SEMICOLON' }, [{ x: '1', y: '2' }]],
    ['SPACE', 'x y\n1 2\n', { ...firstRow, CSVDelimiter: 'SPACE' }, [{ x: '1', y: '2' }]],
    ['TAB', 'x\ty\n1\t2\n', { ...firstRow, CSVDelimiter: 'TAB' }, [{ x: '1', y: '2' }]],
  ])('%s', async (_rule, content, config, items) => {
    for (const chunk of [1, 2, 3, 1000]) expect(await read(content, config, { chunk })).toEqual(items);
  });

  test('a column may be called __proto__', async () => {
    expect(JSON.stringify(await read('__proto__\n1\n', firstRow))).toBe('[{"__proto__":"1"}]');
  });

  test('"reading an item of up to 8 MB"', async () => {
    const long = 'x'.repeat(9 * 1024 * 1024);
    await expect(read(`h\n${long}`, firstRow, { chunk: 1 << 20 })).rejects.toMatchObject({ cause: 'An item of the dataset is larger than 8 MB.' });
    expect(await read(`h\n${long.slice(0, 7 << 20)}`, firstRow, { chunk: 1 << 20 })).toHaveLength(1);
  });
});

test.each([
  // https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html, the inputs of child executions
  [
    ['userId', 'movieId', 'rating', 'timestamp'],
    ['rating', 'movieId', 'userId', 'timestamp'],
  ],
  [
    ['Bucket', 'Key', 'Size', 'LastModifiedDate'],
    ['LastModifiedDate', 'Bucket', 'Size', 'Key'],
  ],
  // "Aa" and "BB" have the same hash code
  [
    ['BB', 'Aa'],
    ['BB', 'Aa'],
  ],
  // 13 names need 32 buckets, in which "p" (112) is in bucket 16 and "0" (48), too
  [[...'pabcdefghijk0'], [...'abcdefghijkp0']],
])('%j are in the order of a HashMap', (names, order) => {
  expect(hashMapOrder(names)).toEqual(order);
});

test.each([',', '|', ';', ' ', '\t'])('what is printed with %j is what is parsed', (delimiter) => {
  const print = (field: string): string => `"${field.replaceAll('\\', '\\\\').replaceAll('"', '""')}"`;
  const escape = (field: string): string =>
    field.replace(/[\\",|; \t]/g, (character) => (character === '"' ? '""' : character === '\\' || character === delimiter ? `\\${character}` : character));
  const field = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '"', '\\', ',', '|', ';', ' ', '\t', '\r', '\n') });
  fc.assert(
    fc.property(fc.array(field, { minLength: 1 }), (fields) => {
      expect(csvFields(fields.map(print).join(delimiter), delimiter)).toEqual(fields);
      // Outside quotes a field that begins with a quote would be taken for one in quotes.
      const bare = fields.filter((text) => !text.startsWith('"'));
      if (bare.length > 0) expect(csvFields(bare.map(escape).join(delimiter), delimiter)).toEqual(bare);
    }),
  );
});

test.each(['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'] as const)('a file that is printed with %s is read as it was', async (CSVDelimiter) => {
  const delimiter = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' }[CSVDelimiter];
  const field = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '"', '\\', ',', '|', ' ', '\n') });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(field, field)), fc.integer({ min: 1, max: 20 }), async (records, chunk) => {
      const line = (fields: string[]): string => fields.map((text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '""')}"`).join(delimiter) + '\n';
      const content = records.map(line).join('');
      expect(await read(content, { ...given('x', 'y'), CSVDelimiter }, { chunk })).toEqual(records.map(([x, y]) => ({ x, y })));
    }),
    { numRuns: 50 },
  );
});
