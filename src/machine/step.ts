/**
 * The core: a function over data. It owns what an execution does next, and nothing else: no clock, no randomness, no I/O, no promise.
 *
 * - I1 Equal (machine, execution, event) give equal results. Time comes with the event, randomness from the execution's seed; bounds are counted.
 * - I2 An execution is plain JSON between any two steps; its outstanding effects can be derived from it ({@link outstanding}).
 * - I3 A step goes on until nothing is runnable without the outside, or {@link transitionsPerStep} states were entered: then `more` is true.
 * - I4 The execution that is given is changed in place. The cost is linear in the work.
 * - I5 Values in an execution are never changed: they are shared, and copied by the host where they cross a border.
 * - I6 The history is what AWS would have recorded.
 * - I7 Every effect has a stable key; outcomes that are no longer wanted are ignored; what is no longer needed is cancelled by an effect.
 */
import type { Machine } from '../definition/machine';
import { EventCode } from '../history/event-code';
import { apply } from './apply';
import { joined } from './branches';
import { end } from './end';
import type { Event } from './event';
import type { Execution } from './execution';
import { failureOf } from './failure';
import { outcome } from './outcome';
import { enterChoice } from './states/choice';
import { enterFail } from './states/fail';
import { tryMap } from './states/map';
import { tryParallel } from './states/parallel';
import { enterPass } from './states/pass';
import { enterSucceed } from './states/succeed';
import { tryTask } from './states/task';
import { enterWait } from './states/wait';
import { historyIsFull, StepContext, type StepOutput } from './step-context';
import { beginThread, followed } from './threads';
import { executionTimer, sleep } from './timers';
import type { Transition } from './transition';

/** States entered or tried in one step before control goes back. */
export const transitionsPerStep = 10_000;

/**
 * Hands an event to an execution and runs it until it waits for the outside again. An event whose outcome is not wanted any more changes nothing.
 *
 * @param execution - Changed in place.
 * @param output - Where the effects and history events go; the effects of an earlier step are to be taken out of it before.
 * @param transitions - How many states may be entered or tried before control goes back. With 0 an outcome leaves its state and enters none.
 */
export function step(machine: Machine, execution: Execution, event: Event, output: StepOutput, transitions = transitionsPerStep): StepOutput {
  output.more = false;
  if (execution.status !== 'RUNNING') return output;
  const ctx = context.begin(machine, execution, event.at, output, transitions);
  try {
    receive(ctx, event);
    proceed(ctx);
  } catch (thrown) {
    if (thrown !== historyIsFull) throw thrown;
    if (execution.identity.type === 'EXPRESS') end(ctx, 'TIMED_OUT', EventCode.ExecutionTimedOut, execution.events, { error: 'States.Timeout', cause: null });
    else {
      const cause = `The execution reached the maximum number of history events (${execution.quotas.historyEvents}).`;
      end(ctx, 'FAILED', EventCode.ExecutionFailed, execution.events, { error: 'States.Runtime', cause });
    }
  } finally {
    ctx.forget();
  }
  return output;
}

function receive(ctx: StepContext, event: Event): void {
  const { execution } = ctx;
  switch (event.type) {
    case 'started':
      if (execution.events === 0) start(ctx); // it may be handed in again
      return;
    case 'stopped':
      end(ctx, 'ABORTED', EventCode.ExecutionAborted, followed(execution.threads[0]!), event);
      return;
    case 'continued':
      return;
    default: {
      if (event.thread === -1) {
        if (event.type === 'woken' && event.timer === 'execution' && event.at >= execution.deadline)
          end(ctx, 'TIMED_OUT', EventCode.ExecutionTimedOut, followed(execution.threads[0]!), { error: 'States.Timeout', cause: null });
        return;
      }
      const thread = execution.threads[event.thread];
      // A Map Run that ends elsewhere has no turn while nothing is read or written for it.
      if (thread === undefined || thread.turn !== event.turn || (thread.turn === 0 && thread.children?.run == null)) return;
      ctx.turnTo(thread);
      outcome(ctx, event.thread, event);
    }
  }
}

function start(ctx: StepContext): void {
  const { execution, machine, at } = ctx;
  execution.startedAt = at;
  execution.deadline = at + Math.min(machine.timeoutSeconds ?? Infinity, execution.quotas.executionSeconds) * 1000;
  ctx.record(EventCode.ExecutionStarted, 0, -1, execution.input, execution.inputText === null ? undefined : { text: execution.inputText });
  if (execution.deadline < Number.MAX_SAFE_INTEGER) ctx.output.effects.push(sleep(executionTimer, 'execution', execution.deadline));
  const { input, inputText: text } = execution;
  // The first state's event follows none (every recording).
  execution.ready.push(beginThread(execution, { parent: -1, index: 0, state: machine.start.id, input, text, bound: execution.inputBytes, previous: 0 }));
}

/** A step is never begun within another, so that one context serves all of them. */
const context = new StepContext();

/** Runs what is ready until nothing is, or the step's share is used up. */
function proceed(ctx: StepContext): void {
  const { execution } = ctx;
  const { ready, threads } = execution;
  while (ready.length > 0 && execution.status === 'RUNNING') {
    const place = ready.pop()!;
    const thread = threads[place]!;
    while (thread.phase === 'entering' || thread.phase === 'trying' || thread.phase === 'joined') {
      if (ctx.budget-- <= 0) {
        ready.push(place);
        ctx.output.more = true;
        return;
      }
      ctx.turnTo(thread);
      let transition: Transition;
      try {
        transition = work(ctx);
      } catch (thrown) {
        transition = failureOf(ctx, thrown);
      }
      if (!apply(ctx, place, transition)) break;
    }
  }
}

function work(ctx: StepContext): Transition {
  const { thread, state } = ctx;
  if (thread.phase === 'joined') return joined(ctx);
  thread.triedAt = ctx.at;
  if (thread.phase === 'entering') {
    thread.before = thread.previous;
    thread.enteredAt = ctx.at;
    ctx.changed();
    thread.visit++;
    thread.attempt = 0;
    thread.counters = null;
    ctx.pass(state.entered);
    thread.entered = thread.previous = ctx.record(
      state.enteredCode,
      thread.previous,
      state.id,
      thread.input,
      thread.text === null ? undefined : { text: thread.text },
    );
  }
  switch (state.type) {
    case 'Pass':
      return enterPass(state, ctx);
    case 'Choice':
      return enterChoice(state, ctx);
    case 'Task':
      return tryTask(state, ctx);
    case 'Wait':
      return enterWait(state, ctx);
    case 'Succeed':
      return enterSucceed(state, ctx);
    case 'Fail':
      return enterFail(state, ctx);
    case 'Parallel':
      return tryParallel(state, ctx);
    case 'Map':
      return tryMap(state, ctx);
  }
}
