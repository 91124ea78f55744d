import type { HistoryEvent } from '../history/event';
import { isArray } from '../json/json';
import { detailsOf, type RecordedEvent } from './recorded-history';
import type { RecordedOrder } from './recorded-order';

/** The events that a run has made in a step. */
export type Made = readonly HistoryEvent[];

/** The recorded ones that they are; undefined stands for one after the end of the recording. */
export type Found = readonly (RecordedEvent | undefined)[];

/** What they are, or the place of the first that the recording has not. */
export type Located = Found | number;

/**
 * Finds the recorded events that the events of a step are: those that follow the same events and are about the same.
 *
 * @param recordedId - By the id of an event of an earlier step, that of the recorded one; -1 after the end of the recording.
 */
export function locate(events: Made, order: RecordedOrder, recordedId: readonly number[]): Located {
  const found: (RecordedEvent | undefined)[] = [];
  const taken = new Set<RecordedEvent>();
  for (const [place, event] of events.entries()) {
    const previous = recordedPrevious(event, found, recordedId);
    const recorded = previous < 0 ? undefined : order.find(previous, (each) => !taken.has(each) && isSame(each, event));
    if (recorded === undefined && (order.ended || (previous >= 0 && order.find(previous, (each) => !taken.has(each)) !== undefined))) return place;
    if (recorded !== undefined) taken.add(recorded);
    found.push(recorded);
  }
  return found;
}

/** The id of the recorded event that an event of a step follows, given those that the events of this step before it are; -1 for none. */
export const recordedPrevious = ({ previousEventId }: HistoryEvent, found: Found, recordedId: readonly number[]): number =>
  previousEventId < recordedId.length ? recordedId[previousEventId]! : (found[previousEventId - recordedId.length]?.id ?? -1);

/** Whether a run makes the same recorded events as another one. */
export const isSameWay = (located: Located, way: Located): boolean =>
  isArray(located) && isArray(way) && located.length === way.length && located.every((event, place) => event === way[place]);

/** What tells which event it is; how many items a Map has decides what comes next. */
const subject = ['name', 'index', 'length'] as const;

/** Whether an event is of the same type, about the same state and iteration, or as many items. */
function isSame({ type, details }: RecordedEvent, event: HistoryEvent): boolean {
  const replayed = detailsOf(event);
  return type === event.type && subject.every((name) => details[name] === undefined || details[name] === replayed[name]);
}
