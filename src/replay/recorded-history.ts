import { UsageError } from '../errors/usage-error';
import { isArray, isObject, type Json, type JsonObject } from '../json/json';

/** An event of a recording, whatever form it came in. */
export interface RecordedEvent {
  readonly id: number;
  /** The event that it follows; 0 for none. */
  readonly previousEventId: number;
  readonly type: string;
  /** Milliseconds since the epoch; NaN where the recording does not say. */
  readonly at: number;
  /** What stands under `…EventDetails`; empty where nothing does. */
  readonly details: JsonObject;
}

/**
 * Reads what `aws stepfunctions get-execution-history` or the SDK's GetExecutionHistory gives, or the log events of an Express workflow: an answer
 * with its `events`, several of them (pages), or the events themselves. Times are dates, ISO 8601 texts, or seconds since the epoch; of log events
 * milliseconds. Events in reverse order are turned round.
 *
 * @throws UsageError for what is no history, telling the place.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html and
 *   https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html for the logs
 */
export function readHistory(history: unknown): RecordedEvent[] {
  const events = eventsIn(history, '').map(([event, where]) => read(event, where));
  if (events.length > 1 && events[0]!.id > events.at(-1)!.id) events.reverse();
  if (events.length === 0) throw noHistory('', 'it has no events');
  events.forEach(({ id }, place) => {
    if (id !== place + 1) throw noHistory(`/${place}`, `event ${place + 1} is expected, and event ${id} stands there`);
  });
  return events;
}

/** The events, each with its place. */
function eventsIn(value: unknown, where: string): [event: unknown, where: string][] {
  if (isArray(value as Json)) {
    return (value as unknown[]).flatMap((each, i) => {
      const at = `${where}/${i}`;
      return isObject(each as Json) && 'events' in (each as object) ? eventsIn(each, at) : [[each, at] as [unknown, string]];
    });
  }
  if (isObject(value as Json) && isArray((value as JsonObject)['events'])) return eventsIn((value as JsonObject)['events'], `${where}/events`);
  throw noHistory(where, 'it is no list of events, and has none under "events"');
}

function read(value: unknown, where: string): RecordedEvent {
  const event = value as Readonly<Record<string, unknown>> | null;
  const number = (name: string, inLog: string): number => {
    const found = Number(event?.[name] ?? event?.[inLog]);
    if (Number.isInteger(found)) return found;
    throw noHistory(where, `it has no "${name}"`);
  };
  const { type } = event ?? {};
  const id = number('id', 'id');
  if (typeof type !== 'string') throw noHistory(where, 'it has no "type"');
  return { id, previousEventId: number('previousEventId', 'previous_event_id'), type, at: timeOf(event!), details: detailsOf(event!) };
}

/** The AWS CLI writes ISO 8601, older ones seconds; the SDK gives a Date; a log event has milliseconds as a text. */
function timeOf({ timestamp, event_timestamp: inLog }: Readonly<Record<string, unknown>>): number {
  if (inLog !== undefined) return Number(inLog);
  if (typeof timestamp === 'number') return Math.round(timestamp * 1000);
  return timestamp instanceof Date ? timestamp.getTime() : Date.parse(String(timestamp));
}

/** What an event says of itself, whether it is recorded or of our own; of a log event `details`. */
export function detailsOf(event: object): JsonObject {
  const name = Object.keys(event).find((key) => key.endsWith('EventDetails')) ?? 'details';
  const details = (event as Readonly<Record<string, unknown>>)[name];
  return isObject(details as Json) ? (details as JsonObject) : {};
}

const noHistory = (where: string, why: string): UsageError =>
  new UsageError(`This is no history of an execution: ${why}.`, where, 'Give what "aws stepfunctions get-execution-history" prints, all pages of it.');
