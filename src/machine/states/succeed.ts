import type { Succeed } from '../../definition/machine';
import type { StepContext } from '../step-context';
import type { Transition } from '../transition';

/** Spec: https://states-language.net/#succeed-state "terminates either a state machine, a branch of a Parallel State, or an iteration of a Map State" */
export function enterSucceed(_state: Succeed, ctx: StepContext): Transition {
  ctx.evaluateArguments();
  return ctx.exit(ctx.value, ctx.text, ctx.bound);
}
