import { EventCode } from '../history/event-code';
import type { Answer, Event } from '../machine/event';
import type { Thread } from '../machine/execution';
import { isObject, type Json } from '../json/json';
import { parseJson } from '../json/parse';
import { variablesOf } from './compare-event';
import type { RecordedEvent } from './recorded-history';

/** Reads a payload of the recording; undefined stands for one that was not recorded. */
export type ReadPayload = (text: Json | undefined, about: RecordedEvent) => { readonly value: Json; readonly text: string | null };

/**
 * What a recorded event says has happened to what a thread waits for; undefined for an event that tells of no such thing. A retry's delay and a Wait are
 * over when the next event of the thread was recorded, whatever it is.
 *
 * @param after - The events that follow it there, for what a Map Run has come to.
 */
export function outcomeOf(
  event: RecordedEvent,
  thread: Thread,
  after: (event: RecordedEvent) => RecordedEvent | undefined,
  read: ReadPayload,
): Outcome | undefined {
  const { type, details, at, code } = event;
  switch (thread.phase) {
    case 'retrying':
      return { type: 'woken', timer: 'retry' };
    case 'waiting':
      return { type: 'woken', timer: 'wait' };
    case 'calling':
      if (type.endsWith('TimedOut')) return { type: 'woken', timer: timerOf(thread, at) };
      if (type.endsWith('Succeeded') || code === EventCode.TaskSubmitted) {
        const { value, text } = read(details['output'], event);
        return { type: code === EventCode.TaskSubmitted ? 'submitted' : 'succeeded', output: value, ...(text !== null && { text }) };
      }
      if (!type.endsWith('Failed')) return undefined;
      return {
        type: 'failed',
        error: textOf(details['error']),
        cause: textOf(details['cause']),
        ...(code === EventCode.TaskSubmitFailed && { submitting: true as const }),
      };
    case 'joining':
      if (code === EventCode.MapRunSucceeded) return mapRunEnded(after(event), read);
      if (code === EventCode.MapRunFailed) return { type: 'failed', error: textOf(details['error']) ?? '', cause: textOf(details['cause']) ?? '' };
      return undefined;
    default:
      return undefined;
  }
}

export type Outcome = Answer | Pick<Extract<Event, { type: 'woken' }>, 'type' | 'timer'>;

/** Both limits of a Task are recorded as one event: which one it was shows when it came. */
const timerOf = ({ timers }: Thread, at: number): 'timeout' | 'heartbeat' =>
  timers?.heartbeat !== undefined && !(at >= (timers.timeout ?? Infinity)) ? 'heartbeat' : 'timeout';

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

/** A payload's value, with its text where that is not the compact one. */
export function parsedPayload(text: string): { readonly value: Json; readonly text: string | null } {
  const value = parseJson(text);
  return { value, text: JSON.stringify(value) === text ? null : text };
}

/** What the Map state made of the results of its Map Run: its Exited event tells, or one that tells of its failure. */
function mapRunEnded(left: RecordedEvent | undefined, read: ReadPayload): Answer {
  if (left === undefined) return { type: 'mapRunEnded', output: null, assigned: null }; // the recording stops here
  const { code, details } = left;
  if (code === EventCode.MapStateExited) {
    const { value, text } = read(details['output'], left);
    const variables = variablesOf(details['assignedVariables']);
    return { type: 'mapRunEnded', output: value, ...(text !== null && { text }), assigned: isObject(variables) ? variables : null };
  }
  const cause = (textOf(details['cause']) ?? '').replace(placed, '');
  const location = textOf(details['location']);
  return { type: 'mapRunEnded', error: String(details['error']), cause, ...(location !== null && { location }) };
}

/** What AWS puts before the cause of an expression's failure. */
const placed = /^An error occurred while executing the state '.*?' \(entered at the event id #\d+\)\. /s;
