/** Random machines: executed, recorded, replayed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HistoryEvent } from '../../src/history/event';
import type { Json } from '../../src/json/json';
import { record } from '../../src/replay/record';
import { replay } from '../../src/replay/replay';
import { replaySteps } from '../../src/replay/replay-steps';
import { anyMachine, machineInput } from '../machine/arbitrary-machine';
import { hash, World, type Answer, type Asked } from '../machine/world';

/** Answers that belong to the key of the call: results, two errors, and silence. */
function answer(call: Asked): Answer {
  const draw = hash(call.key) % 8;
  const fails = { error: draw === 6 ? 'E1' : 'E2', cause: `of ${call.key}` };
  if (call.kind === 'readItems') return draw < 7 ? { items: [{ of: call.key }, 2], keys: null, source: 'S3://b/k', cursor: null } : fails;
  if (call.kind === 'writeResults') return { files: [], manifest: call.last ? { Bucket: 'b', Key: call.key } : null };
  if (draw === 5) return 'never';
  return draw < 5 ? { output: { of: call.key, secret: machineInput.text } } : fails;
}

const executed = (machine: object, input: Json = machineInput): readonly HistoryEvent[] => new World(machine, input, answer).run().events();
const outline = (events: readonly HistoryEvent[]): object[] => events.map(({ type, id, previousEventId }) => ({ type, id, previousEventId }));
const anyOne = fc.boolean().chain(anyMachine);

test('a recorded execution is the same when it is replayed, event for event', () => {
  fc.assert(
    fc.property(anyOne, (machine) => {
      const events = executed(machine);
      const report = replay(machine, record({ history: () => events }));
      expect(report.divergence).toBeUndefined();
      expect(report.notReplayed).toBeUndefined();
      expect(outline(report.history())).toEqual(outline(events));
    }),
    { numRuns: 80 },
  );
});

/** The time that an execution has is over: without this event it may still run. */
const isFromOutside = ({ type }: { readonly type: string }): boolean => type === 'ExecutionTimedOut';

test('one that lacks an event diverges there', () => {
  fc.assert(
    fc.property(anyOne, fc.nat(), (machine, draw) => {
      const events = executed(machine);
      const place = 1 + (draw % (events.length - 1));
      const { same, status, divergence } = replay(machine, events.toSpliced(place, 1));
      if (place === events.length - 1 && isFromOutside(events[place]!)) expect([same, status]).toEqual([true, 'RUNNING']);
      else expect([same, divergence?.id]).toEqual([false, place + 1]);
    }),
    { numRuns: 60 },
  );
});

test('every beginning of a history is the same, and is told to stop there, but for one that lacks only the end', () => {
  fc.assert(
    fc.property(anyOne, fc.nat(), (machine, draw) => {
      const events = executed(machine);
      const length = 1 + (draw % (events.length - 1));
      const { same, status, divergence } = replay(machine, events.slice(0, length));
      if (length === events.length - 1 && !isFromOutside(events[length]!)) expect(divergence?.id).toBe(events.length);
      else expect([same, status]).toEqual([true, 'RUNNING']);
    }),
    { numRuns: 60 },
  );
});

test('the steps have made all events, in order', () => {
  fc.assert(
    fc.property(anyOne, (machine) => {
      const events = executed(machine);
      const { steps, report } = replaySteps(machine, events);
      expect(report.same).toBe(true);
      expect(outline(steps.flatMap((each) => each.events))).toEqual(outline(events));
      expect(steps.map(({ index }) => index)).toEqual(Array.from(steps.keys()));
    }),
    { numRuns: 50 },
  );
});

test('nothing of what is redacted is left, and the replay is never told to diverge', () => {
  const secret = fc
    .oneof(fc.string({ minLength: 8, maxLength: 20, unit: 'grapheme' }), fc.stringMatching(/^[a-z]{5,9}@[a-z]{5,9}\.org$/))
    .filter((text) => text.trim().length > 7);
  fc.assert(
    fc.property(anyOne, secret, (machine, text) => {
      const input = { ...machineInput, text };
      const withSecret = (call: Asked): Answer => {
        const given = answer(call);
        return typeof given === 'object' && 'output' in given
          ? { output: { of: call.key, told: `It is "${text}".`, inside: JSON.stringify({ deep: [text] }) } }
          : given;
      };
      const events = new World(machine, input, withSecret).run().events();
      const recording = JSON.stringify(record(events, { redact: ['$.text'] }));
      expect(recording).not.toContain(text);
      expect(recording).not.toContain(JSON.stringify(text).slice(1, -1));
      const report = replay(machine, recording);
      expect(report.divergence).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});
