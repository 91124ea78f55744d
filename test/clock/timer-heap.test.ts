import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TimerHeap } from '../../src/clock/timer-heap';

/** Against a list sorted by time, and by the order of setting where times are equal. */
test('the first timer is the earliest, and of equal ones the one set first, whatever is added and removed', () => {
  const command = fc.oneof(fc.record({ add: fc.nat(20) }), fc.record({ remove: fc.nat() }), fc.constant('take first' as const));
  fc.assert(
    fc.property(fc.array(command, { maxLength: 200 }), (commands) => {
      const heap = new TimerHeap();
      const wake = (): void => {};
      const model: { timer: ReturnType<TimerHeap['add']>; until: number }[] = [];
      const removed: ReturnType<TimerHeap['add']>[] = [];
      const first = (): number => model.reduce((best, { until }, index) => (best < 0 || until < model[best]!.until ? index : best), -1);
      for (const what of commands) {
        if (what === 'take first' || 'remove' in what) {
          const place = what === 'take first' ? first() : model.length === 0 ? -1 : what.remove % model.length;
          const [entry] = place < 0 ? [] : model.splice(place, 1);
          entry?.timer.cancel();
          if (entry !== undefined) removed.push(entry.timer);
          removed[0]?.cancel(); // taking back a second time does nothing
        } else model.push({ timer: heap.add(what.add, wake), until: what.add });
        expect(heap.first).toBe(model[first()]?.timer);
      }
    }),
    { numRuns: 300 },
  );
});
