import { afterEach, expect, test, vi } from 'vitest';
import { DefinitionError, describe as describeDiagnostic, type Diagnostic } from '../../src/errors/definition-error';
import { EngineError } from '../../src/errors/engine-error';
import { FunctionError } from '../../src/errors/function-error';
import { ServiceException } from '../../src/errors/service-exception';
import { StatesError } from '../../src/errors/states-error';
import { statesErrorNames } from '../../src/errors/states-error-name';
import { UsageError } from '../../src/errors/usage-error';

const fault = (message: string, more: Partial<Diagnostic> = {}): Diagnostic => ({ severity: 'ERROR', code: 'a-rule', message, location: '/States/A', ...more });

test('an error of the package says what, where and what to do', () => {
  const error = new UsageError('This is wrong.', '/a/0', 'Do that.', { cause: 'why' });
  expect([error.name, error.what, error.where, error.fix, error.cause]).toEqual(['UsageError', 'This is wrong.', '/a/0', 'Do that.', 'why']);
  expect(error.message).toBe('This is wrong.\n  at /a/0\n  Do that.');
  expect(new UsageError('All of it is wrong.', '', 'Do that.').message).toBe('All of it is wrong.\n  at /\n  Do that.');
});

test.each<[title: string, diagnostics: Diagnostic[], message: string, where: string, fix: string]>([
  ['one fault with a repair', [fault('Bad.', { fix: 'Mend it.' })], 'Bad.\n  at /States/A\n  Mend it.   [a-rule]', '/States/A', 'Mend it.'],
  ['one fault without', [fault('Bad.')], 'Bad.\n  at /States/A   [a-rule]', '/States/A', ''],
  ['of the whole definition', [fault('Bad.', { location: '' })], 'Bad.\n  at /   [a-rule]', '', ''],
  ['with a position', [fault('Bad.', { line: 3, column: 7 })], 'Bad.\n  at /States/A (3:7)   [a-rule]', '/States/A', ''],
  ['with a file and a position', [fault('Bad.', { source: 'a.json', line: 3, column: 7 })], 'Bad.\n  at /States/A (a.json:3:7)   [a-rule]', '/States/A', ''],
  [
    'two faults, and a warning that the message leaves out',
    [fault('Bad.'), fault('Odd.', { severity: 'WARNING' }), fault('Worse.', { location: '/States/B', fix: 'Mend it.' })],
    'The definition has 2 faults.\n\nBad.\n  at /States/A   [a-rule]\n\nWorse.\n  at /States/B\n  Mend it.   [a-rule]',
    '/States/A',
    'Each is described in the message.',
  ],
  ['no error at all', [], 'The definition has 0 faults.', '', 'Each is described in the message.'],
])('DefinitionError: %s', (_title, diagnostics, message, where, fix) => {
  const error = new DefinitionError(diagnostics);
  expect([error.name, error.message, error.where, error.fix]).toEqual(['DefinitionError', message, where, fix]);
  expect(error.diagnostics).toBe(diagnostics);
  expect(error.stack).toContain(message);
});

test('describe gives one fault as text', () => {
  expect(describeDiagnostic(fault('Bad.', { source: 'a.json' }))).toBe('Bad.\n  at /States/A (a.json)   [a-rule]');
});

test('StatesError holds an Error Name and a Cause', () => {
  const error = new StatesError('States.Runtime', 'because');
  expect([error.name, error.error, error.cause, error.message]).toEqual(['StatesError', 'States.Runtime', 'because', 'States.Runtime: because']);
});

test('every reserved name begins with "States." and stands once (https://states-language.net/#appendix-a)', () => {
  expect(statesErrorNames.every((name) => name.startsWith('States.'))).toBe(true);
  expect(new Set(statesErrorNames).size).toBe(statesErrorNames.length);
});

test.each<[payload: ConstructorParameters<typeof FunctionError>[0], message: string]>([
  [{ errorMessage: 'no stock', errorType: 'OutOfStock' }, 'no stock'],
  [{ errorType: 'OutOfStock' }, ''],
  ['{"errorMessage": "no stock"}', '{"errorMessage": "no stock"}'],
])('FunctionError carries its payload as it is: %j', (payload, message) => {
  const error = new FunctionError(payload);
  expect([error.name, error.message, error.payload]).toEqual(['FunctionError', message, payload]);
  expect(error).toBeInstanceOf(Error);
});

test.each<[fault: 'client' | 'server' | undefined, metadata: { httpStatusCode?: number; requestId?: string } | undefined, expected: object]>([
  [undefined, undefined, { $fault: 'client', $metadata: { httpStatusCode: 400, requestId: '' } }],
  ['server', undefined, { $fault: 'server', $metadata: { httpStatusCode: 500, requestId: '' } }],
  ['client', { httpStatusCode: 404, requestId: 'r-1' }, { $fault: 'client', $metadata: { httpStatusCode: 404, requestId: 'r-1' } }],
])('ServiceException has the shape of an SDK error: %s', ($fault, metadata, expected) => {
  const error = new ServiceException('NotFound', 'gone', $fault, metadata, { Item: { a: 1 } });
  expect(error).toMatchObject({ name: 'NotFound', message: 'gone', Item: { a: 1 }, ...expected });
  expect(error).toBeInstanceOf(Error);
});

afterEach(() => {
  vi.resetModules();
});

test('copies of the package recognise each other’s errors, and nothing else', async () => {
  vi.resetModules();
  const other = {
    ...(await import('../../src/errors/definition-error')),
    ...(await import('../../src/errors/engine-error')),
    ...(await import('../../src/errors/usage-error')),
    ...(await import('../../src/errors/function-error')),
  };
  expect(other.UsageError).not.toBe(UsageError);
  const usage = new other.UsageError('a', '', 'b');
  const definition = new other.DefinitionError([fault('Bad.')]);
  const thrown = new other.FunctionError({});
  const classes = { EngineError, UsageError, DefinitionError, FunctionError };
  const kinds = (value: unknown): string[] =>
    Object.entries(classes).flatMap(([name, kind]) => (value instanceof (kind as { new (...args: never[]): unknown }) ? [name] : []));
  expect(kinds(usage)).toEqual(['EngineError', 'UsageError']);
  expect(kinds(definition)).toEqual(['EngineError', 'DefinitionError']);
  expect(kinds(thrown)).toEqual(['FunctionError']);
  for (const value of [new Error('a'), { name: 'UsageError' }, null, undefined, 'UsageError']) expect(kinds(value)).toEqual([]);
});
