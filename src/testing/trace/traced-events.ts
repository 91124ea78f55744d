import type { HistoryEvent } from '../../history/event';
import type { JsonObject } from '../../json/json';
import type { TracedEvent } from './visit';

const none: JsonObject = {};

export const tracedEvents = (history: readonly HistoryEvent[]): TracedEvent[] =>
  history.map((event) => ({
    id: event.id,
    previousEventId: event.previousEventId,
    type: event.type,
    at: event.timestamp.getTime(),
    details: detailsOf(event),
  }));

/** What an event says of itself. */
export function detailsOf(event: object): JsonObject {
  for (const name in event) if (name.endsWith('EventDetails')) return (event as Readonly<Record<string, JsonObject>>)[name]!;
  return none;
}
