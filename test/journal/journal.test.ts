import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Journal, type Mark } from '../../src/journal/journal';
import { JournaledMap } from '../../src/journal/journaled-map';
import { JournaledValue } from '../../src/journal/journaled-value';

/** Counts what is replaced. */
class Counting extends JournaledMap<string, number> {
  replaced = 0;
  override replace(key: string, value: number | undefined): number | undefined {
    this.replaced++;
    return super.replace(key, value);
  }
}

function world() {
  const journal = new Journal();
  const map = new JournaledMap<string, number>(journal);
  const value = new JournaledValue(journal, 0);
  const counter = journal.counter();
  const state = (): unknown => ({ map: [...map.entries()].toSorted(), value: value.value, count: counter.value });
  return { journal, map, value, counter, state };
}

const change = fc.oneof(
  fc.record({ do: fc.constant('set' as const), key: fc.constantFrom('a', 'b', 'c'), value: fc.nat(3) }),
  fc.record({ do: fc.constant('delete' as const), key: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ do: fc.constant('value' as const), value: fc.nat(3) }),
  fc.record({ do: fc.constant('count' as const) }),
  fc.record({ do: fc.constant('mark' as const) }),
  fc.record({ do: fc.constant('return' as const), to: fc.nat(20) }),
);

test('after any changes, marks and returns, a return gives the state of its mark', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const { journal, map, value, counter, state } = world();
      const marks: { mark: Mark; state: unknown }[] = [];
      for (const each of changes) {
        if (each.do === 'set') map.set(each.key, each.value);
        else if (each.do === 'delete') map.delete(each.key);
        else if (each.do === 'value') value.value = each.value;
        else if (each.do === 'count') counter.value++;
        else if (each.do === 'mark') marks.push({ mark: journal.mark(), state: state() });
        else if (marks.length > 0) {
          const wanted = marks[each.to % marks.length]!;
          journal.returnTo(wanted.mark);
          expect(state()).toEqual(wanted.state);
        }
      }
      for (const { mark, state: wanted } of marks) {
        journal.returnTo(mark);
        expect(state()).toEqual(wanted);
      }
    }),
    { numRuns: 300 },
  );
});

test('a return costs what has changed, not what is stored', () => {
  const journal = new Journal();
  const map = new Counting(journal);
  for (let i = 0; i < 1000; i++) map.set(`k${i}`, i);
  const mark = journal.mark();
  map.set('k7', -1);
  map.set('k7', -2);
  map.delete('k8');
  map.replaced = 0;
  journal.returnTo(mark);
  expect(map.replaced).toBe(2);
  expect([map.get('k7'), map.get('k8'), map.size]).toEqual([7, 8, 1000]);
});

test('what has come and gone since the mark is not kept', () => {
  const { journal, map } = world();
  const mark = journal.mark();
  for (let i = 0; i < 100; i++) {
    map.set(`message ${i}`, i);
    map.delete(`message ${i}`);
  }
  expect([...mark.changes.values()].map(({ size }) => size)).toEqual([0]);
});

test('a counter that is younger than the mark begins again', () => {
  const { journal } = world();
  const mark = journal.mark();
  const young = journal.counter();
  young.value = 3;
  journal.returnTo(mark);
  expect(young.value).toBe(0);
});

test('who listens is called when the state is there', () => {
  const { journal, map } = world();
  const seen: (number | undefined)[] = [];
  journal.onReturn(() => seen.push(map.get('a')));
  map.set('a', 1);
  const mark = journal.mark();
  map.set('a', 2);
  expect([map.has('a'), [...map.keys()], [...map.values()], map.delete('b'), journal.isOpen]).toEqual([true, ['a'], [2], false, true]);
  journal.returnTo(mark);
  expect(seen).toEqual([1]);
});

test('the state of a mark can be read from the present, which stays as it is; nobody is told', () => {
  const { journal, map } = world();
  let told = 0;
  journal.onReturn(() => told++);
  map.set('a', 1);
  const mark = journal.mark();
  map.set('a', 2);
  expect(journal.at(mark, () => map.get('a'))).toBe(1);
  expect(() =>
    journal.at(mark, () => {
      throw new Error('unreadable');
    }),
  ).toThrow('unreadable');
  expect([map.get('a'), told]).toEqual([2, 0]);
  map.set('a', 3);
  journal.returnTo(mark);
  expect([map.get('a'), told]).toEqual([1, 1]);
});
