/** What a run passes is counted by the points of its machine. */
import { expect, test } from 'vitest';
import { arn, Failure, Host, type Answers } from './drive';

const definition = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'Pay',
        States: {
          Pay: {
            Type: 'Task',
            Resource: arn('Pay'),
            Retry: [
              { ErrorEquals: ['Busy'], MaxAttempts: 2 },
              { ErrorEquals: ['Never'], MaxAttempts: 2 },
            ],
            Catch: [{ ErrorEquals: ['Refused'], Next: 'Big' }],
            Next: 'Big',
          },
          Big: {
            Type: 'Choice',
            Choices: [
              { Variable: '$.sum', IsPresent: false, Next: 'Off' },
              { Variable: '$.sum', NumericGreaterThan: 100, Next: 'Done' },
            ],
            Default: 'Done',
          },
          Done: { Type: 'Succeed' },
          Off: { Type: 'Fail' },
        },
      },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'End' }],
      End: true,
    },
    End: { Type: 'Pass', End: true },
  },
};

/** 'state /States/Each' and the like, with how often it was passed. */
function passed(input: object, answers: Answers): string[] {
  const { machine, output } = new Host(definition, input as never, answers).start().run();
  return machine.points.flatMap(({ kind, where, outcome, to }, place) => {
    const count = output.hits![place] ?? 0;
    const way = to === undefined ? '' : ` → ${to === null ? 'end' : machine.states[to]!.name}`;
    return count === 0 ? [] : [`${count} ${kind} ${where.replaceAll(/\/(?:States|ItemProcessor)/g, '')}${outcome === false ? ' failed' : ''}${way}`];
  });
}

test.each<[title: string, input: object, answers: Answers, expected: string[]]>([
  [
    'rules that hold, rules that do not, and the Default',
    [{ sum: 500 }, { sum: 5 }],
    { Pay: (input) => input },
    [
      '1 state /Each',
      '1 transition /Each/End → end',
      '2 state /Each/Pay',
      '2 transition /Each/Pay/Next → Big',
      '2 state /Each/Big',
      '1 transition /Each/Big/Default → Done',
      '2 rule /Each/Big/Choices/0 failed',
      '1 rule /Each/Big/Choices/1 → Done',
      '1 rule /Each/Big/Choices/1 failed',
      '2 state /Each/Done',
      '2 transition /Each/Done → end',
    ],
  ],
  [
    'a Retrier each time it is used, a Catcher, and a state that fails without one',
    [{}],
    {
      Pay: (_input, { attempt }: { attempt: number }) => {
        throw new Failure(attempt < 2 ? 'Busy' : 'Refused');
      },
    },
    [
      '1 state /Each',
      '1 catcher /Each/Catch/0 → End',
      '1 state /Each/Pay',
      '2 retrier /Each/Pay/Retry/0',
      '1 catcher /Each/Pay/Catch/0 → Big',
      '1 state /Each/Big',
      '1 rule /Each/Big/Choices/0 → Off',
      '1 state /Each/Off',
      '1 state /End',
      '1 transition /End/End → end',
    ],
  ],
])('%s', (_title, input, answers, expected) => {
  expect(passed(input, answers)).toEqual(expected);
});

test('the points follow from the definition alone, state by state', () => {
  const { points, states } = new Host(definition).machine;
  expect(points.map(({ state }) => states[state]!.name)).toEqual(
    points.map(({ state }) => states[state]!.name).toSorted((a, b) => states.findIndex(({ name }) => name === a) - states.findIndex(({ name }) => name === b)),
  );
  expect(points).toHaveLength(19);
  expect(new Host(definition).machine.points).toEqual(points);
});
