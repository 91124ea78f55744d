import { expect, test } from 'vitest';
import { validate } from '../../src/validation/validate';
import { machine, task } from './machine';

const retry = (...lists: unknown[]): object => machine({ T: task({ Retry: lists.map((ErrorEquals) => ({ ErrorEquals })) }) });
const caught = (...lists: string[][]): object => machine({ T: task({ Catch: lists.map((ErrorEquals) => ({ ErrorEquals, Next: 'F' })) }), F: { Type: 'Fail' } });
const never = (location: string, name: string, fix: string): object => ({
  severity: 'WARNING',
  code: 'error-never-matched',
  message: `The error name "${name}" never matches here`,
  location,
  fix,
});

// Spec: https://states-language.net/#errors, "the interpreter scans through the Retriers in array order";
// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html. AWS: test_catch_states_runtime
test.each<[title: string, definition: object, diagnostics: object[]]>([
  ['other names', retry(['A', 'B'], ['States.Timeout'], ['C']), []],
  [
    'a name that an earlier entry has',
    retry(['A', 'B'], ['C', 'B']),
    [never('/States/T/Retry/1/ErrorEquals/1', 'B', 'Remove it from Retry[1] of the Task state "T": Retry[0] takes it.')],
  ],
  [
    'of catchers',
    caught(['States.Timeout'], ['States.Timeout']),
    [never('/States/T/Catch/1/ErrorEquals/0', 'States.Timeout', 'Remove it from Catch[1] of the Task state "T": Catch[0] takes it.')],
  ],
  [
    'States.TaskFailed takes every error of the Task but States.Timeout',
    retry(['States.TaskFailed'], ['States.Timeout'], ['Lambda.Unknown'], ['States.ALL']),
    [never('/States/T/Retry/2/ErrorEquals/0', 'Lambda.Unknown', 'Remove it from Retry[2] of the Task state "T": Retry[0] takes it.')],
  ],
  ['after States.TaskFailed in the same entry', retry(['States.TaskFailed', 'A']), []],
  [
    'States.Runtime in Retry',
    retry(['States.Runtime']),
    [never('/States/T/Retry/0/ErrorEquals/0', 'States.Runtime', 'Remove it from Retry[0] of the Task state "T": it is not retried, whatever is written.')],
  ],
  [
    'States.Runtime in Catch',
    caught(['States.Runtime']),
    [never('/States/T/Catch/0/ErrorEquals/0', 'States.Runtime', 'Remove it from Catch[0] of the Task state "T": it is not caught, whatever is written.')],
  ],
])('error-never-matched: %s', (_title, definition, diagnostics) => {
  expect(validate(definition)).toEqual(diagnostics);
});

test('what is no name or no list is told of once', () => {
  expect(validate(retry(1, ['A', 2, 'A'])).map(({ location }) => location)).toEqual(['/States/T/Retry/0/ErrorEquals', '/States/T/Retry/1/ErrorEquals/1']);
  expect(validate(machine({ T: task({ Retry: [1] }) })).map(({ location }) => location)).toEqual(['/States/T/Retry/0']);
});

const goes = (Next: string): object => ({ Type: 'Pass', Next });
// Spec: https://states-language.net/#terminal-state
test.each<[title: string, states: object, names: string[]]>([
  [
    'a loop with a way out',
    { A: goes('C'), C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'A' }], Default: 'E' }, E: { Type: 'Succeed' } },
    [],
  ],
  [
    'a Choice whose ways all lead back',
    {
      S: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'A' }], Default: 'E' },
      A: goes('C'),
      C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'A' }], Default: 'A' },
      E: { Type: 'Fail' },
    },
    ['A', 'C'],
  ],
  ['a catcher is a way out', { A: task({ End: undefined, Next: 'A', Catch: [{ ErrorEquals: ['X'], Next: 'E' }] }), E: { Type: 'Fail' } }, []],
])('no-way-to-end: %s', (_title, states, names) => {
  const found = validate(machine(states)).map(({ severity, code, location, message, fix }) => [severity, code, location, message, fix]);
  const quoted = names.map((name) => `"${name}"`).join(', ');
  expect(found).toEqual(
    names.length === 0
      ? []
      : [
          [
            'WARNING',
            'no-way-to-end',
            `/States/${names[0]}`,
            `No way leads from the state "${names[0]}" to an end`,
            `Let one of ${quoted} go to a state that ends the state machine, or end it itself.`,
          ],
        ],
  );
});
