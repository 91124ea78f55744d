import type { Fail, Field } from '../../definition/machine';
import { StatesError } from '../../errors/states-error';
import type { StepContext } from '../step-context';
import type { Transition } from '../transition';

/** Spec: https://states-language.net/#fail-state; Error and Cause are both optional (recording test_parallel_state_fail). */
export function enterFail(state: Fail, ctx: StepContext): Transition {
  ctx.input = ctx.thread.input;
  ctx.evaluating('failure');
  return { kind: 'fail', error: text(ctx, state.error), cause: text(ctx, state.cause) };
}

function text(ctx: StepContext, field: Field | null): string | null {
  if (field === null) return null;
  const value = field.evaluate(ctx);
  if (typeof value === 'string') return value;
  throw new StatesError('States.Runtime', `The ${field.name} field must evaluate to a string: ${field.text} == ${JSON.stringify(value)}`);
}
