import type { Machine } from '../definition/machine';
import type { Execution, Thread } from './execution';

/** '#visit.0' for the visits that most executions have. */
const firstTries = Array.from({ length: 64 }, (_, visit) => `#${visit}.0`);

/**
 * The stable key of what a thread does now (I7): its state's name, `#visit.attempt`, and before it those of the Parallel and Map states around
 * it with the branch or iteration, as in 'Each#1.0/3/Price#1.0'.
 */
export function keyOf(machine: Machine, execution: Execution, thread: Thread): string {
  if (thread.phase === 'child') return `${keyOf(machine, execution, execution.threads[thread.parent]!)}/${thread.index}`;
  const { name } = machine.states[thread.state]!;
  const own = name + (thread.attempt === 0 && thread.visit < firstTries.length ? firstTries[thread.visit]! : `#${thread.visit}.${thread.attempt}`);
  return thread.parent < 0 ? own : `${keyOf(machine, execution, execution.threads[thread.parent]!)}/${thread.index}/${own}`;
}

/** The key of what a thread waits for: reading and writing for a Map Run have keys of their own, one a page and one a part. */
export function turnKey(machine: Machine, execution: Execution, thread: Thread): string {
  const key = keyOf(machine, execution, thread);
  const run = thread.children?.run;
  if (run == null || run.waiting === null) return key;
  return run.waiting === 'items' ? `${key}/items/${run.summary.itemCounts.total}` : `${key}/results/${run.parts}`;
}
