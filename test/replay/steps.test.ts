/** Stepping through a replayed execution. */
import { expect, test } from 'vitest';
import { replaySteps } from '../../src/replay/replay-steps';
import { arn, Failure } from '../machine/drive';
import { executed, machine } from './executed';

const definition = machine(
  {
    Start: { Type: 'Pass', Assign: { tries: 0 }, Output: { id: '{% $states.input.id %}' }, Next: 'Ask' },
    Ask: {
      Type: 'Task',
      Resource: arn('F'),
      Arguments: { asked: '{% $states.input.id %}' },
      Retry: [{ ErrorEquals: ['E'] }],
      Assign: { answer: '{% $states.result %}' },
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      Items: [1, 2],
      ItemProcessor: machine({ Twice: { Type: 'Pass', Output: '{% $states.input * 2 %}', Assign: { inner: true }, End: true } }),
      End: true,
    },
  },
  { QueryLanguage: 'JSONata' },
);
let calls = 0;
const events = executed(
  definition,
  { id: 'o-1' },
  {
    F: () => {
      if (calls++ === 0) throw new Failure('E', 'busy');
      return 'yes';
    },
  },
);
const { steps, report } = replaySteps(definition, events);

test('state by state, with what is done and what comes of it', () => {
  expect(report.same).toBe(true);
  expect(steps.map(({ what, state, within }) => [what, state, ...within].join(' '))).toEqual([
    'started ',
    'entered Start',
    'entered Ask',
    'answered Ask',
    'answered Ask',
    'retried Ask',
    'answered Ask',
    'entered Each',
    'entered Twice 0',
    'entered Twice 1',
    'answered Each',
  ]);
});

test('with every payload and variable', () => {
  expect(steps[1]).toMatchObject({ where: '/States/Start', input: { id: 'o-1' }, output: { id: 'o-1' }, variables: { tries: 0 } });
  expect(steps[2]).toMatchObject({ input: { id: 'o-1' }, arguments: { asked: 'o-1' }, variables: { tries: 0 } });
  expect(steps[3]).toMatchObject({ outcome: { error: 'E', cause: 'busy' } });
  expect(steps[4]).not.toHaveProperty('outcome');
  expect(steps[6]).toMatchObject({ outcome: { output: 'yes' }, output: 'yes', variables: { tries: 0, answer: 'yes' } });
  expect(steps[9]).toMatchObject({
    where: '/States/Each/ItemProcessor/States/Twice',
    input: 2,
    output: 4,
    variables: { tries: 0, answer: 'yes', inner: true },
  });
  expect(steps.at(-1)).toMatchObject({ output: [2, 4], variables: { tries: 0, answer: 'yes' } });
  expect(steps.at(-1)!.events.map(({ type }) => type)).toEqual(['MapStateSucceeded', 'MapStateExited', 'ExecutionSucceeded']);
  expect(steps[5]!.at).toBe(steps[2]!.at + 1000);
});

test('a step is the same whichever way it is reached', () => {
  const shown = steps.map((step) => JSON.stringify(step));
  expect(steps.toReversed().map((step) => JSON.stringify(step))).toEqual(shown.toReversed());
  expect(JSON.stringify(replaySteps(definition, events).steps)).toBe(JSON.stringify(steps));
});

test('up to where it diverges', () => {
  const other = JSON.parse(JSON.stringify(definition).replace('* 2', '* 3')) as object;
  const found = replaySteps(other, events);
  expect(found.report).toMatchObject({ same: false, divergence: { where: '/output', recorded: 2, replayed: 3 } });
  expect(found.steps).toHaveLength(9);
});

test('an execution that was stopped, and a Map Run', () => {
  const stopped = [
    ...events.slice(0, 6),
    { id: 7, previousEventId: 6, type: 'ExecutionAborted', executionAbortedEventDetails: { error: 'Stop', cause: 'asked for' } },
  ];
  const last = replaySteps(definition, stopped).steps.at(-1);
  expect(last).toMatchObject({ what: 'stopped', outcome: { error: 'Stop', cause: 'asked for' } });
  const distributed = machine({
    M: {
      Type: 'Map',
      ItemProcessor: { ...machine({ P: { Type: 'Pass', End: true } }), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
      End: true,
    },
  });
  const run = replaySteps(distributed, executed(distributed, [1], { startChild: () => 'done' } as never));
  expect(run.steps.at(-1)).toMatchObject({ what: 'answered', state: 'M', outcome: { output: ['done'] }, output: ['done'] });
});
