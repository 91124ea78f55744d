import { EventCode } from '../history/event-code';
import type { Event, MapRunEnded } from '../machine/event';
import type { Execution, Thread } from '../machine/execution';
import { isObject, type Json } from '../json/json';
import { variablesOf } from './compare-event';
import type { RecordedEvent } from './recorded-history';

/** Reads a payload of the recording; undefined stands for one that was not recorded. */
export type ReadPayload = (text: Json | undefined, about: RecordedEvent) => { readonly value: Json; readonly text: string | null };

/** Where an outcome goes, and when. */
export interface Addressee {
  readonly thread: number;
  readonly turn: number;
  readonly at: number;
}

/** What ends an execution from without: that it was stopped, or its time is over; undefined for an event that tells of neither. */
export function endingOf({ code, details }: RecordedEvent, { deadline }: Execution, at: number): Event | undefined {
  if (code === EventCode.ExecutionAborted) return { type: 'stopped', at, error: textOf(details['error']), cause: textOf(details['cause']) };
  if (code === EventCode.ExecutionTimedOut) return { type: 'woken', at: Math.max(at, deadline), thread: -1, turn: 0, timer: 'execution' };
  return undefined;
}

/**
 * What a recorded event says has happened to what a thread waits for; undefined for an event that tells of no such thing. A retry's delay and a Wait are
 * over when the next event of the thread was recorded, whatever it is.
 *
 * @param after - The event that tells what a Map Run has come to.
 */
export function outcomeOf(
  event: RecordedEvent,
  waiting: Thread,
  { thread, turn, at }: Addressee,
  after: (event: RecordedEvent) => RecordedEvent | undefined,
  read: ReadPayload,
): Event | undefined {
  const { type, details, code } = event;
  switch (waiting.phase) {
    case 'retrying':
      return { type: 'woken', at, thread, turn, timer: 'retry' };
    case 'waiting':
      return { type: 'woken', at, thread, turn, timer: 'wait' };
    case 'calling':
    case 'submitted':
      if (succeeds.has(code)) {
        const { value: output, text } = read(details['output'], event);
        return text === null ? { type: 'succeeded', at, thread, turn, output } : { type: 'succeeded', at, thread, turn, output, text };
      }
      if (code === EventCode.TaskSubmitted) {
        const { value: output, text } = read(details['output'], event);
        return { type: 'submitted', at, thread, turn, output, ...(text !== null && { text }) };
      }
      if (type.endsWith('TimedOut')) return timedOut(event, waiting, { thread, turn, at });
      if (!type.endsWith('Failed')) return undefined;
      return {
        type: 'failed',
        at,
        thread,
        turn,
        error: textOf(details['error']),
        cause: textOf(details['cause']),
        ...(code === EventCode.TaskSubmitFailed && { submitting: true as const }),
      };
    case 'joining':
      if (code === EventCode.MapRunSucceeded) return { at, thread, turn, ...mapRunEnded(after(event), read) };
      if (code !== EventCode.MapRunFailed) return undefined;
      return { type: 'failed', at, thread, turn, error: textOf(details['error']) ?? '', cause: textOf(details['cause']) ?? '' };
    default:
      return undefined;
  }
}

const succeeds = new Set([EventCode.LambdaFunctionSucceeded, EventCode.TaskSucceeded, EventCode.ActivitySucceeded]);

/** Both limits of a Task are recorded as one event: which one it was shows when it came. */
function timedOut({ at: recorded }: RecordedEvent, { timers }: Thread, { thread, turn, at }: Addressee): Event {
  const { heartbeat, timeout = Infinity } = timers ?? {};
  if (heartbeat === undefined || recorded >= timeout) return { type: 'woken', at, thread, turn, timer: 'timeout' };
  return { type: 'woken', at: Math.max(at, heartbeat), thread, turn, timer: 'heartbeat' };
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

/** What the Map state made of the results of its Map Run: its Exited event tells, or one that tells of its failure. */
function mapRunEnded(left: RecordedEvent | undefined, read: ReadPayload): MapRunEnded {
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
