import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { stringify } from 'yaml';
import { UsageError } from '../../src/errors/usage-error';
import { readYaml } from '../../src/yaml/read-yaml';
import { yamlPackage } from '../../src/yaml/yaml-package';
import { YamlSyntaxError } from '../../src/yaml/yaml-syntax-error';
import { anyJson } from '../json/arbitrary';

const tags = (tag: string): string | undefined => ({ '!Ref': 'Ref', '!Sub': 'Fn::Sub', '!If': 'Fn::If' })[tag];
const read = (text: string): unknown => readYaml(text, { tags }).value;

test.each<[title: string, text: string, value: unknown]>([
  ['an empty text', '', null],
  ['a comment alone', '# nothing', null],
  ['scalars of the core schema', '[~, null, true, false, 1, -2, 1.5, 1e3, 0x1F, 0o17]', [null, null, true, false, 1, -2, 1.5, 1000, 31, 15]],
  ['-0 is 0', '[-0, -0.0]', [0, 0]],
  ['what YAML 1.1 took for booleans and times is text', '[yes, no, on, off, 2010-09-09, 12:30:00]', ['yes', 'no', 'on', 'off', '2010-09-09', '12:30:00']],
  ['the same under a %YAML 1.1 directive', '%YAML 1.1\n---\n[yes, 2010-09-09]', ['yes', '2010-09-09']],
  ['leading zeros count', '[012345678901, 007, -01, 0, 0.5]', ['012345678901', '007', '-01', 0, 0.5]],
  ['quoted and block texts', 'a: "1"\nb: \'2\'\nc: |\n  x\n  y\nd: >-\n  x\n  y', { a: '1', b: '2', c: 'x\ny\n', d: 'x y' }],
  ['values that are left out', 'a:\nb: [c:]\nd: {e}', { a: null, b: [{ c: null }], d: { e: null } }],
  ['names that are no texts', '1: a\ntrue: b\nnull: c\n1.0: d\n: e', { 1: 'a', true: 'b', null: 'c', '1.0': 'd', '': 'e' }],
  ['JSON', '{"a": [1, {"b": "\\u00e9"}]}', { a: [1, { b: 'é' }] }],
  ['tags of YAML itself', 'a: !!str 12\nb: !!int "3"\nc: ! 4\nd: !!map {}\ne: !!seq []', { a: '12', b: 3, c: '4', d: {}, e: [] }],
  [
    'local tags',
    'a: !Ref 12\nb: !Sub\n  - ${x}\n  - {x: !Ref Y}\nc: !Ref',
    { a: { Ref: '12' }, b: { 'Fn::Sub': ['${x}', { x: { Ref: 'Y' } }] }, c: { Ref: '' } },
  ],
  ['aliases', 'a: &x {b: [1]}\nc: *x\nd: [*x, *x]', { a: { b: [1] }, c: { b: [1] }, d: [{ b: [1] }, { b: [1] }] }],
  ['an alias of a scalar and of a name', '&k key: &v 1\nother: *v\nmore: *k\n*v : 2', { key: 1, other: 1, more: 'key', 1: 2 }],
  ['an anchor that comes again', 'a: &x 1\nb: *x\nc: &x 2\nd: *x', { a: 1, b: 1, c: 2, d: 2 }],
  ['an alias stands for what it stood for', 'a: &x [&y 1, *y]\nb: &y 2\nc: *x\nd: *y', { a: [1, 1], b: 2, c: [1, 1], d: 2 }],
  ['an alias whose map has anchored names', 'a: &x {&n k: 1}\nb: &n 2\nc: *x\nd: *n', { a: { k: 1 }, b: 2, c: { k: 1 }, d: 2 }],
  ['a merge', 'a: &x {p: 1, q: 2}\nb:\n  q: 3\n  <<: *x', { a: { p: 1, q: 2 }, b: { q: 3, p: 1 } }],
  ['merges in order', 'b:\n  <<: [{p: 1}, {p: 2, q: 2}]\n  r: 3', { b: { p: 1, q: 2, r: 3 } }],
  ['"<<" in quotes is a name', '"<<": 1', { '<<': 1 }],
  ['a byte order mark', '\ufeffa: 1', { a: 1 }],
])('%s', (_title, text, value) => {
  expect(read(text)).toEqual(value);
});

test('a name __proto__ is a name', () => {
  for (const text of ['__proto__: {polluted: true}', '<<: {__proto__: {polluted: true}}', '{"__proto__": {"polluted": true}}']) {
    const value = read(text) as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  }
  expect(({} as { polluted?: true }).polluted).toBeUndefined();
});

const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]', ...Array.from('bcdefgh', (c, i) => `${c}: &${c} [${Array(10).fill(`*${'abcdefg'[i]!}`).join()}]`)].join('\n');

