/** What was recorded takes the place of what no rerun gives again, wherever it goes on from there. */
import { expect, test } from 'vitest';
import { replay } from '../../src/replay/replay';
import { record } from '../../src/replay/record';
import { executed, machine } from './executed';

const seeds = Array.from({ length: 8 }, (_, seed) => seed + 1);
const jsonata = { QueryLanguage: 'JSONata' };
const unique = { Type: 'Pass', Parameters: { 'id.$': 'States.UUID()' } };

test.each<[title: string, definition: object, places: string[]]>([
  [
    'the results of iterations',
    machine({ M: { Type: 'Map', ItemProcessor: machine({ U: { ...unique, End: true } }), Next: 'P' }, P: { Type: 'Pass', End: true } }),
    ['7 /output/id', '10 /output/id'],
  ],
  [
    'the results of branches',
    machine({ M: { Type: 'Parallel', Branches: [machine({ U: { ...unique, End: true } })], Next: 'P' }, P: { Type: 'Pass', End: true } }),
    ['5 /output/id'],
  ],
  ['the output of the execution', machine({ U: { ...unique, End: true } }), ['3 /output/id', '4 /output/id']],
])('%s', (_title, definition, places) => {
  const { same, notComparable } = replay(definition, executed(definition, [1, 2]));
  expect([same, ...notComparable.map(({ id, where }) => `${id} ${where}`)]).toEqual([true, ...places]);
});

test('the text of a result in an iteration goes where it is taken', () => {
  const inner = machine({ U: { ...unique, End: true } });
  const definition = machine({ M: { Type: 'Map', ItemProcessor: inner, End: true } });
  const spaced = JSON.parse(JSON.stringify(executed(definition, [1])).replaceAll('{\\"id\\":', '{ \\"id\\":')) as object[];
  expect(replay(definition, spaced).divergence).toBeUndefined();
});

test('a run that goes another way by chance goes on from one that does not, whatever else waits there', () => {
  const chance = machine({ A: { Type: 'Pass', Output: "{% $random() > 0.5 ? 'well' : $error('ill') %}", End: true } });
  const waits = machine({ W: { Type: 'Wait', Seconds: 5, End: true } });
  const definition = machine({ M: { Type: 'Parallel', Branches: [waits, chance], End: true } }, jsonata);
  for (const seed of seeds) {
    const report = replay(definition, executed(definition, {}, {}, seed));
    expect([report.divergence, report.notReplayed], `seed ${seed}`).toEqual([undefined, undefined]);
  }
});

test('whatever else stands there that was redacted, and whatever waits with a limit', () => {
  const chance = machine({ A: { Type: 'Pass', Output: "{% $random() > 0.5 ? $states.input.secret : $error('ill') %}", End: true } });
  const calls = machine({
    T: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish.waitForTaskToken', Arguments: {}, TimeoutSeconds: 9, HeartbeatSeconds: 5, End: true },
  });
  const definition = machine(
    { M: { Type: 'Parallel', Branches: [calls, chance], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'P' }], End: true }, P: { Type: 'Pass', End: true } },
    jsonata,
  );
  for (const seed of seeds) {
    const made = record(executed(definition, { secret: 42 }, {}, seed), { redact: ['$.secret'] });
    expect(replay(definition, made).divergence, `seed ${seed}`).toBeUndefined();
  }
});
