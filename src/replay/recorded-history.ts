import { UsageError } from '../errors/usage-error';
import { EventCode, eventTypes, type EventType } from '../history/event-code';
import { isArray, isObject, type Json, type JsonObject } from '../json/json';
import { logEventsOf, onlyExecution, type LogEvent } from './log-events';

/** An event of a recording, whatever form it came in. */
export interface RecordedEvent {
  readonly id: number;
  /** The event that it follows; 0 for none. */
  readonly previousEventId: number;
  readonly type: string;
  /** The place of the type in the list of types; -1 for one that is not known. */
  readonly code: number;
  /** Milliseconds since the epoch; NaN where the recording does not say. */
  readonly at: number;
  /** What stands under `…EventDetails`; empty where nothing does. */
  readonly details: JsonObject;
  /** The state, and the iteration of a Map, that it is about; undefined where it does not say. */
  readonly name: string | undefined;
  readonly index: number | undefined;
  /** The payload that it tells of, as a JSON text; undefined where it tells of none, or of variables too. */
  readonly payload: Json | undefined;
}

/** What is known of an execution that was recorded. */
export interface Recording {
  /** In order; each has the id that its place gives it. */
  readonly events: readonly RecordedEvent[];
  /** The ARN of the execution, where the recording tells it. */
  readonly executionArn: string | undefined;
  /** What stands in the place of values that were taken out. */
  readonly redacted: readonly Json[];
  /** Where another event stands than the ids ask for: the id that is missing, and what stands there. */
  readonly broken: { readonly id: number; readonly event: RecordedEvent } | undefined;
  /** Why what came after these events is not here: pages that are missing, or a redrive. */
  readonly rest: string | undefined;
}

/**
 * Reads what `aws stepfunctions get-execution-history` or the SDK's GetExecutionHistory gives: an answer with its `events`, several of them (pages), the
 * events themselves, or the text of any of these; something that has a `history()`; or what CloudWatch Logs gives of the log of an Express workflow.
 * Times are dates, ISO 8601 texts, or seconds since the epoch; of log events milliseconds. Events in reverse order are turned round.
 *
 * @param executionArn - Which execution, where a log holds several.
 * @throws UsageError for what is no history, telling the place.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html and
 *   https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html for the logs
 */
export function readRecording(history: unknown, executionArn?: string): Recording {
  const read = valueOf(history);
  const log = logEventsOf(read);
  if (log !== undefined) return fromLog(onlyExecution(log, executionArn));
  const reader = new EventReader();
  eachEvent(read, '', (event, list, place) => reader.add(event, list, place));
  const { events } = reader;
  if (events.length === 0) throw noHistory('', 'it has no events');
  const first = events[0]!.id;
  if (events.length > 1 && events.every(({ id }, place) => id === first - place)) events.reverse();
  const redacted = redactedIn(read);
  const more = isObject(read) && read['nextToken'] !== undefined ? 'there are more pages' : undefined;
  return recordingOf(events, { executionArn, redacted, more });
}

/** The events of a recording that is whole up to where it ends. */
export function readHistory(history: unknown): readonly RecordedEvent[] {
  const { events, broken } = readRecording(history);
  if (broken !== undefined) throw noHistory(`/${broken.id - 1}`, `event ${broken.id} is expected, and event ${broken.event.id} stands there`);
  return events;
}

/** The events as they were given, and what stands in the place of values that were taken out of them. */
export function rawEvents(history: unknown): { readonly events: readonly unknown[]; readonly redacted: readonly Json[] } {
  const read = valueOf(history);
  const log = logEventsOf(read);
  const events: unknown[] = [];
  if (log === undefined) eachEvent(read, '', (event) => events.push(event));
  else events.push(...log.map(({ event }) => event));
  return { events, redacted: redactedIn(read) };
}

const redactedIn = (read: unknown): readonly Json[] => (isObject(read) && isArray(read['redacted']) ? read['redacted'] : []);

/** What was given, as JSON or as a value; a history is asked for. */
export function valueOf(history: unknown): unknown {
  if (typeof history === 'object' && history !== null && 'history' in history && typeof history.history === 'function')
    return (history as { history(): unknown }).history();
  if (typeof history !== 'string') return history;
  try {
    return JSON.parse(history);
  } catch (cause) {
    throw noHistory('', `it is no JSON: ${(cause as Error).message}`);
  }
}

function fromLog(log: readonly LogEvent[]): Recording {
  const reader = new EventReader();
  for (const [place, { event }] of log.entries()) reader.add(event, '', place);
  const events = reader.events.toSorted((a, b) => a.id - b.id);
  const missing = events.findIndex(({ id }, place) => id !== place + 1);
  if (missing >= 0)
    throw new UsageError(
      `Event ${missing + 1} is not in the log.`,
      log[0]!.where,
      'A state machine whose log level is ERROR or FATAL leaves events out: replay needs the level ALL. Give all log events of the execution.',
    );
  return recordingOf(events, { executionArn: log[0]!.executionArn, redacted: [], more: undefined });
}

