/** Recordings that are fed back: the same history, event for event; with one thing changed, another one from there on. */
import { describe, expect, test } from 'vitest';
import type { HistoryEvent } from '../../src/history/event';
import { replay } from '../../src/replay/replay';
import type { ReplayReport } from '../../src/replay/report';
import { readLines, runsOf, type Case, type Run } from '../conformance/case';
import { play } from '../conformance/play';

type Changeable = { -readonly [member in keyof HistoryEvent]: HistoryEvent[member] } & { [details: string]: unknown };

const cases = readLines<Case>('cases.jsonl').flatMap((each) => runsOf(each));

async function recorded(run: Run): Promise<{ events: readonly HistoryEvent[]; again: (events: unknown) => ReplayReport }> {
  const { history, definition } = await play(run);
  return { events: history as readonly HistoryEvent[], again: (events) => replay(definition, events, { type: run.type ?? 'STANDARD' }) };
}

const outline = (events: readonly HistoryEvent[]): object[] => events.map(({ type, id, previousEventId }) => ({ type, id, previousEventId }));

describe('a recording that is fed back gives the same history', () => {
  test.each(cases)('%s', async (_name, run) => {
    const { events, again } = await recorded(run);
    const report = again(events);
    expect(report.divergence).toBeUndefined();
    expect(outline(report.history())).toEqual(outline(events));
    // As the AWS CLI writes it.
    expect(again(JSON.parse(JSON.stringify({ events }))).same).toBe(true);
  });
});

describe('one that was changed diverges there', () => {
  const some = cases.filter(([name]) => /base\/|error_handling|scenarios|assign/.test(name));

  test.each(some)('a result or a cause that is another: %s', async (_name, run) => {
    const { events, again } = await recorded(run);
    for (const [place, event] of events.entries()) {
      const name = Object.keys(event).find((key) => /^(?:stateExited|executionSucceeded|executionFailed)EventDetails$/.test(key));
      if (name === undefined) continue;
      const changed = structuredClone(events) as Changeable[];
      const details = changed[place]![name] as { output?: string; cause?: string };
      if (details.output !== undefined) details.output = '{"another":"result"}';
      else details.cause = 'another cause';
      const { same, divergence } = again(changed);
      // What a Map Run has come to is known from the Exited event alone: what follows from it contradicts.
      const at = event.type === 'MapStateExited' && JSON.stringify(run.definition).includes('"DISTRIBUTED"') ? event.id + 1 : event.id;
      expect([same, divergence?.id]).toEqual([false, at]);
    }
  });

  test.each(some)('two events whose types are exchanged: %s', async (_name, run) => {
    const { events, again } = await recorded(run);
    for (let place = 2; place < events.length - 1; place++) {
      if (events[place]!.type === events[place + 1]!.type) continue;
      const changed = structuredClone(events) as Changeable[];
      const { id, previousEventId, ...first } = changed[place]!;
      const { id: nextId, previousEventId: nextPrevious, ...second } = changed[place + 1]!;
      changed.splice(place, 2, { id, previousEventId, ...second } as Changeable, { id: nextId, previousEventId: nextPrevious, ...first } as Changeable);
      expect(again(changed).same, `${place + 1}`).toBe(false);
    }
  });

  test.each(some)('an event that is missing: %s', async (_name, run) => {
    const { events, again } = await recorded(run);
    for (let place = 1; place < events.length; place++) {
      const { same, divergence } = again(events.toSpliced(place, 1));
      expect([same, divergence?.id]).toEqual([false, place + 1]);
    }
  });

  test.each(some)('two events that have changed places: %s', async (_name, run) => {
    const { events, again } = await recorded(run);
    for (let place = 1; place < events.length - 1; place++) {
      const { same, divergence } = again(events.toSpliced(place, 2, events[place + 1]!, events[place]!));
      expect([same, divergence?.id]).toEqual([false, place + 1]);
    }
  });
});
