/** The history of AWS writes the error of a call only: that of a Fail state, a Parallel and a Map has to be found where it was handed on to. */
import { expect, test } from 'vitest';
import { failureOf, failureText } from '../../../src/testing/trace/failure-of';
import { recordOf } from '../../../src/testing/trace/record';
import { run } from '../workflows';

const fail = (error: string): object => ({ Type: 'Fail', Error: error, Cause: `${error} happened` });
const parallel = (states: object, fields: object = { End: true }): object => ({
  Type: 'Parallel',
  Branches: [{ StartAt: 'First', States: states }],
  ...fields,
});
const machine = (states: object): object => ({
  StartAt: 'Outer',
  States: { Outer: states, ...('Catch' in states && { After: { Type: 'Pass', End: true } }) },
});

const map = { Type: 'Map', ItemsPath: '$.list', ItemProcessor: { StartAt: 'Item', States: { Item: fail('Deep') } }, End: true };
const caughtAs = (ResultPath: string): object => ({ Catch: [{ ErrorEquals: ['States.ALL'], ResultPath, Next: 'After' }], End: true });
const evaluation = { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $nothing %}', End: true };

/** Calls F, which fails at first; then comes a Fail state. */
const twoWays = {
  First: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', Next: 'Second' },
  Second: fail('Then'),
};
const retried = { Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 1 }], ...caughtAs('$.error') };

test.each<[title: string, definition: object, state: string, errors: string[]]>([
  ['a Fail state in a branch; the execution fails', machine(parallel({ First: fail('Plain') })), 'First', ['Plain: Plain happened']],
  ['the Parallel state of that branch', machine(parallel({ First: fail('Plain') })), 'Outer', ['Plain: Plain happened']],
  ['an iteration of a Map in a branch', machine(parallel({ First: map })), 'Item', ['Deep: Deep happened']],
  ['… which a Catcher puts into the output', machine(parallel({ First: map }, caughtAs('$.caught'))), 'First', ['Deep: Deep happened']],
  ['… or puts nowhere', machine(parallel({ First: map }, caughtAs('$.input'))), 'Outer', ['Deep: Deep happened']],
  ['an output that takes the place of the input', machine(parallel({ First: fail('Plain') }, caughtAs('$'))), 'First', ['Plain: Plain happened']],
  ['attempts that fail in different ways', machine(parallel(twoWays, retried)), 'Outer', ['Once: the first time', 'Then: Then happened']],
  ['the same Fail state in both attempts', machine(parallel({ First: fail('Same') }, retried)), 'Outer', ['Same: Same happened', 'Same: Same happened']],
  [
    'an expression in the first state of a branch',
    machine(parallel({ First: evaluation })),
    'First',
    ["States.QueryEvaluationError: The JSONata expression '$nothing' specified for the field 'Output' returned nothing (undefined)."],
  ],
])('%s', async (_title, definition, state, errors) => {
  let calls = 0;
  const handlers = {
    F: () => {
      if (++calls === 1) throw Object.assign(new Error('the first time'), { name: 'Once' });
      return {};
    },
  };
  const visit = recordOf(await run(definition, handlers, { list: ['item'], old: 1 })).visits.find(({ name }) => name === state)!;
  const attempts = visit.attempts.length === 0 ? [undefined] : visit.attempts;
  expect(attempts.map((attempt) => failureText(failureOf(visit, attempt)))).toEqual(errors);
});

test('an error that a Catcher leaves out of the output is not in the history', async () => {
  const definition = {
    QueryLanguage: 'JSONata',
    ...machine(parallel({ First: fail('Hidden') }, { Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% 5 %}', Next: 'After' }], End: true })),
  };
  const [outer] = recordOf(await run(definition)).visits;
  expect(failureText(failureOf(outer!, outer!.attempts[0]))).toBe('an error that is not recorded');
});

test.each([
  [{ error: 'A', cause: undefined }, 'A'],
  [{ error: undefined, cause: 'why' }, 'why'],
  [{ error: 'A', cause: 'a cause\n  of two lines' }, 'A: a cause of two lines'],
  [{ error: 'A', cause: '{"errorMessage":"no funds","errorType":"A"}' }, 'A: no funds'],
  [{ error: 'A', cause: '{"other":1}' }, 'A: {"other":1}'],
  [{ error: 'A', cause: 'x'.repeat(400) }, `A: ${'x'.repeat(137)} … ${'x'.repeat(157)}`],
])('%j reads %s', (failure, text) => {
  expect(failureText(failure)).toBe(text);
});
