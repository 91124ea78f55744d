import { expect, test } from 'vitest';
import type { Json } from '../../../src/json/json';
import { filterPattern } from '../../../src/services/lambda/filter-pattern';

// Operators of https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html and
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax
test.each<[string, Json, Json[], Json[]]>([
  ['a text', { a: ['x'] }, [{ a: 'x' }, { a: 'x', b: 1 }, { a: ['y', 'x'] }], [{ a: 'X' }, {}, { a: null }, { a: {} }, 'a', null, 1]],
  ['an empty text', { a: [''] }, [{ a: '' }], [{ a: null }, { a: ' ' }]],
  ['null', { a: [null] }, [{ a: null }], [{}, { a: 0 }]],
  ['a number', { a: [1, 2] }, [{ a: 1 }, { a: 2.0 }], [{ a: '1' }, { a: 3 }]],
  ['a boolean', { a: [true] }, [{ a: true }], [{ a: 'true' }, { a: false }]],
  ['members of members', { a: { b: ['x'] } }, [{ a: { b: 'x' } }, { a: [{ b: 'y' }, { b: 'x' }] }], [{ a: 'x' }, { a: {} }, { b: 'x' }]],
  ['two members', { a: ['x'], b: [1] }, [{ a: 'x', b: 1 }], [{ a: 'x' }, { b: 1 }]],
  ['one of two', { $or: [{ a: ['x'] }, { b: [1] }] }, [{ a: 'x' }, { b: 1 }], [{ a: 'y', b: 2 }]],
  ['a beginning', { a: [{ prefix: 'x' }] }, [{ a: 'xy' }], [{ a: 'yx' }, { a: 1 }, {}]],
  ['a beginning in any case', { a: [{ prefix: { 'equals-ignore-case': 'Xy' } }] }, [{ a: 'xYz' }], [{ a: 'yx' }]],
  ['an end', { a: [{ suffix: '.png' }] }, [{ a: 'a.png' }], [{ a: 'a.PNG' }]],
  ['an end in any case', { a: [{ suffix: { 'equals-ignore-case': '.png' } }] }, [{ a: 'a.PNG' }], [{ a: 'png.' }]],
  ['a text in any case', { a: [{ 'equals-ignore-case': 'Abc' }] }, [{ a: 'aBC' }], [{ a: 'ab' }]],
  ['a wildcard', { a: [{ wildcard: 'a*b*c' }] }, [{ a: 'abc' }, { a: 'a-b-bc' }], [{ a: 'ab' }, { a: 'acb' }, { a: 1 }, { a: 'xabc' }]],
  ['pieces that do not overlap', { a: [{ wildcard: 'ab*ba' }] }, [{ a: 'abba' }], [{ a: 'aba' }]],
  ['no wildcard', { a: [{ wildcard: 'a\\*' }] }, [{ a: 'a*' }], [{ a: 'ab' }, { a: 'a*b' }]],
  ['what exists', { a: [{ exists: true }] }, [{ a: null }, { a: 'x' }], [{}, { a: {} }]],
  ['what does not', { a: [{ exists: false }] }, [{}, { b: 1 }], [{ a: 1 }]],
  ['anything but a text', { a: [{ 'anything-but': 'x' }] }, [{ a: 'y' }, { a: null }], [{ a: 'x' }, {}, { a: {} }]],
  ['anything but some', { a: [{ 'anything-but': ['x', 1] }] }, [{ a: 'y' }, { a: 2 }], [{ a: 'x' }, { a: 1 }]],
  ['anything but a beginning', { a: [{ 'anything-but': { prefix: 'x' } }] }, [{ a: 'y' }], [{ a: 'xy' }]],
  ['a number in a range', { a: [{ numeric: ['>', 0, '<=', 5] }] }, [{ a: 5 }, { a: 0.1 }], [{ a: 0 }, { a: 6 }, { a: '3' }]],
  ['a number that is', { a: [{ numeric: ['=', 3.0] }] }, [{ a: 3 }], [{ a: 4 }]],
  ['a number below and above', { $or: [{ a: [{ numeric: ['<', 0] }] }, { a: [{ numeric: ['>=', 9] }] }] }, [{ a: -1 }, { a: 9 }], [{ a: 0 }]],
  ['a member that every object has', { constructor: [{ exists: false }] }, [{}], [{ constructor: 1 }]],
  ['a member of any name', JSON.parse('{"__proto__":["x"]}') as Json, [JSON.parse('{"__proto__":"x"}') as Json], [{}]],
  ['everything', {}, [{}, { a: 1 }], []],
])('%s', (_title, pattern, fitting, others) => {
  const fits = filterPattern(JSON.stringify(pattern));
  for (const event of fitting) expect(fits(event), JSON.stringify(event)).toBe(true);
  for (const event of others) expect(fits(event), JSON.stringify(event)).toBe(false);
});

test.each<[string, Json]>([
  ['a list', []],
  ['a text', 'a'],
  ['a member that is no list', { a: 'x' }],
  ['an empty list', { a: [] }],
  ['a list in a list', { a: [['x']] }],
  ['an unknown operator', { a: [{ like: 'x' }] }],
  ['two operators', { a: [{ prefix: 'x', suffix: 'y' }] }],
  ['no operator', { a: [{}] }],
  ['exists of no boolean', { a: [{ exists: 'true' }] }],
  ['a beginning that is no text', { a: [{ prefix: 1 }] }],
  ['a beginning of no case', { a: [{ prefix: {} }] }],
  ['anything but nothing', { a: [{ 'anything-but': [] }] }],
  ['anything but null', { a: [{ 'anything-but': null }] }],
  ['a comparison that is none', { a: [{ numeric: ['!', 1] }] }],
  ['a comparison that every object has', { a: [{ numeric: ['toString', 1] }] }],
  ['a comparison with a text', { a: [{ numeric: ['>', '1'] }] }],
  ['half a comparison', { a: [{ numeric: ['>'] }] }],
  ['no comparison', { a: [{ numeric: 1 }] }],
  ['an or of no patterns', { $or: [['x']] }],
])('%s is no pattern', (_title, pattern) => {
  expect(() => filterPattern(JSON.stringify(pattern))).toThrow(SyntaxError);
});
