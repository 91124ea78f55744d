import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/errors/definition-error';
import { positionAt, readDefinitionText } from '../../src/validation/definition-text';
import { child } from '../../src/json/pointer';
import { locate } from '../../src/validation/locate';
import { validate } from '../../src/validation/validate';

const notJson = (line: number, column: number, message: string, fix: string): Diagnostic[] => [
  { severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message: `The definition is no valid JSON: ${message}`, location: '', fix, line, column },
];
const quotes = 'Put a string into double quotes; the other words are true, false and null.';

// RFC 8259
test.each<[text: string, diagnostics: Diagnostic[]]>([
  ['{"StartAt": "A",}', notJson(1, 17, 'there is a comma after the last member.', 'Remove the comma before "}".')],
  ['[1, 2, ]', notJson(1, 8, 'there is a comma after the last item.', 'Remove the comma before "]".')],
  ['{\n  "StartAt": A\n}', notJson(2, 14, '"A" is no JSON value.', quotes)],
  ['{\n  StartAt: "A" }', notJson(2, 3, `"S" stands where a member's name in double quotes is expected.`, "Write a member's name in double quotes.")],
  ['{"a" 1}', notJson(1, 6, `"1" stands where ":" after a member's name is expected.`, `Write ":" after a member's name.`)],
  ['{"a": 1 "b": 2}', notJson(1, 9, '"\\"" stands where "," or "}" after a member is expected.', 'Write "," or "}" after a member.')],
  ['[1 2]', notJson(1, 4, '"2" stands where "," or "]" after an item is expected.', 'Write "," or "]" after an item.')],
  [
    '{"a":\n {"b": [1',
    notJson(2, 10, 'the end of the text stands where "," or "]" after an item is expected.', 'Write "," or "]" after an item. What is open begins at 2:8.'),
  ],
  [
    '{',
    notJson(
      1,
      2,
      "the end of the text stands where a member's name in double quotes is expected.",
      "Write a member's name in double quotes. What is open begins at 1:1.",
    ),
  ],
  ['{"a": }', notJson(1, 7, '"}" stands where a value is expected.', 'Write a value.')],
  ['{"a": 😀}', notJson(1, 7, '"😀" stands where a value is expected.', 'Write a value.')],
  ["{'a': 1}", notJson(1, 2, `"'" stands where a member's name in double quotes is expected.`, "Write a member's name in double quotes.")],
  ['{"a": "b\n"}', notJson(1, 7, 'the string that begins here does not end.', 'Add a double quote.')],
  ['"a\\', notJson(1, 3, '"\\\\" is no escape sequence of JSON.', 'Write "\\\\\\\\" for a backslash.')],
  ['"a\\n\r"', notJson(1, 1, 'the string that begins here does not end.', 'Add a double quote.')],
  ['"a\\n', notJson(1, 1, 'the string that begins here does not end.', 'Add a double quote.')],
  ['"a', notJson(1, 1, 'the string that begins here does not end.', 'Add a double quote.')],
  ['"a\tb"', notJson(1, 3, 'a string holds the control character U+0009.', 'Write it as "\\u0009".')],
  ['"a\\x41"', notJson(1, 3, '"\\\\x" is no escape sequence of JSON.', 'Write "\\\\\\\\" for a backslash.')],
  ['[01]', notJson(1, 3, '"1" stands where "," or "]" after an item is expected.', 'Write "," or "]" after an item.')],
  ['[.5]', notJson(1, 2, '"." stands where a value is expected.', 'Write a value.')],
  ['[-1e999]', notJson(1, 2, 'the number -1e999 is out of range.', 'Write one of at most 1.7976931348623157e308.')],
  ['[NaN]', notJson(1, 2, '"NaN" is no JSON value.', quotes)],
  ['{} {}', notJson(1, 4, '"{" stands after the end of the definition.', 'Remove it: a text holds one JSON value.')],
  ['StartAt', notJson(1, 1, '"StartAt" is no JSON value.', quotes)],
])('%j is no JSON', (text, diagnostics) => {
  expect(validate(text)).toEqual(diagnostics);
});

