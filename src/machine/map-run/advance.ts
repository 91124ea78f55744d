import type { StepContext } from '../step-context';
import { withdraw } from '../timers';
import type { Transition } from '../transition';
import { startChild, withdrawChildren } from './children';
import { conclude } from './end';
import { readMore } from './items';
import type { MapRun } from './map-run';
import { isFull, write } from './results';

/**
 * Begins child executions for the items that are there, reads more, and ends the Map Run when there is nothing left.
 *
 * @returns What the Map decides; null while it goes on.
 */
export function advance(ctx: StepContext, place: number): Transition | null {
  const thread = ctx.execution.threads[place]!;
  ctx.turnTo(thread);
  const children = thread.children!;
  const run = children.run!;
  if (run.failure === null && intolerable(run)) {
    run.failure = { error: 'States.ExceedToleratedFailureThreshold', cause: 'The specified tolerated failure threshold was exceeded' };
    withdrawChildren(ctx, place);
    if (run.waiting === 'items') {
      withdraw(ctx, place); // what is being read is no longer wanted; what is being written is
      run.waiting = null;
    }
  }
  if (run.failure === null) {
    // While items are being read, those that are there are too few for a batch.
    while (run.waiting !== 'items' && children.started - children.done < children.concurrency && startChild(ctx, place, children, run));
    // What could be started and was not lacks items.
    if (!run.exhausted && run.waiting === null && children.started - children.done < children.concurrency) {
      readMore(ctx, place, run);
      return null;
    }
    if (run.next < run.items.length || !run.exhausted || children.done < children.started) {
      if (run.waiting === null && isFull(run)) write(ctx, place, run, 'results');
      return null;
    }
  }
  if (run.writer === null || run.writer.bucket === null) return conclude(ctx, null);
  if (run.waiting === null) write(ctx, place, run, 'end');
  return null;
}

/** "If either threshold is exceeded, the Map Run fails"; without one no failure is tolerated. A percentage is one of all items, once they are known. */
function intolerable({ summary: { itemCounts, toleratedFailureCount: count, toleratedFailurePercentage: percent }, exhausted }: MapRun): boolean {
  const failed = itemCounts.failed + itemCounts.timedOut + itemCounts.aborted;
  if (failed === 0) return false;
  if (count === null && percent === null) return true;
  return (count !== null && failed > count) || (percent !== null && exhausted && (failed * 100) / itemCounts.total > percent);
}