test.each<[title: string, text: string, message: string, line: number, column: number]>([
  ['what is no YAML', 'a: [1, 2', 'Flow sequence in block collection must be sufficiently indented and end with a ].', 1, 9],
  ['a name twice', 'a: 1\nb: 2\na: 3', 'The name "a" is there twice.', 3, 1],
  ['a name twice, once in quotes', '{1: a, "1": b}', 'The name "1" is there twice.', 1, 8],
  ['two documents', 'a: 1\n---\nb: 2', 'There is more than one document in the text.', 2, 1],
  ['an unknown tag', 'a:\n  - !Nope 1', 'The tag !Nope has no meaning here.', 2, 11],
  ['a name of every object is no tag', 'a: !toString 1', 'The tag !toString has no meaning here.', 1, 1],
  ['a tag of YAML that JSON has no value for', 'a: !!binary aGk=', 'The tag tag:yaml.org,2002:binary has no meaning here.', 1, 1],
  ['an alias of nothing', 'a: 1\nb: *x', 'The alias *x stands for nothing: no anchor &x is before it.', 2, 1],
  ['an alias before its anchor', 'a: *x\nb: &x 1', 'The alias *x stands for nothing: no anchor &x is before it.', 1, 1],
  ['an alias inside of itself', 'a: &x\n  - 1\n  - *x', 'The alias *x stands inside of what it stands for.', 3, 5],
  ['a merge of no map', 'a:\n  <<: 1', '"<<" merges a map or a list of maps.', 2, 3],
  ['a merge of a list with no map in it', '<<: [{}, 1]', '"<<" merges a map or a list of maps.', 1, 1],
  ['a name that is a list', '? [a]\n: 1', 'The name of a member is no text.', 1, 3],
  ['an infinity', 'a: [1, -.inf]', 'The number -.inf is none that JSON has.', 1, 8],
  ['no number', 'a: .nan', 'The number .nan is none that JSON has.', 1, 4],
  ['a number beyond the greatest', 'a: 1e999', 'The number 1e999 is none that JSON has.', 1, 4],
  ['few lines for billions of values', bomb, 'The text stands for more than 1000000 values.', 1, 10],
])('%s is refused', (_title, text, message, line, column) => {
  let thrown: unknown;
  try {
    read(text);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(YamlSyntaxError);
  const { message: found, line: l, column: c } = thrown as YamlSyntaxError;
  expect([found, l, c]).toEqual([message, line, column]);
});

test.each([
  ['flow', '['.repeat(20_000) + ']'.repeat(20_000)],
  ['aliases on top of each other', ['a0: &a0 [[[[[[1]]]]]]', ...Array.from({ length: 400 }, (_, i) => `a${i + 1}: &a${i + 1} [[[*a${i}]]]`)].join('\n')],
])('too many levels are refused: %s', (_title, text) => {
  expect(() => read(text)).toThrow('The text has too many levels.');
});

test.each<[where: string, position: { line: number; column: number } | undefined]>([
  ['', { line: 2, column: 1 }],
  ['/Resources', { line: 2, column: 1 }],
  ['/Resources/Queue', { line: 3, column: 3 }],
  ['/Resources/Queue/Name/Fn::Sub', { line: 4, column: 5 }],
  ['/Resources/Queue/Name/Fn::Sub/1/x/Ref', { line: 6, column: 10 }],
  ['/Resources/Queue/List/1', { line: 7, column: 17 }],
  ['/Resources/Copy/List/1', { line: 7, column: 17 }],
  ['/Resources/Nothing', undefined],
])('%j has its position', (where, position) => {
  const text = `# comment
Resources:
  Queue: &queue
    Name: !Sub
      - é\${x}
      - {"x": !Ref Y}
    List: [ aa, b ]
  Copy: *queue
`;
  expect(readYaml(text, { tags }).position(where)).toEqual(position);
});

test('an empty text has a position', () => {
  expect(readYaml('').position('')).toEqual({ line: 1, column: 1 });
});

test('without the option no local tag has a meaning', () => {
  expect(() => readYaml('!Ref A')).toThrow(new YamlSyntaxError('The tag !Ref has no meaning here.', 1, 6));
});

test('any JSON value, written as YAML, is read as it was', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      expect(readYaml(stringify(value, { version: '1.2', aliasDuplicateObjects: false }), {}).value).toEqual(JSON.parse(JSON.stringify(value)));
      expect(readYaml(JSON.stringify(value)).value).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('any text is read or refused', () => {
  const piece = fc.constantFrom(
    'a',
    '<<',
    ':',
    ': ',
    '- ',
    '\n',
    '  ',
    '&x ',
    '*x',
    '!Ref ',
    '!!',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '? ',
    '|',
    '"',
    "'",
    '#',
    '---',
    '%',
    '0',
    '~',
    '\t',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      try {
        JSON.stringify(read(pieces.join('')));
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(YamlSyntaxError);
      }
    }),
    { numRuns: 2000 },
  );
});

test('without the package the error says what to do', () => {
  const cause = new Error("Cannot find module 'yaml'");
  let thrown: unknown;
  try {
    yamlPackage(() => {
      throw cause;
    });
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(UsageError);
  expect((thrown as UsageError).message).toBe(
    'A YAML text needs the package "yaml", which is not there.\n  at /\n  Install it with "npm install yaml", or give JSON.',
  );
  expect((thrown as UsageError).cause).toBe(cause);
});

test('looking for the package leaves the traces as they are', async () => {
  vi.resetModules(); // so that it is looked for again
  const fresh = await import('../../src/yaml/yaml-package');
  const traces = (): unknown => [Error.prepareStackTrace, Error.stackTraceLimit];
  const before = traces();
  expect(fresh.yamlPackage()).toBe(yamlPackage());
  expect(traces()).toEqual(before);
});
