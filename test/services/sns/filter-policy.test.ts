/** Filter policies: https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html, texts of faults as AWS's matcher, https://github.com/aws/event-ruler, words them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterOf } from '../../../src/services/sns/filter-policy/filter';
import { PolicyFault } from '../../../src/services/sns/filter-policy/policy-fault';
import type { JsonObject } from '../../../src/json/json';

const inBody = (policy: object, body: unknown): boolean => filterOf(JSON.stringify(policy), 'MessageBody')({ body: JSON.stringify(body), attributes: {} });
const inAttributes = (policy: object, attributes: JsonObject): boolean =>
  filterOf(JSON.stringify(policy), 'MessageAttributes')({ body: 'no JSON', attributes });

describe('a policy takes', () => {
  test.each<[title: string, values: unknown[], taken: unknown[], refused: unknown[]]>([
    ['exact strings, letter by letter', ['rugby', 'tennis'], ['rugby', 'tennis'], ['Rugby', 'rugby ', 'baseball', 1, true, null]],
    ['numbers by value', [301.5, 0], [301.5, 3.015e2, 0, -0], ['301.5', 301.6, 1]],
    ['numbers with five digits behind the point', [1.00001], [1.00001, 1.0000100001], [1.00002]],
    ['numbers that are no numbers of the matcher by what they are', [111111111111], [111111111111], [111111111112]],
    ['true, false and null', [true, null], [true, null], [false, 'true', 'null', 0]],
    ['a prefix', [{ prefix: 'bas' }], ['baseball', 'bas'], ['Baseball', 'ba', 1]],
    ['a suffix', [{ suffix: 'ball' }], ['baseball', 'ball'], ['balls', null]],
    ['equals-ignore-case', [{ 'equals-ignore-case': 'Tennis' }], ['tennis', 'TENNIS'], ['tennis ']],
    ['anything-but a string', [{ 'anything-but': 'rugby' }], ['baseball', 1, null, ['rugby', 'baseball']], ['rugby']],
    ['anything-but a list', [{ 'anything-but': [100, 500] }], [101, 100.1, [100, 50], '100'], [100, 500]],
    ['anything-but a prefix', [{ 'anything-but': { prefix: 'bas' } }], ['rugby', 'ba'], ['baseball']],
    ['anything-but a suffix', [{ 'anything-but': { suffix: ['ball', 'by'] } }], ['tennis'], ['baseball', 'rugby']],
    ['anything-but a wildcard', [{ 'anything-but': { wildcard: '*ball' } }], ['rugby'], ['baseball', 'ball']],
    ['anything-but in any case', [{ 'anything-but': { 'equals-ignore-case': ['a', 'b'] } }], ['c'], ['A', 'b']],
    ['a wildcard', [{ wildcard: 'a*c*e' }], ['ace', 'abcde', 'acce'], ['abc', 'ac', 'aceX', 'xace']],
    ['a wildcard with escapes', [{ wildcard: '\\*\\\\*' }], ['*\\', '*\\x'], ['\\', 'x\\']],
    ['a wildcard without a star', [{ wildcard: 'abc' }], ['abc'], ['ab', 'abcd']],
    ['a wildcard whose ends overlap', [{ wildcard: 'ab*ba' }], ['abba', 'abXba'], ['aba']],
    ['numeric =', [{ numeric: ['=', 5] }], [5, 5.0], [4, '5', 6]],
    ['numeric <', [{ numeric: ['<', 0] }], [-1, -0.00001], [0, 1, 'x']],
    ['numeric <=', [{ numeric: ['<=', 0] }], [0, -1], [0.001]],
    ['numeric >', [{ numeric: ['>', 0] }], [0.1, 1e9], [0, 2e9]],
    ['a numeric range', [{ numeric: ['>', 0, '<=', 150] }], [0.5, 150], [0, 150.1, -1]],
    ['a numeric range, ends the other way', [{ numeric: ['>=', 0, '<', 150] }], [0, 149.99], [150, -0.1]],
    ['cidr', [{ cidr: '10.0.0.0/24' }], ['10.0.0.0', '10.0.0.255'], ['10.0.1.0', '10.0.0', '::1', 10]],
    ['cidr of IPv6', [{ cidr: '2001:db8::/32' }], ['2001:db8::1', '2001:0DB8:0:0:0:0:0:1'], ['2001:db9::1', '10.0.0.1', '2001:db8', ':::']],
    ['exists', [{ exists: true }], ['', 0, null, false, [1]], [{}, [], { a: 1 }]],
    ['one of several', ['a', { prefix: 'b' }], ['a', 'bc'], ['c']],
    [
      'one of the items of a list, in lists too',
      ['a'],
      [
        ['x', 'a'],
        [['x'], ['a']],
      ],
      [['x'], [], {}],
    ],
  ])('%s', (_title, values, taken, refused) => {
    for (const value of taken) expect(inBody({ key: values }, { key: value }), JSON.stringify(value)).toBe(true);
    for (const value of refused) expect(inBody({ key: values }, { key: value }), JSON.stringify(value)).toBe(false);
    expect(inBody({ key: values }, { other: taken[0] })).toBe(false);
  });

  test.each<[title: string, policy: object, taken: object[], refused: object[]]>([
    ['all of its names ("AND logic")', { a: [1], b: [2] }, [{ a: 1, b: 2, c: 3 }], [{ a: 1 }, { b: 2 }, { a: 1, b: 3 }]],
    ['a name that is not there', { a: [{ exists: false }] }, [{}, { b: 1 }, { a: [] }, { a: { b: 1 } }], [{ a: null }, { a: [1] }]],
    ['a name that is not there or has a value', { a: [{ exists: false }, 'x'] }, [{}, { a: 'x' }], [{ a: 'y' }]],
    ['names in objects', { a: { b: { c: ['x'] } } }, [{ a: { b: { c: 'x' } } }, { a: { b: { c: ['x', 'y'] } } }], [{ a: { b: 'x' } }, { a: 'x' }, { c: 'x' }]],
    ['an object in a list', { a: { b: [1] } }, [{ a: [{ b: 2 }, { b: 1 }] }, { a: [[{ b: 1 }]] }], [{ a: [{ b: 2 }] }, { a: [] }]],
    ['what one item has, not two ("array consistency")', { a: { b: [1], c: [2] } }, [{ a: [{ b: 1, c: 2 }] }], [{ a: [{ b: 1 }, { c: 2 }] }]],
    ['a name that is in no item', { a: { b: [{ exists: false }] } }, [{ a: [{ c: 1 }] }, {}, { a: 1 }], [{ a: [{ c: 1 }, { b: 1 }] }]],
    [
      'one of $or',
      { source: ['s'], $or: [{ a: [1] }, { b: [2], c: [3] }] },
      [
        { source: 's', a: 1 },
        { source: 's', b: 2, c: 3 },
      ],
      [{ a: 1 }, { source: 's', b: 2 }],
    ],
    ['$or in objects', { a: { $or: [{ b: [1] }, { c: [2] }] } }, [{ a: { b: 1 } }, { a: { c: 2 } }], [{ b: 1 }, { a: { c: 1 } }]],
    ['names of objects’ own', { ['__proto__']: ['x'], constructor: [{ exists: false }] }, [JSON.parse('{"__proto__":"x"}') as object], [{}]],
  ])('%s', (_title, policy, taken, refused) => {
    const text =
      Object.hasOwn(policy, '__proto__') || _title.startsWith('names of') ? '{"__proto__":["x"],"constructor":[{"exists":false}]}' : JSON.stringify(policy);
    const filter = filterOf(text, 'MessageBody');
    for (const body of taken) expect(filter({ body: JSON.stringify(body), attributes: {} }), JSON.stringify(body)).toBe(true);
    for (const body of refused) expect(filter({ body: JSON.stringify(body), attributes: {} }), JSON.stringify(body)).toBe(false);
  });

  test('attributes where its scope is those: lists, numbers and strings', () => {
    const policy = { interests: ['rugby'], price: [{ numeric: ['>=', 100] }], store: [{ exists: true }] };
    expect(inAttributes(policy, { interests: ['soccer', 'rugby'], price: 210.75, store: 'x' })).toBe(true);
    expect(inAttributes(policy, { interests: ['soccer'], price: 210.75, store: 'x' })).toBe(false);
  });

  test.each(['no JSON', '[1]', '"text"', '', '1', `${'['.repeat(100_000)}`])('no body that is no object: %.10s', (body) => {
    expect(filterOf('{"a":[{"exists":false}]}', 'MessageBody')({ body, attributes: {} })).toBe(false);
  });
});

const faultOf = (text: string, scope: 'MessageBody' | 'MessageAttributes' = 'MessageBody'): string => {
  try {
    filterOf(text, scope);
    return 'no fault';
  } catch (thrown) {
    if (thrown instanceof PolicyFault) return thrown.message;
    throw thrown;
  }
};

describe('a wrong policy', () => {
  test.each<[text: string, message: string, column: number]>([
    ['{"store":"x"}', '"store" must be an object or an array', 11],
    ['{"store":1}', '"store" must be an object or an array', 11],
    ['{"store":null}', '"store" must be an object or an array', 14],
    ['{"Amount":[]}', 'Empty arrays are not allowed', 13],
    ['{"a":{}}', 'Empty objects are not allowed', 8],
    ['["a"]', 'Filter is not an object', 2],
    ['{"a":[["b"]]}', 'Match value must be String, number, true, false, or null', 8],
    ['{"a":[{}]}', 'Match expression name not found', 9],
    ['{"a":[{"like":"x"}]}', 'Unrecognized match type like', 16],
    ['{"a":[{"prefix":1}]}', 'prefix match pattern must be a string', 18],
    ['{"a":[{"suffix":[]}]}', 'suffix match pattern must be a string', 18],
    ['{"a":[{"equals-ignore-case":null}]}', 'equals-ignore-case match pattern must be a string', 33],
    ['{"a":[{"wildcard":1}]}', 'wildcard match pattern must be a string', 20],
    ['{"a":[{"cidr":1}]}', 'prefix match pattern must be a string', 16],
    ['{"a":[{"exists":"true"}]}', 'exists match pattern must be either true or false.', 18],
    ['{"a":[{"prefix":"x","suffix":"y"}]}', 'Only one key allowed in match expression', 31],
    ['{"a":[{"numeric":1}]}', 'Value of numeric must be an array.', 19],
    ['{"a":[{"numeric":[]}]}', 'Invalid member in numeric match: ]', 20],
    ['{"a":[{"numeric":["<","1"]}]}', 'Value of < must be numeric', 24],
    ['{"a":[{"numeric":["=","1"]}]}', 'Value of equals must be numeric', 24],
    ['{"a":[{"numeric":["!=",1]}]}', 'Unrecognized numeric range operator: !=', 25],
    ['{"a":[{"numeric":["=",1,2]}]}', 'Too many elements in numeric expression', 26],
    ['{"a":[{"numeric":[">",1,2]}]}', 'Bad value in numeric range: 2', 26],
    ['{"a":[{"numeric":[">",1,">",2]}]}', 'Bad numeric range operator: >', 28],
    ['{"a":[{"numeric":[">",1,"<","2"]}]}', 'Value of < must be numeric', 30],
    ['{"a":[{"numeric":[">",1,"<",2,"<",3]}]}', 'Too many terms in numeric range expression', 32],
    ['{"a":[{"numeric":[">",2,"<",1]}]}', 'Bottom must be less than top', 31],
    ['{"a":[{"numeric":["<",2000000000]}]}', 'Value must be between -1.0E9 and 1.0E9, inclusive', 33],
    ['{"a":[{"numeric":["<",1],"x":1}]}', 'Too many elements in numeric expression', 31],
    ['{"a":[{"anything-but":null}]}', 'Value of anything-but must be an array or single string/number value.', 27],
    ['{"a":[{"anything-but":[null]}]}', 'Inside anything but list, start|null|boolean is not supported.', 28],
    ['{"a":[{"anything-but":["a",1]}]}', 'Inside anything but list, either all values are number or string, mixed type is not supported', 30],
    ['{"a":[{"anything-but":[]}]}', 'Inside anything but list, either all values are number or string, mixed type is not supported', 25],
    ['{"a":[{"anything-but":{}}]}', 'Anything-But expression name not found', 25],
    ['{"a":[{"anything-but":{"like":"x"}}]}', 'Unsupported anything-but pattern: like', 32],
    ['{"a":[{"anything-but":{"prefix":1}}]}', 'prefix/suffix match pattern must be a string', 34],
    ['{"a":[{"anything-but":{"prefix":""}}]}', 'Null prefix/suffix not allowed', 35],
    ['{"a":[{"anything-but":{"wildcard":[]}}]}', 'Empty arrays are not allowed', 37],
    ['{"a":[{"anything-but":{"equals-ignore-case":1}}]}', 'equals-ignore-case match pattern must be a string', 46],
    ['{"a":[{"anything-but":{"prefix":"x","suffix":"y"}}]}', 'Only one key allowed in match expression', 47],
    ['{"$or":[{"a":[1]}]}', 'Unrecognized match type a', 15],
    ['{"$or":[{"prefix":["a"]},{"b":[1]}]}', 'prefix match pattern must be a string', 20],
    ['{"$or":[1,{"b":[1]}]}', 'Unrecognized match type b', 17],
    ['{"$or":1}', '"$or" must be an object or an array', 9],
  ])('%s: %s', (text, message, column) => {
    expect(faultOf(text)).toBe(`${message}\n at [Source: (String)"${text}"; line: 1, column: ${column}]`);
  });

  test.each<[text: string, message: string]>([
    ['{"a":[{"wildcard":"a**"}]}', 'Consecutive wildcard characters at pos 2'],
    ['{"a":[{"wildcard":"\\\\a"}]}', 'Invalid escape character at pos 1'],
    ['{"a":[{"cidr":"10.0.0.1"}]}', "Malformed CIDR, one '/' required"],
    ['{"a":[{"cidr":"10.0.0.1/33"}]}', 'Malformed CIDR: 10.0.0.1/33'],
  ])('%s: %s, without a place', (text, message) => {
    expect(faultOf(text)).toBe(message);
  });

  test('is shown up to its 500th letter, with the line', () => {
    const text = `{"a": [1],\n "b":"${'x'.repeat(600)}"}`;
    expect(faultOf(text)).toBe(
      `"b" must be an object or an array\n at [Source: (String)"${text.slice(0, 500)}"[truncated ${text.length - 500} chars]; line: 2, column: 7]`,
    );
  });

  test.each<[text: string, message: string, column: number]>([
    ['{invalidjson}', "Unexpected character ('i' (code 105)): was expecting double-quote to start field name", 3],
    ['{"a" [1]}', "Unexpected character ('[' (code 91)): was expecting a colon to separate field name and value", 7],
    ['{"a":[1] "b":[2]}', "Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries", 11],
    ['{"a":[1 2]}', "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries", 10],
    ['{"a":[,]}', "Unexpected character (',' (code 44)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')", 8],
    ['{"a":[yes]}', "Unrecognized token 'yes': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')", 10],
    ['{"a":[-]}', "Unexpected character ('-' (code 45)): in numeric value: Expected digit (0-9) to follow minus sign, for valid numeric value", 8],
    ['{"a":["b]}', 'Unexpected end-of-input: was expecting closing quote for a string value', 11],
    ['{"a":[1]', 'Unexpected end-of-input', 9],
    ['', 'Unexpected end-of-input', 1],
  ])('no JSON: %s', (text, message, column) => {
    expect(faultOf(text)).toBe(`failed to parse JSON. ${message}\n at [Source: (String)"${text}"; line: 1, column: ${column}]`);
  });

  test.each<[title: string, policy: object, scope: 'MessageBody' | 'MessageAttributes', message: string]>([
    [
      'nested, where attributes have no parts',
      { a: { b: [1] } },
      'MessageAttributes',
      'Filter policy scope MessageAttributes does not support nested filter policy',
    ],
    [
      'nested within $or',
      { $or: [{ a: { b: [1] } }, { c: [1] }] },
      'MessageAttributes',
      'Filter policy scope MessageAttributes does not support nested filter policy',
    ],
    ['six names', { a: [1], b: [1], c: [1], d: [1], e: [1], f: [1] }, 'MessageAttributes', 'Filter policy can not have more than 5 keys'],
    ['151 combinations', { a: Array.from({ length: 151 }, (_, i) => i) }, 'MessageAttributes', 'Filter policy is too complex'],
    [
      '4 × 4 × 3 × 3 is allowed, one more is not',
      { a: { b: { c: { d: ['1', '2', '3', '4'] } }, e: { f: ['1', '2', '3'] } }, g: [1, 2] },
      'MessageBody',
      'Filter policy is too complex',
    ],
    ['more than 256 KB', { a: ['x'.repeat(262_145)] }, 'MessageBody', 'Filter policy is too long'],
  ])('has too much (subscription-filter-policy-constraints): %s', (_title, policy, scope, message) => {
    expect(faultOf(JSON.stringify(policy), scope)).toBe(message);
  });

  test('limits are reached, not passed', () => {
    expect(faultOf(JSON.stringify({ a: [1], b: [1], c: [1], d: [1], e: [1] }))).toBe('no fault');
    expect(faultOf(JSON.stringify({ a: Array.from({ length: 150 }, (_, i) => i) }))).toBe('no fault');
    // "key_d … (4 x 4) and key_f … (3 x 3)": 144
    expect(faultOf(JSON.stringify({ a: { b: { c: { d: ['1', '2', '3', '4'] } }, e: { f: ['1', '2', '3'] } } }))).toBe('no fault');
    expect(faultOf(`${'{"a":'.repeat(20_000)}[1]${'}'.repeat(20_000)}`)).toBe('Filter policy is too complex');
  });
});

const leaf = fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ min: -9, max: 9 }), fc.boolean(), fc.constant(null));
const name = fc.constantFrom('a', 'b', 'c');

test('of a flat policy of exact values, the naive reading: every name has one of its values', () => {
  const policy = fc.dictionary(name, fc.array(leaf, { minLength: 1, maxLength: 4 }), { minKeys: 1 });
  fc.assert(
    fc.property(policy, fc.dictionary(name, leaf), (wanted, message) => {
      const naive = Object.entries(wanted).every(([key, values]) => Object.hasOwn(message, key) && values.some((value) => value === message[key]));
      expect(inBody(wanted, message)).toBe(naive);
    }),
  );
});

test('a wildcard matches what a regular expression of it does', () => {
  const parts = fc.array(fc.stringMatching(/^[ab.]{0,2}$/), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(parts, fc.stringMatching(/^[ab.]{0,6}$/), (fixed, text) => {
      const pattern = fixed.join('*').replaceAll(/\*+/g, '*');
      const expression = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
      expect(inBody({ a: [{ wildcard: pattern }] }, { a: text })).toBe(expression.test(text));
    }),
  );
});

test('whatever text is given, it is taken or has a fault', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"a"',
    '"prefix"',
    '"numeric"',
    '"anything-but"',
    '"$or"',
    '"="',
    '1',
    'null',
    'true',
    '"',
    '\\',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), fc.boolean(), (all, body) => {
      expect(faultOf(all.join(''), body ? 'MessageBody' : 'MessageAttributes')).toEqual(expect.any(String));
    }),
    { numRuns: 300 },
  );
});
