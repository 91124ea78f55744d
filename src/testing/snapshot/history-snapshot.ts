import { recordOf, type Executed, type ExecutionRecord } from '../trace/record';
import type { Attempt, Line } from '../trace/visit';
import { eventEntry, normaliser, type EventEntry, type Normalise } from './event-entry';

/** An event of a snapshot; under the event that began them, the events of each branch, iteration or child execution, in an order of their own. */
export interface SnapshotEvent extends EventEntry {
  readonly branches?: readonly (readonly SnapshotEvent[])[];
  readonly iterations?: readonly (readonly SnapshotEvent[])[];
  readonly executions?: readonly (readonly SnapshotEvent[])[];
}

const names = { branch: 'branches', iteration: 'iterations', 'child execution': 'executions', execution: 'executions' } as const;

/**
 * The history of an execution as plain data that is the same whenever the same happens: without ids, times, role and region, and with what happened in
 * branches and iterations apart, however they took turns. In payloads, the ARN and name of the execution and of its Map Runs, and the times of its
 * events, are written as '<execution ARN>', '<execution name>', '<Map Run ARN>' and '<time>'.
 *
 * @throws UsageError for what is no execution, and for one without a history.
 * @example
 * const [started] = historySnapshot(await machine.execute({ orderId: 'o-1' }));
 * expect(started).toEqual({ type: 'ExecutionStarted', input: { orderId: 'o-1' } });
 */
export const historySnapshot = (execution: Executed): SnapshotEvent[] => snapshotOf(recordOf(execution));

export function snapshotOf(record: ExecutionRecord): SnapshotEvent[] {
  const own = normaliser(record);
  const eventsOf = ({ events }: Line, normalise: Normalise): SnapshotEvent[] =>
    events.map((event) => {
      const entry = eventEntry(event, normalise);
      const attempt = record.forks.get(event);
      return attempt === undefined || attempt.lines.length === 0 ? entry : { ...entry, ...forked(attempt, normalise) };
    });
  const forked = ({ lines, mapRunArn }: Attempt, normalise: Normalise): Partial<SnapshotEvent> => {
    const inner = mapRunArn === null ? lines.map((line) => eventsOf(line, normalise)) : record.childrenOf(mapRunArn).map(snapshotOf);
    return { [names[lines[0]!.kind]]: inner };
  };
  return eventsOf(record.main, own);
}
