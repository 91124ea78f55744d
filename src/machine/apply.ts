import type { Recoverable } from '../definition/machine';
import { EventCode } from '../history/event-code';
import type { Json, JsonObject } from '../json/json';
import { abortChildren, begin, join } from './branches';
import { caught } from './catch';
import { dataLimitExceeded } from './data-limit';
import { end } from './end';
import { attempt, failureOf } from './failure';
import { issueCall } from './issue-call';
import { advance } from './map-run/advance';
import { runFailed } from './map-run/end';
import { retryDelay } from './retry';
import type { StepContext } from './step-context';
import { endThread, isCalling } from './threads';
import { beginTurn, sleep } from './timers';
import type { Failure, Leave, Transition } from './transition';
import { setVariables } from './variables';

/** Does what a state decided. Returns whether the thread goes on in a next state at once. */
export function apply(ctx: StepContext, place: number, transition: Transition): boolean {
  const { thread } = ctx;
  switch (transition.kind) {
    case 'exit':
      return leave(ctx, place, transition);
    case 'fail':
      fail(ctx, place, transition);
      return false;
    case 'sleep': {
      thread.phase = 'waiting';
      thread.timers = { until: transition.until };
      ctx.output.effects.push(sleep(beginTurn(ctx, place), 'wait', transition.until));
      return false;
    }
    case 'call': {
      thread.phase = 'calling';
      const { input, timeout, heartbeat } = transition;
      if (timeout !== null || heartbeat !== null) {
        thread.timers = {};
        if (timeout !== null) thread.timers.timeout = ctx.at + timeout;
        if (heartbeat !== null) {
          thread.timers.heartbeatEvery = heartbeat;
          thread.timers.heartbeat = ctx.at + heartbeat;
        }
      }
      issueCall(ctx, beginTurn(ctx, place), input);
      return false;
    }
    case 'spawn':
      thread.phase = 'joining';
      thread.children = transition.children;
      if (transition.children.run !== null) return advanceMapRun(ctx, place);
      try {
        begin(ctx, place);
      } catch (thrown) {
        failWithChildren(ctx, place, thrown);
      }
      return false;
  }
}

/** Leaves a state with its output: to the next state (then true), or out of the thread. */
function leave(ctx: StepContext, place: number, { output, text, bound, exit, assigned }: Leave): boolean {
  const { thread, state, execution } = ctx;
  const bytes = ctx.measured(output, bound);
  if (bytes > execution.quotas.payloadBytes) {
    fail(ctx, place, dataLimitExceeded(state));
    return false;
  }
  thread.children = null;
  if (assigned === null) ctx.emit(state.exitedCode, output, text === null ? undefined : { text });
  else if (!assign(ctx, place, output, text, assigned)) return false;
  ctx.pass(exit.point);
  const { next } = exit;
  if (next !== null) {
    thread.phase = 'entering';
    thread.state = next.id;
    thread.input = output;
    thread.text = text;
    thread.bound = bytes;
    return true;
  }
  if (thread.parent < 0) {
    execution.output = output;
    execution.outputText = text;
    end(ctx, 'SUCCEEDED', EventCode.ExecutionSucceeded, thread.previous, null);
  } else {
    joinParent(ctx, place, output, text, bytes);
  }
  return false;
}

/** Sets variables as a state is left. Returns whether they all found room. */
function assign(ctx: StepContext, place: number, output: Json, text: string | null, assigned: JsonObject): boolean {
  try {
    setVariables(ctx.execution, ctx.thread, assigned);
  } catch (thrown) {
    fail(ctx, place, failureOf(ctx, thrown));
    return false;
  }
  ctx.emit(ctx.state.exitedCode, output, { text: text ?? undefined, assigned });
  return true;
}

/** Lets a Map Run do what it can do now. Returns whether its thread goes on in a next state at once. */
export function advanceMapRun(ctx: StepContext, place: number): boolean {
  let transition: Transition | null;
  try {
    transition = advance(ctx, place);
  } catch (thrown) {
    ctx.turnTo(ctx.execution.threads[place]!);
    const { error, cause } = failureOf(ctx, thrown);
    transition = runFailed(ctx, place, error!, cause!);
  }
  return transition !== null && apply(ctx, place, transition);
}

function joinParent(ctx: StepContext, place: number, output: Json, text: string | null, bytes: number): void {
  const parent = ctx.thread.parent;
  try {
    join(ctx, place, output, text, bytes);
  } catch (thrown) {
    failWithChildren(ctx, parent, thrown);
  }
}

/** An ItemSelector could not be evaluated for a next iteration: the Map has failed, and those that have begun are aborted. */
function failWithChildren(ctx: StepContext, place: number, thrown: unknown): void {
  ctx.turnTo(ctx.execution.threads[place]!);
  const failure = failureOf(ctx, thrown);
  if (!endsAll(failure)) abortChildren(ctx, place, ctx.thread.previous);
  fail(ctx, place, failure);
}

/**
 * States.Runtime, which nothing takes, ends the execution where it happens, without an event of the states around (measured in floci-io/floci issue
 * 2868). That of a Map Run has its own.
 */
const endsAll = ({ error, recorded }: Failure): boolean => error === 'States.Runtime' && recorded !== true;

/** A state has failed: it is tried again, or the error is caught, or it goes to the state around, and at last to the execution. */
function fail(ctx: StepContext, failing: number, first: Failure): void {
  const { execution, machine } = ctx;
  let failure = first;
  for (let place = failing, own = true; ; own = false) {
    const thread = execution.threads[place]!;
    ctx.turnTo(thread);
    const { state } = ctx;
    thread.children = null;
    if (endsAll(failure)) {
      // Where a Task has not been scheduled, the event follows none (a history of AWS that a user has published).
      end(ctx, 'FAILED', EventCode.ExecutionFailed, state.type === 'Task' && !isCalling(thread) ? 0 : thread.previous, failure);
      return;
    }
    if ('retriers' in state && recover(ctx, place, state, failure)) return;
    if (!own || (failure.recorded === true && 'retriers' in state && state.type !== 'Task'))
      ctx.emit(state.type === 'Map' ? EventCode.MapStateFailed : EventCode.ParallelStateFailed, null);
    const transition = 'catchers' in state ? attempt(ctx, () => caught(state.catchers, ctx, failure) ?? failure) : failure;
    if (transition.kind === 'exit') {
      if (leave(ctx, place, transition)) execution.ready.push(place);
      return;
    }
    failure = transition as Failure; // the same, or that of the Catcher's own path
    const { parent, previous, index } = thread;
    if (parent < 0) {
      end(ctx, 'FAILED', EventCode.ExecutionFailed, previous, failure);
      return;
    }
    const around = execution.threads[parent]!;
    if (machine.states[around.state]!.type === 'Map') ctx.record(EventCode.MapIterationFailed, previous, around.state, index);
    around.previous = previous;
    endThread(execution, place);
    abortChildren(ctx, parent, previous);
    place = parent;
  }
}

/** Sets a failed state to be tried again, if a Retrier takes the error. */
function recover(ctx: StepContext, place: number, state: Recoverable, failure: Failure): boolean {
  const delay = retryDelay(state.retriers, ctx, failure);
  if (delay === null) return false;
  const { thread } = ctx;
  thread.attempt++;
  thread.phase = 'retrying';
  const until = ctx.at + delay;
  thread.timers = { until };
  ctx.output.effects.push(sleep(beginTurn(ctx, place), 'retry', until));
  return true;
}
