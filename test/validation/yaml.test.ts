import { expect, test } from 'vitest';
import { DefinitionError } from '../../src/errors/definition-error';
import { UsageError } from '../../src/errors/usage-error';
import { readText } from '../../src/validation/definition-source';
import { parse } from '../../src/validation/parse';
import { validate } from '../../src/validation/validate';

const hello = `# says hello
StartAt: Hello
States:
  Hello:
    Type: Pass
    Result: { text: hello }
    End: true
`;

test.each([
  ['a comment first', hello],
  ['a marker first', `---\n${hello}`],
  ['a directive first', `%YAML 1.2\n---\n${hello}`],
  ['names in quotes', '"StartAt": A\n"States": {A: {Type: Succeed}}'],
  ['a byte order mark', `\uFEFF${hello}`],
])('YAML is taken as JSON is: %s', (_title, text) => {
  expect(validate(text)).toEqual([]);
  expect(['Pass', 'Succeed']).toContain(parse(text).start.type);
});

test('each diagnostic has its line and column', () => {
  const text = `StartAt: Helo
States:
  Hello:
    Type: Pass
    Nxt: Hello
    End: true`;
  const found = validate(text, { source: 'hello.asl.yaml' });
  expect(found.map(({ message, location, line, column, source }) => [message, location, `${source}:${line}:${column}`])).toEqual([
    ["Field 'Nxt' is not supported", '/States/Hello', 'hello.asl.yaml:5:5'],
    ["Missing 'Next' target: Helo", '/StartAt', 'hello.asl.yaml:1:1'],
    ['State "Hello" is not reachable.', '/States/Hello', 'hello.asl.yaml:3:3'],
  ]);
  expect(() => parse(text)).toThrow(DefinitionError);
});

test('what a merge brings in is where it is merged', () => {
  const text = `StartAt: A
States:
  A: &a { Type: Pass, End: true, Foo: 1 }
  B: { <<: *a, Comment: b }`;
  const found = validate(text).filter(({ location, code }) => location === '/States/B' && code === 'SCHEMA_VALIDATION_FAILED');
  expect(found).toMatchObject([{ message: "Field 'Foo' is not supported", line: 4 }]);
});

test('a text that is neither is told of where it goes wrong', () => {
  expect(validate('StartAt: A\nStates: [')).toMatchObject([
    {
      severity: 'ERROR',
      code: 'INVALID_JSON_DESCRIPTION',
      location: '',
      line: 2,
      message: expect.stringMatching(/^The definition is no valid YAML: /) as string,
    },
  ]);
  expect(validate('StartAt: A\nStartAt: B')).toMatchObject([{ code: 'INVALID_JSON_DESCRIPTION', line: 2, column: 1 }]);
});

test.each(['{"a": 1,}', '["a": 1', 'hello', '"a'])('%s is read as JSON', (text) => {
  expect(validate(text)[0]!.message).toMatch(/^The definition is no valid JSON/);
});

test('that the package yaml is not installed is told', () => {
  const missing = (): never => {
    throw new UsageError('A YAML text needs the package "yaml", which is not there.', '', 'Install it.');
  };
  expect(() => readText(hello, missing)).toThrow(UsageError);
});
