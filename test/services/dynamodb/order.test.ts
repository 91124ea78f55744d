import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SortedList } from '../../../src/services/dynamodb/sorted-list';
import { orderText, utf8Order } from '../../../src/services/dynamodb/values/order-text';
import { B, N, S } from './fixture';

const text = fc.string({
  unit: fc.constantFrom('', 'a', 'Z', '~', '\u00e9', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{1f600}', '\u{10ffff}'),
  maxLength: 4,
});

// "DynamoDB collates and compares strings using the bytes of the underlying UTF-8 string encoding."
test('texts are ordered as their UTF-8 bytes are', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const order = Buffer.compare(Buffer.from(a), Buffer.from(b));
      const [one, two] = [utf8Order(a), utf8Order(b)];
      expect(one < two ? -1 : one > two ? 1 : 0).toBe(order);
    }),
  );
});

test('a prefix stays one', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(utf8Order(a + b).startsWith(utf8Order(a))).toBe(true);
    }),
  );
});

// "DynamoDB treats each byte of the binary data as unsigned."
test('binary values are ordered by their unsigned bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5 }), fc.uint8Array({ maxLength: 5 }), (a, b) => {
      const [one, two] = [orderText(B(...a)), orderText(B(...b))];
      expect(one < two ? -1 : one > two ? 1 : 0).toBe(Buffer.compare(a, b));
    }),
  );
});

test('each kind of key has its order', () => {
  expect(orderText(S('a')) < orderText(S('b'))).toBe(true);
  expect(orderText(N(-10)) < orderText(N('-9.5'))).toBe(true);
  expect(orderText(N(9)) < orderText(N(10))).toBe(true);
});

interface Entry {
  readonly sortText: string;
  readonly value: number;
}
const operation = fc.record({ key: fc.integer({ min: 0, max: 900 }).map((key) => String(key).padStart(3, '0')), remove: fc.boolean() });

describe('a sorted list is a map with sorted keys', () => {
  test('whatever is set and deleted', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 1500, size: 'max' }), operation, (operations, probe) => {
        const list = new SortedList<Entry>();
        const model = new Map<string, Entry>();
        operations.forEach(({ key, remove }, value) => {
          if (remove && value % 3 === 0) {
            list.delete(key);
            model.delete(key);
          } else {
            list.set({ sortText: key, value });
            model.set(key, { sortText: key, value });
          }
        });
        const sorted = [...model.values()].toSorted((a, b) => (a.sortText < b.sortText ? -1 : 1));
        const seen: { up: Entry[]; down: Entry[]; all: Entry[] } = { up: [], down: [], all: [] };
        list.upwards(probe.key, (entry) => seen.up.push(entry) > 0);
        list.downwards(probe.key, (entry) => seen.down.push(entry) > 0);
        list.downwards(undefined, (entry) => seen.all.push(entry) > 0);
        expect(seen.up).toEqual(sorted.filter((entry) => entry.sortText >= probe.key));
        expect(seen.down).toEqual(sorted.filter((entry) => entry.sortText <= probe.key).toReversed());
        expect(seen.all).toEqual(sorted.toReversed());
        expect(list.get(probe.key)).toEqual(model.get(probe.key));
        expect(list.isEmpty).toBe(model.size === 0);
      }),
      { numRuns: 30 },
    );
  });

  test('nothing is visited in an empty one', () => {
    const list = new SortedList<Entry>();
    const seen: Entry[] = [];
    list.upwards('', (entry) => seen.push(entry) > 0);
    list.downwards(undefined, (entry) => seen.push(entry) > 0);
    list.downwards('a', (entry) => seen.push(entry) > 0);
    list.delete('a');
    expect(seen).toEqual([]);
  });

  test('a visit ends when it is told to, in both directions', () => {
    const list = new SortedList<Entry>();
    for (let i = 0; i < 2000; i++) list.set({ sortText: String((i * 7) % 2000).padStart(4, '0'), value: i });
    const up: string[] = [];
    list.upwards('0300', ({ sortText }) => up.push(sortText) < 3);
    const down: string[] = [];
    list.downwards('0300', ({ sortText }) => down.push(sortText) < 3);
    expect({ up, down }).toEqual({ up: ['0300', '0301', '0302'], down: ['0300', '0299', '0298'] });
  });
});
