import { array, assert, constantFrom, property, string, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../../../examples/order-processing/csv';

// The rules of RFC 4180, section 2, by their numbers.
test.each([
  [
    '1: records end with a line break',
    'a,b\r\n1,2\r\n3,4\r\n',
    [
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ],
  ],
  ['2: the last may do without', 'a,b\n1,2', [{ a: '1', b: '2' }]],
  ['4: spaces belong to the field', 'a,b\n 1 ,2', [{ a: ' 1 ', b: '2' }]],
  ['5: a field may be quoted', 'a,b\n"1","2"', [{ a: '1', b: '2' }]],
  ['6: a quoted field may hold commas and line breaks', 'a,b\n"x,y","p\nq"', [{ a: 'x,y', b: 'p\nq' }]],
  ['7: a quotation mark in it is doubled', 'a\n"FRAME 7"" SINGLE"\n""""', [{ a: 'FRAME 7" SINGLE' }, { a: '"' }]],
  ['empty fields, quoted or not', 'a,b,c\n,"",\n', [{ a: '', b: '', c: '' }]],
  ['no records', 'a,b\n', []],
  ['nothing at all', '', []],
])('RFC 4180: %s', (_rule, text, records) => {
  expect(readCsv(text)).toEqual(records);
});

test.each([
  ['a,b\n1', 'Record 1 of the CSV has 1 fields, its header has 2.'],
  ['a\n1\n1,2', 'Record 2 of the CSV has 2 fields, its header has 1.'],
  ['a\nx"y"', 'The CSV has a stray quotation mark near "x"y"".'],
  ['a\n"x', 'The CSV has a stray quotation mark near ""x".'],
])('%j is refused', (text, message) => {
  expect(() => readCsv(text)).toThrow(message);
});

const quote = (field: string): string => `"${field.replaceAll('"', '""')}"`;
const field = string({ unit: constantFrom('a', ',', '"', '\n', '\r', ' ', 'é') });

test('what is written by the rules is read back', () => {
  assert(
    property(array(tuple(field, field)), (rows) => {
      const text = rows.map((row) => `${row.map(quote).join(',')}\n`).join('');
      expect(readCsv(`x,y\n${text}`)).toEqual(rows.map(([x, y]) => ({ x, y })));
    }),
  );
});
