import type { Status } from './execution';
import { close } from './map-run/summary';
import type { StepContext } from './step-context';
import { endThread } from './threads';
import { executionTimer, withdraw } from './timers';

/** Ends the execution. */
export function end(ctx: StepContext, status: Status, code: number, previous: number, failure: { error: string | null; cause: string | null } | null): void {
  const { execution } = ctx;
  ctx.ending = true;
  const succeeded = failure === null;
  const note = succeeded && execution.outputText !== null ? { text: execution.outputText } : undefined;
  ctx.record(code, previous, -1, succeeded ? execution.output : { error: failure.error, cause: failure.cause }, note);
  execution.status = status;
  execution.endedAt = ctx.at;
  if (!succeeded) {
    execution.error = failure.error;
    execution.cause = failure.cause;
  }
  execution.mapRuns?.forEach((run) => run.status === 'RUNNING' && close(run, 'ABORTED', ctx.at));
  execution.threads.forEach((_thread, place) => withdraw(ctx, place)); // all of them first: a key is made of the threads around
  execution.threads.forEach((thread, place) => thread.phase !== 'free' && endThread(execution, place));
  ctx.output.effects.push({ kind: 'cancel', ...executionTimer });
  execution.ready.length = 0;
}
