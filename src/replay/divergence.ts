import type { HistoryEvent } from '../history/event';
import { compareDetails } from './compare-event';
import { nonePasses, type PlaceDifference } from './place';
import { detailsOf, type RecordedEvent } from './recorded-history';
import type { Divergence } from './report';

/** Two events are the same one, and differ in a place. */
export const differsIn = (recordedEvent: RecordedEvent, replayedEvent: HistoryEvent, place: PlaceDifference, state: string | undefined): Divergence => ({
  id: recordedEvent.id,
  ...(state !== undefined && { state }),
  reason: `${named(recordedEvent.type, recordedEvent.details)} has another ${place.where}.`,
  recordedEvent,
  replayedEvent,
  ...place,
});

/** The replay makes an event that the recording does not have there, but another one, or none. */
export function anotherEvent(id: number, recordedEvent: RecordedEvent | undefined, replayedEvent: HistoryEvent, state: string | undefined): Divergence {
  if (recordedEvent?.type === replayedEvent.type) {
    const [first] = compareDetails(recordedEvent, replayedEvent, [], nonePasses).real;
    if (first !== undefined && first.where !== '/name') return differsIn(recordedEvent, replayedEvent, first, state);
  }
  const reason =
    recordedEvent === undefined
      ? `The replay goes on with ${eventName(replayedEvent)}, and the recording does not.`
      : `${named(recordedEvent.type, recordedEvent.details)} was recorded, and the replay has ${eventName(replayedEvent)}.`;
  return { id, replayedEvent, ...(recordedEvent !== undefined && { recordedEvent }), ...(state !== undefined && { state }), reason };
}

/** The recording goes on with an event that nothing in the replay waits for. */
export const unawaited = (recordedEvent: RecordedEvent, reason: string, state?: string): Divergence => ({
  id: recordedEvent.id,
  reason,
  recordedEvent,
  ...(state !== undefined && { state }),
});

/** An event's type, and the state that it names. */
export const eventName = (event: HistoryEvent): string => named(event.type, detailsOf(event));

const named = (type: string, { name }: { readonly name?: unknown }): string => (typeof name === 'string' ? `${type} of "${name}"` : type);