function recordingOf(
  events: readonly RecordedEvent[],
  { executionArn, redacted, more }: { executionArn: string | undefined; redacted: readonly Json[]; more: string | undefined },
): Recording {
  let redriven = -1;
  let wrong = -1;
  for (let place = 0; place < events.length && wrong < 0 && redriven < 0; place++) {
    if (events[place]!.code === EventCode.ExecutionRedriven) redriven = place;
    else if (events[place]!.id !== place + 1) wrong = place;
  }
  const known = { executionArn, redacted };
  if (redriven >= 0)
    return { ...known, events: events.slice(0, redriven), broken: undefined, rest: 'the execution was redriven: only what came before is replayed' };
  if (wrong < 0) return { ...known, events, broken: undefined, rest: more };
  if (wrong === 0) throw noHistory('/0', `event 1 is expected, and event ${events[0]!.id} stands there`);
  return { ...known, events: events.slice(0, wrong), broken: { id: wrong + 1, event: events[wrong]! }, rest: undefined };
}

/** Hands out the events that there are, each with its place in the list of that place. */
function eachEvent(value: unknown, where: string, take: (event: unknown, list: string, place: number) => void): void {
  if (isObject(value) && isArray(value['events'])) eachEvent(value['events'], `${where}/events`, take);
  else if (!isArray(value)) throw noHistory(where, 'it is no list of events, and has none under "events"');
  else
    for (const [place, each] of (value as readonly unknown[]).entries()) {
      if (isObject(each) && 'events' in each) eachEvent(each, `${where}/${place}`, take);
      else take(each, where, place);
    }
}

/** Reads events that follow each other, most of which come at the time of the one before. */
export class EventReader {
  readonly events: RecordedEvent[] = [];
  private time: unknown;
  private at = NaN;

  add(value: unknown, list: string, place: number): void {
    this.events.push(this.read(value, list, place));
  }

  read(value: unknown, list: string, place: number): RecordedEvent {
    const event = (isObject(value) ? value : none) as Readonly<Record<string, unknown>>;
    const id = Number(event['id']);
    const type = event['type'];
    const previousEventId = Number(event['previousEventId'] ?? event['previous_event_id']);
    if (!Number.isInteger(id)) throw noHistory(`${list}/${place}`, 'it has no "id"');
    if (typeof type !== 'string') throw noHistory(`${list}/${place}`, 'it has no "type"');
    if (!Number.isInteger(previousEventId)) throw noHistory(`${list}/${place}`, 'it has no "previousEventId"');
    const code = EventCode[type as EventType] ?? -1;
    const own = code < 0 ? undefined : event[memberNames[code]!];
    const details = withTexts(isObject(own) ? own : detailsOf(event));
    const { name, index, input, output, parameters, assignedVariables } = details;
    return {
      id,
      previousEventId,
      type,
      code,
      at: this.timeOf(event),
      details,
      name: typeof name === 'string' ? name : undefined,
      index: typeof index === 'number' ? index : undefined,
      payload: assignedVariables === undefined ? (input ?? output ?? parameters) : undefined,
    };
  }

  /** The AWS CLI writes ISO 8601, older ones seconds; the SDK gives a Date; a log event has milliseconds as a text. */
  private timeOf({ timestamp, event_timestamp: inLog }: Readonly<Record<string, unknown>>): number {
    if (inLog !== undefined) return Number(inLog);
    if (timestamp === this.time) return this.at;
    this.time = timestamp;
    if (typeof timestamp === 'number') return (this.at = Math.round(timestamp * 1000));
    return (this.at = timestamp instanceof Date ? timestamp.getTime() : Date.parse(String(timestamp)));
  }
}

/** Under which name the details of each type stand. */
const memberNames = eventTypes.map((type) => {
  const kind = /State(?:Entered|Exited)$/.exec(type)?.[0] ?? type;
  return `${kind[0]!.toLowerCase()}${kind.slice(1)}EventDetails`;
});

/** What an event says of itself, whether it is recorded or of our own; of a log event `details`. */
export function detailsOf(event: object): JsonObject {
  for (const name in event) {
    if (!name.endsWith('EventDetails') && name !== 'details') continue;
    const details = (event as Readonly<Record<string, unknown>>)[name];
    if (isObject(details)) return details;
  }
  return none;
}

const none: JsonObject = {};

/** Members of details that hold a JSON text. */
export const payloads: readonly string[] = ['input', 'output', 'parameters'];
/** Members that are texts, which somebody may have parsed. */
const texts = [...payloads, 'cause', 'error'];

/** What somebody has parsed is written again; a payload that was cut off is left out. */
function withTexts(details: JsonObject): JsonObject {
  if (isAsPrinted(details)) return details;
  let written: Record<string, Json> | undefined;
  for (const name of texts) {
    const value = details[name];
    if (value === undefined) continue;
    if (isCut(details, name)) delete (written ??= { ...details })[name];
    else if (typeof value !== 'string') (written ??= { ...details })[name] = JSON.stringify(value);
  }
  return written ?? details;
}

/** Whether all texts are texts, and whole, as they are in most histories. */
function isAsPrinted({ input, output, parameters, cause, error, inputDetails, outputDetails }: JsonObject): boolean {
  for (const text of [input, output, parameters, cause, error]) if (text !== undefined && typeof text !== 'string') return false;
  return !(isObject(inputDetails) && inputDetails['truncated'] === true) && !(isObject(outputDetails) && outputDetails['truncated'] === true);
}

function isCut(details: JsonObject, name: string): boolean {
  const about = details[`${name}Details`];
  return isObject(about) && about['truncated'] === true;
}

const noHistory = (where: string, why: string): UsageError =>
  new UsageError(`This is no history of an execution: ${why}.`, where, 'Give what "aws stepfunctions get-execution-history" prints, all pages of it.');
