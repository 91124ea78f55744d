import type { Machine } from '../definition/machine';
import type { Effect } from './effect';
import type { Execution } from './execution';
import { startEffect } from './map-run/children';
import { readEffect } from './map-run/items';
import type { MapRun } from './map-run/map-run';
import { writeEffect } from './map-run/results';
import { issueCall } from './issue-call';
import { StepContext } from './step-context';
import { isCalling } from './threads';
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
    if (thread.phase === 'child') effects.push(startEffect(ctx, place, thread, execution.threads[thread.parent]!.children!.run!));
    else if (thread.phase === 'joining') effects.push(ofMapRun(ctx, place, thread.children!.run!));
    else if (isCalling(thread)) {
      ctx.evaluateArguments(); // the same as when it was issued (I1), so it need not be kept
      issueCall(ctx, turn, ctx.value);
    } else {
      effects.push(sleep(turn, thread.phase === 'waiting' ? 'wait' : 'retry', thread.timers!.until!));
    }
  }
  return effects;
}

const ofMapRun = (ctx: StepContext, place: number, run: MapRun): Effect =>
  run.waiting === 'items' ? readEffect(ctx, place, run) : writeEffect(ctx, place, run);
