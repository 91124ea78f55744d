import type { Answer, Event } from '../machine/event';
import type { Thread } from '../machine/execution';
import type { Json } from '../json/json';
import { parseJson } from '../json/parse';
import type { RecordedEvent } from './recorded-history';

/**
 * What a recorded event says has happened to what a thread waits for; undefined for an event that tells of no such thing. A retry's delay and a Wait are
 * over when the next event of the thread was recorded, whatever it is.
 */
export function outcomeOf({ type, details, at }: RecordedEvent, thread: Thread): Answer | Woken | undefined {
  switch (thread.phase) {
    case 'retrying':
      return { type: 'woken', timer: 'retry' };
    case 'waiting':
      return { type: 'woken', timer: 'wait' };
    case 'calling':
      if (type.endsWith('TimedOut')) return { type: 'woken', timer: timerOf(thread, at) };
      if (type.endsWith('Succeeded')) return succeeded(details['output']);
      if (type.endsWith('Failed')) return { type: 'failed', error: text(details['error']), cause: text(details['cause']) };
      return undefined;
    default:
      return undefined;
  }
}

type Woken = Pick<Extract<Event, { type: 'woken' }>, 'type' | 'timer'>;

/** Both limits of a Task are recorded as one event: which one it was shows when it came. */
const timerOf = ({ timers }: Thread, at: number): 'timeout' | 'heartbeat' =>
  timers?.heartbeat !== undefined && !(at >= (timers.timeout ?? Infinity)) ? 'heartbeat' : 'timeout';

const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

/** An output that was not recorded is null. */
function succeeded(recorded: Json | undefined): Answer {
  if (typeof recorded !== 'string') return { type: 'succeeded', output: null };
  const output = parseJson(recorded);
  return { type: 'succeeded', output, ...(JSON.stringify(output) !== recorded && { text: recorded }) };
}
