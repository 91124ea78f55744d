import type { Pass } from '../../definition/machine';
import { jsonSize } from '../../json/size';
import type { StepContext } from '../step-context';
import type { Transition } from '../transition';

/** Spec: https://states-language.net/#pass-state */
export function enterPass(state: Pass, ctx: StepContext): Transition {
  ctx.evaluateArguments();
  // "the virtual task's result": a literal, whatever "a.$" names it has (recording test_state_pass_result_jsonpaths)
  if (state.result !== undefined) return ctx.exit(state.result, null, jsonSize(state.result));
  return ctx.exit(ctx.value, ctx.text, ctx.bound);
}
