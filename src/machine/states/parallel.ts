import type { Parallel } from '../../definition/machine';
import { EventCode } from '../../history/event-code';
import type { StepContext } from '../step-context';
import type { Transition } from '../transition';

/** One attempt. Spec: https://states-language.net/#parallel-state "execute each branch … as concurrently as possible" */
export function tryParallel(state: Parallel, ctx: StepContext): Transition {
  ctx.evaluateArguments();
  ctx.emit(EventCode.ParallelStateStarted, null);
  const count = state.branches.length;
  return {
    kind: 'spawn',
    children: {
      items: [],
      input: ctx.value,
      text: ctx.text,
      bound: ctx.bound,
      concurrency: count,
      count,
      started: 0,
      done: 0,
      results: [],
      texts: null,
      resultBound: 2,
      run: null,
    },
  };
}
