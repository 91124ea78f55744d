import { EventCode } from '../../history/event-code';
import { isArray, type Json } from '../../json/json';
import { jsonSize } from '../../json/size';
import type { Manifest } from '../../resources/map-results';
import { dataLimitExceeded } from '../data-limit';
import { attempt } from '../failure';
import type { StepContext } from '../step-context';
import { withdraw } from '../timers';
import type { Failure, Transition } from '../transition';
import { withdrawChildren } from './children';
import { close } from './summary';

/** Reading or writing has failed, or an item could not be selected: so has the Map Run. */
export function runFailed(ctx: StepContext, place: number, error: string, cause: string): Failure {
  const thread = ctx.execution.threads[place]!;
  const run = thread.children!.run!;
  ctx.turnTo(thread);
  withdrawChildren(ctx, place);
  withdraw(ctx, place);
  run.waiting = null;
  ctx.turnTo(thread);
  return mapRunFailed(ctx, error, cause);
}

function mapRunFailed(ctx: StepContext, error: string, cause: string): Failure {
  close(ctx.thread.children!.run!.summary, 'FAILED', ctx.at);
  ctx.emit(EventCode.MapRunFailed, { error, cause });
  return { kind: 'fail', error, cause, recorded: true };
}

/** The end of a Map Run, when all that had to be done for it is done. An output that cannot be made of its results fails the Map alone. */
export function conclude(ctx: StepContext, manifest: Manifest | null): Transition {
  const { thread, state } = ctx;
  const children = thread.children!;
  const run = children.run!;
  if (run.failure !== null) return mapRunFailed(ctx, run.failure.error, run.failure.cause);
  runSucceeded(ctx);
  if (run.tooLarge) return dataLimitExceeded(state);
  if (manifest !== null) {
    const output = { MapRunArn: run.mapRunArn, ResultWriterDetails: { ...manifest } };
    return attempt(ctx, () => ctx.exit(output, null, jsonSize(output)));
  }
  const without = new Set(run.withoutResult);
  const kept: readonly Json[] = without.size === 0 ? children.results : children.results.filter((_, index) => !without.has(index));
  const results = run.writer?.transformation === 'FLATTEN' ? kept.flatMap((result) => (isArray(result) ? result : [result])) : kept;
  return attempt(ctx, () => ctx.exit(results, null, children.resultBound));
}

export function runSucceeded(ctx: StepContext): void {
  const { thread, state } = ctx;
  close(thread.children!.run!.summary, 'SUCCEEDED', ctx.at);
  const succeeded = ctx.record(EventCode.MapRunSucceeded, thread.previous, state.id, null);
  ctx.record(EventCode.MapStateSucceeded, succeeded, state.id, null);
  // Recordings until June 2024, all of a JSONPath Map that is the first state, let the Exited event follow MapRunSucceeded; those since November
  // 2024, none of which is of such a state, let it follow MapRunStarted.
  if (state.language === 'JSONPath' && thread.before === 0) thread.previous = succeeded;
}