test('each fault has the line and column of what is wrong, and its source', () => {
  const text = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "B", "Retry": [] },
    "a/b~c": {
      "Type": "Fail", "Error": 3
    }
  }
}`;
  const found = validate(text, { source: 'orders.asl.json' });
  expect(found.map(({ message, location, line, column, source }) => [message, location, `${source}:${line}:${column}`])).toEqual([
    ["Field 'Retry' is not supported", '/States/A', 'orders.asl.json:4:41'],
    ["The field 'Error' should be a string", '/States/a~1b~0c/Error', 'orders.asl.json:6:23'],
    ["Missing 'Next' target: B", '/States/A/Next', 'orders.asl.json:4:28'],
    ['State "a/b~c" is not reachable.', '/States/a~1b~0c', 'orders.asl.json:5:5'],
  ]);
  expect(validate('', { source: 'x' })[0]).toMatchObject({ code: 'MISSING_DESCRIPTION', source: 'x', line: 1, column: 1 });
});

// AWS refuses a definition with a state's name twice: https://github.com/awslabs/statelint/issues/39
test('a name that stands twice in one object', () => {
  const text = '{"StartAt": "A", "Comment": "x", "Comment": "y",\n "States": {"A": {"Type": "Pass", "End": true}, "A": {"Type": "Succeed"}}}';
  expect(validate(text)).toEqual([
    {
      severity: 'WARNING',
      code: 'duplicate-member',
      message: 'The member "Comment" stands twice in one object, and only the last one counts',
      location: '/Comment',
      fix: 'Remove one of them.',
      line: 1,
      column: 34,
    },
    {
      severity: 'ERROR',
      code: 'DUPLICATE_STATE_NAME',
      message: 'Duplicate State name: A',
      location: '/States/A',
      fix: 'Rename or remove one of them: the text has the name twice in one object.',
      line: 2,
      column: 49,
    },
  ]);
});

test('a byte order mark, spaces and line ends of every kind are passed over', () => {
  expect(validate('\uFEFF\t{"StartAt":\r\n"A" , "States" : { "A" : { "Type" : "Succeed" } } }\n')).toEqual([]);
});

/** Any UTF-16 code units, halves of pairs too. */
const codeUnits = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));

test('every value of every JSON text is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), codeUnits, fc.constantFrom(0, 1, '\t'), (text, string, space) => {
      const spaced = JSON.stringify([JSON.parse(text), string], null, space);
      expect(JSON.stringify(readDefinitionText(spaced), null, space)).toBe(spaced);
    }),
  );
  expect(readDefinitionText('{"a":1,"a":[2]}')).toEqual({ a: [2] });
  const odd = '{"__proto__":{"a":-0.0005},"b":[true,false,null,1e21,"\\u2028"]}';
  expect(JSON.stringify(readDefinitionText(odd))).toBe(JSON.stringify(JSON.parse(odd)));
});

/** A number that JavaScript cannot hold is refused too; JSON.parse makes Infinity of it. */
const refused = (text: string): boolean => {
  try {
    let infinite = false;
    JSON.parse(text, (_name, value: unknown) => (infinite ||= Math.abs(value as number) === Infinity));
    return infinite;
  } catch {
    return true;
  }
};

test('what JSON.parse refuses is refused, wherever a text is cut or damaged', () => {
  expect([refused('[-4516641897693488e+297]'), refused('[1e308]'), refused('[1,]')]).toEqual([true, false, true]);
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.nat(), fc.constantFrom('', '"', ',', '}', ']', '\\', 'x', '0', '\n'), (text, at, put) => {
      const damaged = `${text.slice(0, at % (text.length + 1))}${put}${text.slice((at % (text.length + 1)) + 1)}`;
      fc.pre(damaged.trim() !== '' && !/^[^[{]*:/.test(damaged)); // else it is read as YAML
      expect(validate(damaged).some(({ code }) => code === 'INVALID_JSON_DESCRIPTION')).toBe(refused(damaged));
    }),
  );
});

test.each([
  ['', 0, 1, 1],
  ['ab', 2, 1, 3],
  ['a\nb', 1, 1, 2],
  ['a\nb', 2, 2, 1],
  ['a\r\n\nb', 4, 3, 1],
])('in %j offset %i is at %i:%i', (text, offset, line, column) => {
  expect(positionAt(text, offset)).toEqual({ line, column });
});

/** What stands at each pointer of a value: a member's name, or the value itself. */
function places(value: unknown, where = '', named = JSON.stringify(value)): [string, string][] {
  const members = typeof value === 'object' && value !== null ? Object.entries(value as object) : [];
  const inside = members.flatMap(([name, member]) => places(member, child(where, name), Array.isArray(value) ? JSON.stringify(member) : JSON.stringify(name)));
  return [[where, named], ...inside];
}

test('every value of every text is found where it is', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(0, 1), fc.boolean(), fc.nat(5), (json, space, mark, each) => {
      const value: unknown = JSON.parse(json);
      const text = `${mark ? '\uFEFF' : ''}${JSON.stringify(value, null, space)}`;
      const wanted = places(value).filter((_, i) => i % 6 === each || each === 0);
      const found = locate(
        text,
        wanted.map(([where]) => where),
      );
      for (const [where, named] of wanted) {
        const at = text.slice(found.get(where));
        expect(at[0]).toBe(named[0]);
        if (!/^[[{]/.test(named)) expect(at.startsWith(named)).toBe(true);
      }
    }),
  );
});

test('of a name that stands twice the last is found', () => {
  expect(locate('{"a":3,"a":{},"a":[ ], "a" : {"b" :[ ]} }', ['/a/b', '/a'])).toEqual(
    new Map([
      ['/a', 23],
      ['/a/b', 30],
    ]),
  );
});
