import type { HistoryEvent } from '../../history/event';
import type { JsonObject } from '../../json/json';
import { atEnd, atStates } from './marks';
import { eventEntry, normaliser, type EventEntry } from '../snapshot/event-entry';
import { detailsOf } from '../../replay/recorded-history';
import { recordOf, type ExecutionRecord } from '../trace/record';
import type { Line, TracedEvent } from '../trace/visit';
import { equal, type MatcherContext, type MatcherResult } from './matcher';
import { verdict } from './verdict';

/**
 * An event that is expected: its type alone; or its type with what is to be compared, as a history has it (`stateEnteredEventDetails: { … }`) or without
 * that wrapping (`name`, `input` …). Inputs, outputs and parameters may be given as JSON texts or as values.
 */
export type ExpectedEvent = string | HistoryEvent | { readonly type: string; readonly [member: string]: unknown };

export function toMatchHistory(context: MatcherContext, received: unknown, events: readonly ExpectedEvent[]): MatcherResult {
  const record = recordOf(received);
  const isRecorded =
    events.length > 0 && events.every((event) => typeof event === 'object' && Number.isInteger((event as Partial<HistoryEvent>).previousEventId));
  const found = isRecorded ? byBranch(record) : record.events;
  const wanted = isRecorded ? entriesOf(recordOf(events as readonly object[]), byBranch(recordOf(events as readonly object[]))) : events.map(expectedEntry);
  const shown = entriesOf(record, found).map((entry, i) => likeExpected(entry, wanted[i]));
  const pass = equal(context, shown, wanted);
  return verdict(context, 'toMatchHistory(events)', record, pass, () => {
    if (pass) return { says: 'The execution should not have this history, but it does.', marks: atEnd };
    const place = wanted.findIndex((entry, i) => !equal(context, shown[i], entry));
    const visit = found[place] === undefined ? null : record.visitAt(found[place].id);
    const says =
      place < 0 || place >= found.length
        ? `The execution has ${found.length} events, where ${wanted.length} are expected.`
        : `Event ${place + 1} is another one.`;
    return { says, compared: { expected: wanted, received: shown }, marks: atStates(visit === null ? [] : [visit]) };
  });
}

function entriesOf(record: ExecutionRecord, events: readonly TracedEvent[]): EventEntry[] {
  const normalise = normaliser(record);
  return events.map((event) => eventEntry(event, normalise));
}

/**
 * In an order that does not depend on how branches took turns, nor on which of them AWS started first: what happened inside stands where it began, the
 * branches of a Parallel state in the order of their first states' names.
 */
function byBranch({ main, forks }: ExecutionRecord): TracedEvent[] {
  const ofLine = ({ events }: Line): TracedEvent[] =>
    events.flatMap((event) => {
      const attempt = forks.get(event);
      return [event, ...(attempt === undefined || attempt.mapRunArn !== null ? [] : attempt.lines.toSorted(byFirstState).flatMap(ofLine))];
    });
  return ofLine(main);
}

const firstState = ({ kind, visits }: Line): string => (kind === 'branch' ? visits[0]!.name : '');
const byFirstState = (a: Line, b: Line): number => (firstState(a) < firstState(b) ? -1 : firstState(a) > firstState(b) ? 1 : 0);

function expectedEntry(event: ExpectedEvent): EventEntry {
  if (typeof event === 'string') return { type: event };
  const { type, id: _id, previousEventId: _previous, timestamp: _time, ...members } = event as { readonly type: string; readonly [member: string]: unknown };
  const details = Object.keys(members).some((name) => name.endsWith('EventDetails')) ? detailsOf(members) : (members as JsonObject);
  return eventEntry({ type, details }, normaliser(null));
}

/** Of an event, what is expected of it; of one too many, enough to know it. */
function likeExpected(entry: EventEntry, wanted: EventEntry = { type: '', name: '' }): EventEntry {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => name === 'type' || Object.hasOwn(wanted, name))) as unknown as EventEntry;
}
