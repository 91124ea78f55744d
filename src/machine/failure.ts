import { StatesError } from '../errors/states-error';
import { EventCode } from '../history/event-code';
import type { StepContext } from './step-context';
import { followed } from './threads';
import type { Failure, Transition } from './transition';

/** What an expression says when it cannot be evaluated is a failure of the state; everything else is a fault of ours. */
export function failureOf(ctx: StepContext, thrown: unknown): Failure {
  if (!(thrown instanceof StatesError)) throw thrown;
  const located = ctx.located(thrown);
  if (thrown.error !== 'States.QueryEvaluationError') return { kind: 'fail', ...located };
  const { thread, state } = ctx;
  const { location } = thrown;
  // The event follows what came before the state's Entered event (recording test_undefined_reference).
  thread.previous = ctx.record(EventCode.EvaluationFailed, followed(thread), state.id, { ...located, ...(location !== undefined && { location }) });
  return { kind: 'fail', ...located, recorded: true };
}

/** What is decided, or the failure to evaluate it. */
export function attempt(ctx: StepContext, evaluate: () => Transition): Transition {
  try {
    return evaluate();
  } catch (thrown) {
    return failureOf(ctx, thrown);
  }
}
