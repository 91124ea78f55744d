/** What no rerun gives again: the recorded value, and the recorded way, is taken, and the place is told. */
import { describe, expect, test } from 'vitest';
import { replay } from '../../src/replay/replay';
import type { Json } from '../../src/json/json';
import { arn, Failure } from '../machine/drive';
import { executed, machine } from './executed';

const choice = (rule: object): object => ({ Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' });
const ends = { Yes: { Type: 'Pass', Result: 'yes', End: true }, No: { Type: 'Fail', Error: 'No' } };
const jsonata = { QueryLanguage: 'JSONata' };
const seeds = Array.from({ length: 12 }, (_, seed) => seed + 100);

test.each<[title: string, definition: object, places: string[]]>([
  ['a UUID', machine({ A: { Type: 'Pass', Parameters: { 'id.$': 'States.UUID()' }, Next: 'B' }, B: { Type: 'Pass', End: true } }), ['3 /output/id']],
  [
    'a variable, and what is made of it',
    machine(
      {
        A: { Type: 'Pass', Assign: { id: '{% $uuid() %}' }, Next: 'B' },
        B: { Type: 'Pass', Output: "{% { 'told': 'It is ' & $id, 'long': $length($id) } %}", End: true },
      },
      jsonata,
    ),
    ['3 /assignedVariables/id'],
  ],
  [
    'what the context object names',
    machine({ A: { Type: 'Pass', Parameters: { 'name.$': '$$.Execution.Name', 'machine.$': '$$.StateMachine.Id' }, End: true } }),
    ['3 /output/name', '3 /output/machine', '4 /output/name', '4 /output/machine'],
  ],
  ['arguments of a Task', machine({ T: { Type: 'Task', Resource: arn('F'), Parameters: { 'id.$': 'States.UUID()' }, End: true } }), ['3 /input/id']],
  [
    'items of a Map that are selected with one',
    machine({
      M: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemSelector: { 'id.$': 'States.UUID()' },
        ItemProcessor: machine({ P: { Type: 'Pass', End: true } }),
        ResultPath: null,
        End: true,
      },
    }),
    ['6 /input/id', '9 /input/id'],
  ],
  ['the cause of a failure', machine({ A: { Type: 'Fail', Error: 'E', CausePath: "States.Format('{} has failed', $$.Execution.Name)" } }), ['3 /cause']],
])('%s', (_title, definition, places) => {
  const events = executed(definition, { items: [1, 2] }, { F: (input) => input });
  const { same, notComparable, notReplayed } = replay(definition, events);
  expect([same, notReplayed]).toEqual([true, undefined]);
  expect(notComparable.map(({ id, where }) => `${id} ${where}`)).toEqual(places);
});

describe('the recorded way is taken', () => {
  const random = 'States.MathRandom(0, 2)'; // 0 or 1
  test.each<[title: string, definition: object]>([
    [
      'by a random number',
      machine({ A: { Type: 'Pass', Parameters: { 'n.$': random }, Next: 'C' }, C: choice({ Variable: '$.n', NumericEquals: 1 }), ...ends }),
    ],
    ['by a random number that is recorded nowhere', machine({ C: choice({ Condition: '{% $random() > 0.5 %}' }), ...endsInJsonata }, jsonata)],
    ['by one that is seldom', machine({ C: choice({ Condition: '{% $random() > 0.9 %}' }), ...endsInJsonata }, jsonata)],
    ['by a failure', machine({ A: { Type: 'Pass', Output: "{% $random() > 0.5 ? 'well' : $error('ill') %}", End: true } }, jsonata)],
    ['by how many items there are', machine({ M: { ...map, Items: '{% [1..$round($random() * 3)] %}', End: true } }, jsonata)],
  ])('%s', (_title, definition) => {
    for (const seed of seeds) {
      const events = executed(definition, {}, {}, seed);
      const report = replay(definition, events);
      expect(report.divergence, `seed ${seed}`).toBeUndefined();
      expect(report.notReplayed, `seed ${seed}`).toBeUndefined();
      expect(report.history().map(({ type }) => type)).toEqual(events.map(({ type }) => type));
    }
  });

  test('and where it is not found, the replay stops there', () => {
    const of = (Items: string): object => machine({ M: { ...map, Items, End: true } }, jsonata);
    const report = replay(of('{% [1..1 + $floor($random() * 300)] %}'), executed(of('{% [1..3] %}')));
    expect(report).toMatchObject({ same: false, notReplayed: { id: 3, reason: expect.stringContaining('cannot be taken') as string } });
    expect(report.divergence).toBeUndefined();
  });
});

test('a retry with jitter is over when the next attempt was recorded', () => {
  const Retry = [{ ErrorEquals: ['E'], IntervalSeconds: 5, JitterStrategy: 'FULL' }];
  const definition = machine({ T: { Type: 'Task', Resource: arn('F'), Retry, End: true } });
  let calls = 0;
  const fails = (): Json => {
    if (calls++ === 0) throw new Failure('E');
    return 1;
  };
  expect(replay(definition, executed(definition, {}, { F: fails }))).toMatchObject({ same: true, notComparable: [] });
});

test('a value that is no chance is a divergence, also beside one that is', () => {
  const of = (kind: string): object => machine({ A: { Type: 'Pass', Parameters: { 'id.$': 'States.UUID()', kind }, End: true } });
  const { same, divergence, notComparable } = replay(of('new'), executed(of('old')));
  expect(same).toBe(false);
  expect(divergence).toMatchObject({ id: 3, state: 'A', where: '/output/kind', recorded: 'old', replayed: 'new' });
  expect(notComparable).toEqual([]);
});

test('a part that a template leaves open stands for what was deployed', () => {
  const of = (Resource: string): object => machine({ T: { Type: 'Task', Resource, End: true } });
  const events = executed(of(arn('F')), {}, { F: () => 1 });
  expect(replay(of('${Function}'), events)).toMatchObject({ same: true, notComparable: [{ id: 3, where: '/resource', recorded: arn('F') }] });
  expect(replay(of(arn('${Name}')), events).same).toBe(true);
  expect(replay(of('arn:aws:lambda:eu-west-1:${Account}:function:F'), events)).toMatchObject({ same: false, divergence: { where: '/resource' } });
});

const map = { Type: 'Map', ItemProcessor: machine({ P: { Type: 'Pass', End: true } }) };
const endsInJsonata = { Yes: { Type: 'Pass', Output: 'yes', End: true }, No: { Type: 'Fail', Error: 'No' } };
