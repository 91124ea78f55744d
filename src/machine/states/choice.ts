import type { Choice } from '../../definition/machine';
import { StatesError } from '../../errors/states-error';
import type { StepContext } from '../step-context';
import type { Transition } from '../transition';

/** Spec: https://states-language.net/#choice-state */
export function enterChoice(state: Choice, ctx: StepContext): Transition {
  ctx.evaluateArguments();
  const { value, text, bound } = ctx;
  ctx.input = value;
  ctx.evaluating('choices');
  for (const rule of state.rules) {
    if (rule.test(ctx)) return ctx.exit(value, text, bound, rule);
    ctx.pass(rule.failed);
  }
  if (state.next !== null) return ctx.exit(value, text, bound);
  // The specification calls this States.NoChoiceMatched; measurements of AWS show States.Runtime with this cause, and so it is here.
  throw new StatesError('States.Runtime', 'Failed to transition out of the state. The state does not point to a next state.');
}
