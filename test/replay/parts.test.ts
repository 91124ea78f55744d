/** The small parts of a replay, each by itself. */
import { describe, expect, test } from 'vitest';
import type { HistoryEvent } from '../../src/history/event';
import type { Json } from '../../src/json/json';
import { parsedOrText as parsed } from '../../src/json/parse';
import { decidesWay } from '../../src/replay/decides-way';
import { eventLine } from '../../src/replay/event-line';
import { formatReport } from '../../src/replay/format-report';
import { addDifferences, nonePasses, type Differences } from '../../src/replay/place';
import { Placeholders } from '../../src/replay/placeholders';
import { replay } from '../../src/replay/replay';

const eventOf = (type: string, details: object): HistoryEvent => ({ id: 1, previousEventId: 0, type, someEventDetails: details }) as unknown as HistoryEvent;

test.each<[event: HistoryEvent | undefined, line: string]>([
  [undefined, 'nothing'],
  [eventOf('MapIterationStarted', { name: 'M', index: 3 }), 'MapIterationStarted of "M" #3'],
  [eventOf('TaskStarted', { resource: 'publish' }), 'TaskStarted publish'],
  [eventOf('TaskFailed', { error: 'E', cause: 'ill' }), 'TaskFailed E (ill)'],
  [eventOf('TaskFailed', { cause: 'x'.repeat(121) }), `TaskFailed (${'x'.repeat(120)}…)`],
])('an event in one line: %#', (event, line) => {
  expect(eventLine(event)).toBe(line);
});

test('places that are not comparable, of the execution, of a whole event, of nothing', () => {
  const about = { status: 'SUCCEEDED', history: () => [] } as const;
  const notComparable = [
    { id: 1, where: '/input/a', recorded: undefined, replayed: 1 },
    { id: 2, state: 'A', where: '', recorded: 'PassStateExited', replayed: undefined },
  ];
  const list = 'not comparable, taken as recorded:\n  event 1 /input/a: nothing\n  event 2 in "A": "PassStateExited"\n';
  expect(formatReport({ same: true, ...about, notComparable })).toBe(`same: the execution has ended SUCCEEDED\n${list}`);
  const many = Array.from({ length: 7 }, () => notComparable[0]!);
  expect(formatReport({ same: false, ...about, notComparable: many, notReplayed: { id: 3, reason: 'r' } })).toMatch(
    /^NOT REPLAYED from event 3 on: r\n.*\n.* {2}and 2 more\n$/s,
  );
});

test('a text that holds no JSON is itself', () => {
  expect([parsed('{'), parsed('[1]'), parsed(undefined)]).toEqual(['{', [1], undefined]);
});

test('objects whose names were redacted are compared as a whole', () => {
  const differences = (recorded: Json, replayed: Json, redacted: boolean): Differences => {
    const found: Differences = { real: [], passing: [] };
    addDifferences(found, recorded, replayed, [], '/o', { ...nonePasses, inNames: () => redacted });
    return found;
  };
  expect(differences({ '[redacted 1]': 1 }, { a: 1 }, true).passing).toEqual([{ where: '/o', recorded: { '[redacted 1]': 1 }, replayed: { a: 1 } }]);
  expect(differences({ a: 1 }, { a: 1 }, true)).toEqual({ real: [], passing: [] });
  expect(differences([1, { a: 1 }], [1, { b: 1 }], false).real.map(({ where }) => where)).toEqual(['/o/1/a', '/o/1/b']);
});

describe('placeholders', () => {
  const placeholders = new Placeholders(['[redacted 1]', 900_000_001, false], [7]);

  test.each<[recorded: Json | undefined, value: Json | undefined, fits: boolean]>([
    ['[redacted 1]', 'any', true],
    ['to [redacted 1]!', 'to any!', true],
    ['to [redacted 1]!', 'of any!', false],
    ['to [redacted 1]', '[redacted 1]', false],
    ['is 900000001', 'is 12', true],
    ['is 900000001', '[redacted 1]', false],
    ['plain', 'any', false],
    ['[redacted 1]', 1, false],
    [900_000_001, 12, true],
    [900_000_001, 900_000_001, false],
    [900_000_001, '12', false],
    [12, 900_000_001, false],
    [false, true, true],
    [false, 1, false],
  ])('%j stands for %j: %s', (recorded, value, fits) => {
    expect(placeholders.fits(recorded, value)).toBe(fits);
  });

  test('are others in each run, and can be told again', () => {
    const text = '{"a":"[redacted 1]","b":900000001,"c":"900000001","d":5}';
    for (const run of [0, 1, 2]) {
      const other = placeholders.disguised(text, run);
      expect(other === text).toBe(run === 0);
      expect(placeholders.bare(other, run)).toBe(text);
    }
    expect(new Placeholders([], []).fits(false, true)).toBe(false);
    expect(new Placeholders([], [7]).bare(new Placeholders([], [7]).disguised('"[not recorded 7]"', 3), 3)).toBe('"[not recorded 7]"');
  });
});

test('before any state, nothing that was read decides the way', () => {
  expect(decidesWay({ state: undefined, retries: false, error: undefined }, undefined, { type: 'TaskFailed' })).toBe(false);
});

test.each<[title: string, events: object[], reason: string]>([
  ['follows one that is not there', [{ id: 3, previousEventId: 9, type: 'WaitStateExited' }], 'Nothing of the replay waits there.'],
  ['is none that the state waits for', [{ id: 3, previousEventId: 2, type: 'TaskSucceeded' }], 'WaitStateExited'],
])('an event that %s is a divergence', (_title, events, reason) => {
  const waits = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1, End: true } } };
  const begun = [
    { id: 1, previousEventId: 0, type: 'ExecutionStarted', executionStartedEventDetails: { input: '{}' } },
    { id: 2, previousEventId: 0, type: 'WaitStateEntered', stateEnteredEventDetails: { name: 'W', input: '{}' } },
  ];
  const report = replay(waits, [...begun, ...events]);
  expect(report).toMatchObject({ same: false, divergence: { id: 3 } });
  expect(report.divergence!.reason).toContain(reason);
});
