import type { Machine } from '../definition/machine';
import type { Effect } from './effect';
import type { Execution } from './execution';
import { outstandingOf } from './map-run';
import { issueCall } from './issue-call';
import { StepContext } from './step-context';
import { executionTimer, sleep, turnOf } from './timers';

/**
 * The effects that an execution still waits for, with the keys they were issued with: what a host performs to go on with an execution that was
 * saved (I2). Where `execution.ready` is not empty, it hands in 'continued' as well.
 */
export function outstanding(machine: Machine, execution: Execution): Effect[] {
  if (execution.status !== 'RUNNING') return [];
  const effects: Effect[] = [];
  if (execution.deadline < Number.MAX_SAFE_INTEGER) effects.push(sleep(executionTimer, 'execution', execution.deadline));
  const output = { effects, history: null, more: false };
  const ctx = new StepContext();
  const waiting = Array.from(execution.threads.entries()).filter(([, { turn }]) => turn !== 0);
  waiting.sort(([, a], [, b]) => a.turn - b.turn); // in the order in which they were issued
  for (const [place, thread] of waiting) {
    ctx.begin(machine, execution, thread.triedAt, output, 0).turnTo(thread);
    const turn = turnOf(ctx, place);
    if (thread.phase === 'child' || thread.phase === 'joining') effects.push(outstandingOf(ctx, place));
    else if (thread.phase === 'calling') {
      ctx.evaluateArguments(); // the same as when it was issued (I1), so it need not be kept
      issueCall(ctx, turn, ctx.value);
    } else {
      effects.push(sleep(turn, thread.phase === 'waiting' ? 'wait' : 'retry', thread.timers!.until!));
    }
  }
  return effects;
}
