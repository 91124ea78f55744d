import type { HistoryEvent } from '../../history/event';
import { detailsOf } from '../../replay/recorded-history';
import type { TracedEvent } from './visit';

export const tracedEvents = (history: readonly HistoryEvent[]): TracedEvent[] =>
  history.map((event) => ({
    id: event.id,
    previousEventId: event.previousEventId,
    type: event.type,
    at: event.timestamp.getTime(),
    details: detailsOf(event),
  }));
