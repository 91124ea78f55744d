import { UsageError } from '../errors/usage-error';
import type { HistoryEvent } from '../history/event';
import type { Execution } from '../runtime/execution';

/** The id of the last event of an execution that was looked at. */
const seen = new WeakMap<object, number>();

/**
 * Lets an execution run until it enters the next Wait state; time stands still there. Each call goes on after the event that the one before stopped
 * at, so that a second call runs to the second Wait.
 *
 * @returns The event of the Wait that was entered.
 * @throws UsageError where it ends without entering one.
 * @example
 * const execution = machine.start({ orderId: 'o-1' });
 * await runUntilWait(execution); // the confirmation was sent
 * await machine.clock.advance('2 hours'); // the Wait is over
 */
export function runUntilWait(execution: Pick<Execution, 'events' | 'status'>): Promise<HistoryEvent> {
  return runUntil(execution, ({ type }) => type === 'WaitStateEntered', 'entered no Wait state');
}

/**
 * Lets an execution run until it enters a state, which may be one inside a Parallel or a Map; time stands still there. A Task that is entered has been
 * called.
 *
 * @returns The event of the state that was entered.
 * @throws UsageError where it ends without entering it.
 */
export function runUntilState(execution: Pick<Execution, 'events' | 'status'>, name: string): Promise<HistoryEvent> {
  return runUntil(execution, ({ stateEnteredEventDetails: entered }) => entered?.name === name, `did not enter the state "${name}"`);
}

/**
 * Lets an execution run until an event of its history is the one that is looked for; time stands still there.
 *
 * @param missed - What to say of an execution that ends without it: 'sent no mail'.
 * @throws UsageError where it ends without it, or keeps no history.
 */
export async function runUntil(
  execution: Pick<Execution, 'events' | 'status'>,
  found: (event: HistoryEvent) => boolean,
  missed = 'had no such event',
): Promise<HistoryEvent> {
  const from = seen.get(execution) ?? 0;
  for await (const event of execution.events()) {
    if (event.id <= from) continue;
    seen.set(execution, event.id);
    if (found(event)) return event;
  }
  throw new UsageError(
    `The execution has ended ${execution.status} and ${missed}${from > 0 ? ` after event ${from}` : ''}.`,
    '',
    'Look at its history: execution.history().',
  );
}
