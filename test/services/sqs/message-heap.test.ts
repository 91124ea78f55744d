import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Message } from '../../../src/services/sqs/message';
import { type HeapEntry, MessageHeap } from '../../../src/services/sqs/message-heap';

const message = new Message({ sequence: 1, body: '', bodyDigest: '', attributes: undefined, traceHeader: undefined, groupId: undefined, sentAt: 0 });

test('the first is the earliest, equal times in the order of adding, whatever was taken out', () => {
  const operation = fc.oneof(fc.record({ add: fc.integer({ min: 0, max: 20 }) }), fc.record({ remove: fc.nat() }));
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 80, size: 'max' }), (operations) => {
      const heap = new MessageHeap();
      let sorted: HeapEntry[] = [];
      for (const step of operations) {
        if ('add' in step) sorted.push(heap.add(message, step.add));
        else if (sorted.length > 0) {
          const [entry] = sorted.splice(step.remove % sorted.length, 1);
          heap.remove(entry!);
        }
        sorted = sorted.toSorted((a, b) => a.at - b.at || a.order - b.order);
        expect(heap.first).toBe(sorted[0]);
        expect(heap.size).toBe(sorted.length);
      }
      while (heap.first !== undefined) {
        expect(heap.first).toBe(sorted.shift());
        heap.remove(heap.first);
      }
    }),
    { numRuns: 300 },
  );
});
