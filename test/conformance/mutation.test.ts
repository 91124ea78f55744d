import type { Json, JsonObject } from 'asl-interpreter';
import { beforeAll, describe, expect, test } from 'vitest';
import { readLines, runsOf, type Case, type Run } from './case';
import { known } from './known';
import { differenceFrom, executionDifference } from './outcome';
import { play, type Played } from './play';
import { renamed } from './rename';

// The comparison is tested by what it must not let through: a recording that is followed is no longer followed when anything in it is changed.

type Events = readonly JsonObject[];

const runs = readLines<Case>('cases.jsonl')
  .flatMap(runsOf)
  .filter(([name, { expected }]) => known.cases[name] === undefined && expected.history !== undefined);

const withoutPlace = ({ id }: JsonObject): boolean => Array.isArray(id);

const replaced = (events: Events, index: number, event: JsonObject): Events => [...events.slice(0, index), event, ...events.slice(index + 1)];

/** Each text of a value that no placeholder is in, as a copy of the value in which one letter of it is another. */
function* letters(value: Json): Generator<Json> {
  if (typeof value === 'string') {
    const at = value.search(/[a-z]/);
    if (at >= 0 && !value.includes('<')) yield `${value.slice(0, at)}${value[at] === 'x' ? 'y' : 'x'}${value.slice(at + 1)}`;
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) for (const other of letters(item as Json)) yield [...value.slice(0, index), other, ...value.slice(index + 1)];
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) for (const other of letters(member as Json)) yield { ...value, [name]: other };
  }
}

/** Each object within a value, as a copy of the value in which it has one more member. */
function* wider(value: Json): Generator<Json> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) for (const other of wider(item as Json)) yield [...value.slice(0, index), other, ...value.slice(index + 1)];
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, another: null };
    for (const [name, member] of Object.entries(value)) for (const other of wider(member as Json)) yield { ...value, [name]: other };
  }
}

/** The changes, each of an event of a history; all that a change makes of it. */
const changes: Readonly<Record<string, (events: Events, index: number) => Iterable<Events>>> = {
  'an event dropped': (events, index) => [[...events.slice(0, index), ...events.slice(index + 1)]],
  'an event twice': (events, index) => [[...events.slice(0, index), events[index]!, ...events.slice(index)]],
  'two events swapped': (events, index) => {
    const [one, other] = [events[index]!, events[index + 1]];
    return other === undefined || withoutPlace(one) || withoutPlace(other) ? [] : [replaced(replaced(events, index, other), index + 1, one)];
  },
  'a letter changed': function* (events, index) {
    for (const event of letters(events[index]!)) yield replaced(events, index, event as JsonObject);
  },
  'an id changed': (events, index) => {
    const event = events[index]!;
    return withoutPlace(event) ? [] : ['id', 'previousEventId'].map((member) => replaced(events, index, { ...event, [member]: (event[member] as number) + 1 }));
  },
  'another member': function* (events, index) {
    for (const event of wider(events[index]!)) yield replaced(events, index, event as JsonObject);
  },
  'a member dropped': (events, index) =>
    Object.keys(events[index]!)
      .filter((member) => !withoutPlace(events[index]!) || (member !== 'id' && member !== 'previousEventId'))
      .map((member) => {
        const { [member]: _dropped, ...rest } = events[index]!;
        return replaced(events, index, rest);
      }),
};

const plays: Played[] = [];
beforeAll(async () => {
  for (const [, run] of runs) plays.push(await play(run));
});

describe.each(Object.entries(changes))('%s', (_title, change) => {
  test('differs, in every event of every recording that is followed', () => {
    let count = 0;
    const unnoticed: string[] = [];
    for (const [index, [name, { expected, aliases = [] }]] of runs.entries()) {
      for (const at of expected.history!.keys()) {
        for (const history of change(expected.history!, at)) {
          count++;
          if (differenceFrom({ expected: { ...expected, history }, aliases }, plays[index]!) === undefined) unnoticed.push(`${name}: event ${at}`);
        }
      }
    }
    expect(unnoticed).toEqual([]);
    expect(count).toBeGreaterThan(runs.length);
  });
});

test('unchanged they are followed', () => {
  for (const [index, [name, run]] of runs.entries()) expect(differenceFrom(run, plays[index]!), name).toBeUndefined();
});

describe('a recording in which every state, function and field has another name is followed as well', () => {
  const others = runs.map(([name, run]): readonly [string, Run, number] => [name, ...renamed(run)]);

  test.each(others)('%s', async (_name, run) => {
    expect(await executionDifference(run)).toBeUndefined();
  });

  test('most recordings have such names', () => {
    expect(others.filter(([, , names]) => names >= 1).length).toBeGreaterThan(runs.length * 0.9);
  });
});
