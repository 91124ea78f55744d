import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { newMessage, type Message } from '../../../src/services/sqs/message';
import { SortedMessages } from '../../../src/services/sqs/sorted-messages';

const message = (order: number): Message =>
  newMessage(
    { sequence: order, body: '', bodyDigest: '', attributes: undefined, traceHeader: undefined, groupId: undefined, deduplicationId: undefined, sentAt: 0 },
    order,
    0,
  );

const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), order: fc.nat({ max: 1000 }) }),
  fc.record({ kind: fc.constant('add next' as const), count: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('forget' as const), pick: fc.nat() }),
  fc.record({ kind: fc.constant('replace' as const), pick: fc.nat() }),
  fc.record({ kind: fc.constant('come back' as const), pick: fc.nat() }),
  fc.record({ kind: fc.constant('shift' as const), count: fc.integer({ min: 1, max: 40 }) }),
);

test('the first is the least of those that are there, whatever came, went and came back', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const there = new Set<Message>();
      const gone: Message[] = [];
      const sorted = new SortedMessages(
        (a, b) => a.order < b.order,
        (each) => there.has(each),
      );
      let next = 1000;
      const add = (each: Message): void => {
        there.add(each);
        sorted.add(each);
      };
      const least = (): Message | undefined => [...there].toSorted((a, b) => a.order - b.order)[0];
      for (const action of steps) {
        if (action.kind === 'add') {
          if (![...there].some(({ order }) => order === action.order)) add(message(action.order));
        } else if (action.kind === 'add next') for (let i = 0; i < action.count; i++) add(message(++next));
        else if (action.kind === 'forget' || action.kind === 'replace') {
          const each = [...there][action.pick % Math.max(1, there.size)];
          if (each === undefined) continue;
          there.delete(each);
          gone.push(each);
          if (action.kind === 'replace') add(message(each.order));
        } else if (action.kind === 'come back') {
          const [each] = gone.splice(action.pick % Math.max(1, gone.length), 1);
          if (each === undefined) continue;
          for (const other of there) {
            if (other.order !== each.order) continue;
            there.delete(other);
            gone.push(other);
          }
          add(each);
        } else if (action.kind === 'shift') {
          for (let i = 0; i < action.count; i++) {
            const expected = least();
            expect(sorted.shift()).toBe(expected);
            if (expected !== undefined) there.delete(expected);
          }
        }
        expect(sorted.bound?.order ?? Infinity).toBeLessThanOrEqual(least()?.order ?? Infinity);
        expect(sorted.first).toBe(least());
      }
    }),
    { numRuns: 300 },
  );
});

test('any that is there can be picked, of those in order and of those that came late; mostly not the same', () => {
  const there = new Set([5, 6, 7, 1, 2].map(message));
  const sorted = new SortedMessages(
    (a, b) => a.order < b.order,
    (each) => there.has(each),
  );
  for (const each of there) sorted.add(each);
  const picked = [0, 0.2, 0.4, 0.6, 0.8].map((random) => sorted.pick(() => random)!.order);
  expect(picked.toSorted()).toEqual([1, 2, 5, 6, 7]);
  for (const each of there) if (each.order !== 2) there.delete(each);
  expect(sorted.pick(() => 0)!.order).toBe(2);
  there.clear();
  expect(sorted.pick(() => 0)).toBeUndefined();
});

test('what is gone from the front of a long run is let go', () => {
  const there = new Set<Message>();
  const sorted = new SortedMessages(
    (a, b) => a.order < b.order,
    (each) => there.has(each),
  );
  for (let i = 0; i < 3000; i++) {
    const each = message(i);
    there.add(each);
    sorted.add(each);
  }
  for (let i = 0; i < 3000; i++) expect(sorted.shift()!.order).toBe(i);
  expect(sorted.shift()).toBeUndefined();
  sorted.add([...there][0]!);
  expect(sorted.first!.order).toBe(0);
});
