/** What a report says, for a reader. */
import { expect, test } from 'vitest';
import { formatReport } from '../../src/replay/format-report';
import { replay, replayer } from '../../src/replay/replay';
import { arn } from '../machine/drive';
import { executed, machine } from './executed';

const order = (more: object = {}): object =>
  machine({
    Check: { Type: 'Task', Resource: arn('Check'), ResultPath: '$.check', Next: 'Charge' },
    Charge: { Type: 'Task', Resource: arn('Charge'), Parameters: { 'amount.$': '$.check.amount' }, ...more, End: true },
  });
const events = executed(order(), {}, { Check: () => ({ amount: 120 }), Charge: () => 'charged' });

test.each<[title: string, definition: object, history: unknown, text: string]>([
  ['the same', order(), events, 'same: the execution has ended SUCCEEDED\n'],
  ['one that runs', order(), events.slice(0, 5), 'same: the recording stops while the execution runs\n'],
  [
    'another value',
    order({ Parameters: { amount: 12 } }),
    events,
    'DIVERGENT at event 8, in state "Charge": LambdaFunctionScheduled has another /input/amount.\n  recorded: 120\n  replay:   12\n',
  ],
  [
    'another state',
    machine({ Check: { Type: 'Task', Resource: arn('Check'), ResultPath: '$.check', Next: 'Refuse' }, Refuse: { Type: 'Fail', Error: 'No' } }),
    events,
    'DIVERGENT at event 7, in state "Refuse": TaskStateEntered of "Charge" was recorded, and the replay has FailStateEntered of "Refuse".\n' +
      '  recorded: TaskStateEntered of "Charge"\n  replay:   FailStateEntered of "Refuse"\n',
  ],
  [
    'a recording that goes on',
    machine({ Check: { Type: 'Task', Resource: arn('Check'), ResultPath: '$.check', End: true } }),
    events,
    'DIVERGENT at event 7, in state "Check": TaskStateEntered of "Charge" was recorded, and the replay has ExecutionSucceeded.\n' +
      '  recorded: TaskStateEntered of "Charge"\n  replay:   ExecutionSucceeded\n',
  ],
  [
    'an event that is missing',
    order(),
    events.toSpliced(4, 1),
    'DIVERGENT at event 5: Event 5 is expected there, and event 6, TaskStateExited, stands in its place.\n  recorded: TaskStateExited of "Check"\n  replay:   nothing\n',
  ],
  [
    'what is not comparable, and what is not replayed',
    machine({ A: { Type: 'Pass', Parameters: { 'id.$': 'States.UUID()' }, End: true } }),
    { events: recordedUuid(), nextToken: 'n' },
    'NOT REPLAYED from event 4 on: there are more pages\nnot comparable, taken as recorded:\n  event 3 in "A" /output/id: "0000"\n',
  ],
])('%s', (_title, definition, history, text) => {
  expect(formatReport(replay(definition, history))).toBe(text);
});

test('a long value is cut, and many places are counted', () => {
  const long = machine({ A: { Type: 'Pass', Result: 'x'.repeat(500), End: true } });
  expect(formatReport(replay(machine({ A: { Type: 'Pass', Result: 'y', End: true } }), executed(long)))).toContain(`${'x'.repeat(199)}… (502 letters)`);
  const ids = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`id${n}.$`, 'States.UUID()']));
  expect(
    formatReport(replay(machine({ A: { Type: 'Pass', Parameters: ids, End: true } }), executed(machine({ A: { Type: 'Pass', Parameters: ids, End: true } })))),
  ).toContain('  and 40 more\n');
});

test('a failure and an iteration are named', () => {
  const failing = (Cause: string): object => machine({ A: { Type: 'Fail', Error: 'E', Cause } });
  const { divergence } = replay(machine({ A: { Type: 'Succeed' } }), executed(failing('c'.repeat(200))));
  expect(formatReport({ same: false, status: 'FAILED', divergence: divergence!, notComparable: [], history: () => [] })).toContain(
    'replay:   SucceedStateEntered of "A"',
  );
  const map = (Type: string, more: object): object => machine({ M: { Type: 'Map', ItemProcessor: machine({ P: { Type, ...more } }), End: true } });
  const failed = replay(map('Fail', { Error: 'Other' }), executed(map('Fail', { Error: 'E' }), [1]));
  expect(formatReport(failed)).toContain('/error');
});

test('one definition against many histories; a definition that has changed is made ready anew', () => {
  const definition = order() as { States: { Charge: { Parameters: object } } };
  const against = replayer(definition);
  expect([events, events.slice(0, 3)].map((history) => against(history).same)).toEqual([true, true]);
  expect(replay(definition, events).same).toBe(true);
  definition.States.Charge.Parameters = { amount: 12 };
  expect(replay(definition, events).same).toBe(false);
  expect(replay(JSON.stringify(definition), events).same).toBe(false);
});

function recordedUuid(): readonly unknown[] {
  const details = { name: 'A', output: '{"id":"0000"}', outputDetails: { truncated: false } };
  return [
    { id: 1, previousEventId: 0, type: 'ExecutionStarted', executionStartedEventDetails: { input: '{}' } },
    { id: 2, previousEventId: 0, type: 'PassStateEntered', stateEnteredEventDetails: { name: 'A', input: '{}' } },
    { id: 3, previousEventId: 2, type: 'PassStateExited', stateExitedEventDetails: details },
  ];
}
