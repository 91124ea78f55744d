import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Clock, Timer } from '../../src/clock/clock';
import { DeadlineList, type Deadline } from '../../src/clock/deadline-list';
import { virtualClock, type VirtualClock } from '../../src/clock/virtual-clock';

/** A virtual clock, and which of its timers are set. */
function counted(): { time: VirtualClock; clock: Clock; set: Map<Timer, number> } {
  const time = virtualClock({ start: 0 });
  const set = new Map<Timer, number>();
  const clock = Object.assign(Object.create(time) as Clock, {
    schedule(until: number, wake: () => void): Timer {
      const inner = time.schedule(until, () => {
        set.delete(timer);
        wake();
      });
      const timer = {
        cancel: () => {
          set.delete(timer);
          inner.cancel();
        },
      };
      set.set(timer, until);
      return timer;
    },
  });
  return { time, clock, set };
}

class Entry implements Deadline {
  earlier: Deadline | null = null;
  later: Deadline | null = null;
  constructor(
    readonly deadline: number,
    readonly number: number,
    private readonly expired: (entry: Entry) => void,
  ) {}
  expire(): void {
    this.expired(this);
  }
}

/** Lets everything that is ready run. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Against a list sorted by deadline, and by the order of adding where deadlines are equal. */
test('what is not taken out before expires at its time, in order, and one timer serves all', async () => {
  const command = fc.oneof(
    { weight: 4, arbitrary: fc.record({ add: fc.nat(60) }) },
    { weight: 2, arbitrary: fc.record({ remove: fc.nat() }) },
    fc.record({ advance: fc.nat(15) }),
    fc.constant('rest' as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 60 }), async (commands) => {
      const { time, clock, set } = counted();
      const list = new DeadlineList(clock);
      const expired: { number: number; at: number }[] = [];
      const expected: typeof expired = [];
      let model: Entry[] = [];
      let added = 0;
      const sorted = (entries: Entry[]): Entry[] => entries.toSorted((a, b) => a.deadline - b.deadline || a.number - b.number);
      for (const what of commands) {
        if (what === 'rest') {
          await turn();
          const due = Math.min(...model.map(({ deadline }) => deadline));
          expect(set.size).toBe(model.length === 0 ? 0 : 1);
          for (const until of set.values()) expect(until).toBeLessThanOrEqual(due);
        } else if ('add' in what) {
          const entry = new Entry(what.add, added++, ({ number }) => expired.push({ number, at: time.now() }));
          list.add(entry);
          model.push(entry);
        } else if ('remove' in what) {
          const [entry] = model.length === 0 ? [] : model.splice(what.remove % model.length, 1);
          if (entry !== undefined) list.remove(entry);
          expect([entry?.earlier ?? null, entry?.later ?? null]).toEqual([null, null]); // it holds nothing
        } else {
          const now = time.now();
          await time.advance(what.advance);
          const over = sorted(model.filter(({ deadline }) => deadline <= time.now()));
          model = model.filter(({ deadline }) => deadline > time.now());
          expected.push(...over.map(({ number, deadline }) => ({ number, at: Math.max(deadline, now) })));
        }
        expect(set.size).toBeLessThanOrEqual(1);
        expect(expired).toEqual(expected);
      }
    }),
    { numRuns: 150 },
  );
});

test('what is added while others expire has its own time', async () => {
  const { time, clock, set } = counted();
  const list = new DeadlineList(clock);
  const expired: [number, number][] = [];
  const add = (deadline: number, next: () => void = () => {}): void =>
    list.add(
      new Entry(deadline, 0, () => {
        expired.push([deadline, time.now()]);
        next();
      }),
    );
  add(10, () => {
    add(5); // it has passed already: at once
    add(20, () => add(30));
  });
  add(10);
  await time.advance(40);
  expect(expired).toEqual([
    [10, 10],
    [5, 10],
    [10, 10],
    [20, 20],
    [30, 30],
  ]);
  expect(set.size).toBe(0);
});

test('what is over before the program comes to rest sets no timer', async () => {
  const { clock, set } = counted();
  const list = new DeadlineList(clock);
  const entry = new Entry(10, 0, () => {});
  list.add(entry);
  list.remove(entry);
  await turn();
  expect(set.size).toBe(0);
});
