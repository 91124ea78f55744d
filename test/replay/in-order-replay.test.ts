/** A replay in the recorded order sees every member of every event: one that is another diverges there, as it does in a careful replay. */
import { describe, expect, test } from 'vitest';
import { replay } from '../../src/replay/replay';
import { arn } from '../machine/drive';
import { executed, machine } from './executed';

const sdk = 'arn:aws:states:::aws-sdk:dynamodb:getItem';
const definition = machine({
  L: { Type: 'Task', Resource: arn('F'), ResultPath: '$.l', Next: 'S' },
  S: { Type: 'Task', Resource: sdk, Parameters: { TableName: 't' }, ResultPath: '$.s', Next: 'P' },
  P: { Type: 'Parallel', Branches: [machine({ W: { Type: 'Wait', Seconds: 5, End: true } })], ResultPath: null, Next: 'M' },
  M: { Type: 'Map', ItemsPath: '$.items', ItemProcessor: machine({ I: { Type: 'Pass', End: true } }), ResultPath: '$.m', Next: 'T' },
  T: { Type: 'Task', Resource: arn('F'), TimeoutSeconds: 9, Next: 'Z' },
  Z: { Type: 'Succeed' },
});
const answer = { text: 'an answer of some letters, so that it is remembered' };
const events = JSON.parse(JSON.stringify(executed(definition, { items: [1, 2] }, { F: () => answer, getItem: () => answer }))) as Recorded[];
type Details = Record<string, unknown>;
type Recorded = { readonly id: number; readonly type: string; readonly [details: string]: unknown };

const detailsOf = (event: Recorded): Details => (Object.entries(event).find(([name]) => name.endsWith('Details'))?.[1] ?? {}) as Details;

/** What the outside has answered is no claim about the definition; these belong to the run, not to the definition. */
const free = (type: string, member: string): boolean =>
  /Details$|^(?:region|roleArn)$/.test(member) ||
  (member === 'output' && /^(?:Lambda|Task).*Succeeded$/.test(type)) ||
  (member === 'input' && type === 'ExecutionStarted');

const places = events.flatMap((event) =>
  Object.keys(detailsOf(event))
    .filter((member) => !free(event.type, member))
    .map((member): [id: number, type: string, member: string] => [event.id, event.type, member]),
);

test('nothing is another', () => {
  expect(replay(definition, events)).toMatchObject({ same: true, status: 'SUCCEEDED', notComparable: [] });
  expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(20);
});

describe('one member is another', () => {
  test.each(places)('event %i, %s: %s', (id, _type, member) => {
    const changed = structuredClone(events);
    const details = detailsOf(changed[id - 1]!);
    details[member] = typeof details[member] === 'number' ? details[member] + 1 : 'changed';
    const { same, divergence } = replay(definition, changed);
    expect([same, divergence?.id]).toEqual([false, id]);
  });
});

test.each(['timeoutInSeconds', 'heartbeatInSeconds', 'taskCredentials'])('a Task that had %s', (member) => {
  for (const event of events.filter(({ type }) => type.endsWith('Scheduled'))) {
    const changed = structuredClone(events);
    detailsOf(changed[event.id - 1]!)[member] = 99;
    expect(replay(definition, changed).divergence?.id, event.type).toBe(event.id);
  }
});

test.each<[title: string, change: (event: Recorded) => unknown]>([
  ['is no object', () => null],
  ['has another id', (event) => ({ ...event, id: 99 })],
  ['follows another', (event) => ({ ...event, previousEventId: 1 })],
  ['is of another type', (event) => ({ ...event, type: 'FailStateEntered' })],
])('an event that %s is not passed over', (_title, change) => {
  for (const place of [3, 6, events.length - 2]) {
    const changed = events.with(place, change(events[place]!) as Recorded);
    let same = false;
    try {
      ({ same } = replay(definition, changed));
    } catch {
      // it is no history
    }
    expect(same).toBe(false);
  }
});

test('variables that were recorded, and are not set any more', () => {
  const changed = structuredClone(events);
  const exited = changed.find(({ type }) => type === 'TaskStateExited')!;
  detailsOf(exited)['assignedVariables'] = { a: '1' };
  expect(replay(definition, changed).divergence?.id).toBe(exited.id);
});

test('the history of the report is that of the replay', () => {
  const made = replay(definition, events).history();
  expect(made.map(({ id, type }) => [id, type])).toEqual(events.map(({ id, type }) => [id, type]));
});
