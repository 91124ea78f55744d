import { expect, test } from 'vitest';
import { shortened } from '../../../src/testing/trace/shorten';

const numbers = JSON.stringify(Array.from({ length: 100 }, (_, i) => i));
const text = 'x'.repeat(200);

test.each([
  ['what has room is whole', '{"a": [1, 2]}', 20, '{"a":[1,2]}'],
  ['a text that is no JSON', 'plain', 20, '"plain"'],
  ['a recording without execution data', undefined, 20, '(not recorded)'],
  ['of a long list the first items', numbers, 60, '[0,1,2,3,4,… 95 more]'],
  ['a long text', JSON.stringify(text), 40, `"${'x'.repeat(39)}…"`],
  ['a long text is shown up to 60 characters', JSON.stringify({ a: text, b: 1 }), 120, `{"a":"${'x'.repeat(59)}…","b":1}`],
  ['members for which no room is left', JSON.stringify({ first: 'a text', second: text, third: 3 }), 30, '{"first":"a text","second":"xxxxxxxxxxx…",…}'],
  ['lists in lists', JSON.stringify([[text, text], [text]]), 30, `[["${'x'.repeat(25)}…",… 1 more],… 1 more]`],
])('%s', (_title, payload, width, shown) => {
  expect(shortened(payload, width)).toBe(shown);
});
