import { isObject, type Json } from '../../json/json';
import { parsedOrText } from '../../json/parse';
import type { RecordedEvent } from '../../replay/recorded-history';
import { kindOf } from '../trace/event-kind';

/** A call of a Task's resource, as it was recorded. */
export interface RecordedCall {
  readonly state: string;
  readonly input: Json;
  /** The ids of the events with which it was scheduled and was over. */
  readonly scheduled: number;
  readonly ended: number;
  readonly outcome: RecordedCallOutcome;
}

export type RecordedCallOutcome =
  | { readonly kind: 'returns'; readonly result: Json }
  | { readonly kind: 'fails'; readonly error: string | undefined; readonly cause: string | undefined }
  /** It had not ended when its limit was over, or the execution. */
  | { readonly kind: 'hangs' };

/**
 * The calls of an execution, in the order in which they were scheduled. Where no output of a state holds the metadata of the SDK's calls, results are told
 * without it.
 */
export function recordedCalls(events: readonly RecordedEvent[]): RecordedCall[] {
  const plain = !events.some(({ type, details }) => type.endsWith('StateExited') && String(details['output']).includes('"SdkHttpMetadata"'));
  const ends = new Map<number, RecordedEvent>();
  for (const event of events) if (isEnd(event)) ends.set(scheduledBefore(events, event), event);
  return events.filter(isScheduled).map((event) => {
    const end = ends.get(event.id);
    const { parameters, input = parameters } = event.details;
    return {
      state: stateOf(events, event),
      input: parsedOrText(input) ?? null,
      scheduled: event.id,
      ended: end?.id ?? Infinity,
      outcome: outcomeOf(end, plain),
    };
  });
}

const isScheduled = ({ type }: RecordedEvent): boolean => kindOf(type) === 'scheduled';
const isEnd = ({ type }: RecordedEvent): boolean => kindOf(type) === 'succeeded' || kindOf(type) === 'failed';

/** The event that a call's end belongs to: the last Scheduled event that it follows. */
function scheduledBefore(events: readonly RecordedEvent[], end: RecordedEvent): number {
  for (let event = before(events, end); event !== undefined; event = before(events, event)) {
    if (isScheduled(event)) return event.id;
    if (event.type.endsWith('StateEntered')) break;
  }
  return -1;
}

/** The state that an event belongs to: the one that was entered last among the events that it follows. */
function stateOf(events: readonly RecordedEvent[], event: RecordedEvent): string {
  for (let each: RecordedEvent | undefined = event; each !== undefined; each = before(events, each))
    if (each.type.endsWith('StateEntered')) return String(each.details['name']);
  return '';
}

const before = (events: readonly RecordedEvent[], { previousEventId }: RecordedEvent): RecordedEvent | undefined => events[previousEventId - 1];

function outcomeOf(end: RecordedEvent | undefined, plain: boolean): RecordedCallOutcome {
  if (end === undefined || end.type.endsWith('TimedOut')) return { kind: 'hangs' };
  if (end.type.endsWith('Succeeded')) {
    const result = parsedOrText(end.details['output']) ?? null;
    return { kind: 'returns', result: plain ? withoutMetadata(result) : result };
  }
  const { error, cause } = end.details as { readonly error?: string; readonly cause?: string };
  return { kind: 'fails', error, cause };
}

function withoutMetadata(result: Json): Json {
  if (!isObject(result) || !Object.hasOwn(result, 'SdkHttpMetadata')) return result;
  const { SdkHttpMetadata: _http, SdkResponseMetadata: _response, ...rest } = result;
  return rest;
}
