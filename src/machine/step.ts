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
import type { Machine, Recoverable } from '../definition/machine';
import { StatesError } from '../errors/states-error';
import { EventCode } from '../history/event-code';
import type { Json, JsonObject } from '../json/json';
import { abortChildren, begin, join, joined } from './branches';
import type { ChildOutcome } from './child-result';
import { advance, childEnded, itemsRead, over, resultsWritten, runFailed } from './map-run';
import { caught } from './catch';
import { issueCall } from './issue-call';
import { dataLimitExceeded } from './data-limit';
import type { Event } from './event';
import type { Execution, Status, Thread } from './execution';
import { retryDelay } from './retry';
import { enterChoice } from './states/choice';
import { enterFail } from './states/fail';
import { tryMap } from './states/map';
import { tryParallel } from './states/parallel';
import { enterPass } from './states/pass';
import { enterSucceed } from './states/succeed';
import { taskFailed, taskSucceeded, taskTimedOut, tryTask } from './states/task';
import { enterWait, leaveWait } from './states/wait';
import { historyIsFull, StepContext, type Output } from './step-context';
import { beginThread, endThread } from './threads';
import { beginTurn, executionTimer, sleep, turnOf, withdraw } from './timers';
import type { Failure, Leave, Transition } from './transition';
import { setVariables } from './variables';

/** States entered or tried in one step before control goes back. */
export const transitionsPerStep = 10_000;

/**
 * Hands an event to an execution and runs it until it waits for the outside again. An event whose outcome is not wanted any more changes nothing.
 *
 * @param execution - Changed in place.
 * @param output - Where the effects and history events go; the effects of an earlier step are to be taken out of it before.
 * @param transitions - How many states may be entered or tried before control goes back. With 0 an outcome leaves its state and enters none.
 */
export function step(machine: Machine, execution: Execution, event: Event, output: Output, transitions = transitionsPerStep): Output {
  output.more = false;
  if (execution.status !== 'RUNNING') return output;
  const ctx = context.begin(machine, execution, event.at, output, transitions);
  try {
    receive(ctx, event);
    proceed(ctx);
  } catch (thrown) {
    if (thrown !== historyIsFull) throw thrown;
    const cause = `The execution reached the maximum number of history events (${execution.quotas.historyEvents}).`;
    end(ctx, 'FAILED', EventCode.ExecutionFailed, execution.events, { error: 'States.Runtime', cause });
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
      if (thread === undefined || thread.turn === 0 || thread.turn !== event.turn) return;
      ctx.turnTo(thread);
      answered(ctx, event.thread, event);
    }
  }
}

/** The event that one about the whole execution follows: entering a state alone does not count (recording test_stop_execution). */
const followed = ({ previous, entered, before }: Thread): number => (previous === entered ? before : previous);

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

/** What a thread waited for has come. */
function answered(ctx: StepContext, place: number, event: Exclude<Event, { type: 'started' | 'stopped' | 'continued' }>): void {
  const { thread, state } = ctx;
  switch (event.type) {
    case 'succeeded':
      if (thread.phase === 'child') {
        childDone(ctx, place, { status: 'SUCCEEDED', output: event.output, text: event.text ?? null });
        return;
      }
      if (thread.phase === 'calling' && state.type === 'Task') {
        settle(ctx, place);
        let transition: Transition;
        try {
          transition = taskSucceeded(state, ctx, event.output, event.text ?? null);
        } catch (thrown) {
          transition = failed(ctx, thrown);
        }
        goOn(ctx, place, transition);
      }
      return;
    case 'failed':
      if (thread.phase === 'child') {
        childDone(ctx, place, { status: event.status ?? 'FAILED', error: event.error, cause: event.cause });
        return;
      }
      if (thread.children?.run != null) {
        goOn(ctx, place, runFailed(ctx, place, event.error!, event.cause!));
        return;
      }
      if (thread.phase === 'calling' && state.type === 'Task') {
        settle(ctx, place);
        goOn(ctx, place, taskFailed(state, ctx, { kind: 'fail', error: event.error, cause: event.cause }));
      }
      return;
    case 'itemsRead':
      if (thread.children?.run?.waiting !== 'items') return;
      itemsRead(ctx, event);
      if (goOnWithRun(ctx, place)) ctx.execution.ready.push(place);
      return;
    case 'resultsWritten': {
      const waiting = thread.children?.run?.waiting;
      if (waiting !== 'results' && waiting !== 'end') return;
      const ended = resultsWritten(ctx, event);
      if (ended === null ? goOnWithRun(ctx, place) : apply(ctx, place, ended)) ctx.execution.ready.push(place);
      return;
    }
    case 'heartbeat': {
      const every = thread.timers?.heartbeatEvery;
      if (every !== undefined) {
        const until = ctx.at + every;
        thread.timers = { ...thread.timers, heartbeat: until };
        ctx.output.effects.push(sleep(turnOf(ctx, place), 'heartbeat', until));
      }
      return;
    }
    default: {
      const { timer }: Extract<Event, { type: 'woken' }> = event;
      woken(ctx, place, timer);
    }
  }
}

/** A step is never begun within another, so that one context serves all of them. */
const context = new StepContext();

const goOn = (ctx: StepContext, place: number, transition: Transition): void => {
  if (apply(ctx, place, transition)) ctx.execution.ready.push(place);
};

function childDone(ctx: StepContext, place: number, outcome: ChildOutcome): void {
  const parent = childEnded(ctx, place, outcome);
  if (goOnWithRun(ctx, parent)) ctx.execution.ready.push(parent);
}

/** A call is over: its timers are withdrawn with it. */
function settle(ctx: StepContext, place: number): void {
  if (ctx.thread.timers !== null) withdraw(ctx, place);
  ctx.thread.turn = 0;
}

function woken(ctx: StepContext, place: number, timer: string): void {
  const { thread, state } = ctx;
  if (thread.phase === 'calling' && state.type === 'Task' && (timer === 'timeout' || timer === 'heartbeat')) {
    if (timer === 'heartbeat' && thread.timers!.heartbeat! > ctx.at) return; // there was a sign of life since it was set
    withdraw(ctx, place);
    goOn(ctx, place, taskTimedOut(state, ctx, timer));
  } else if (thread.phase === 'waiting' && state.type === 'Wait') {
    thread.turn = 0;
    thread.timers = null;
    goOn(
      ctx,
      place,
      attempt(ctx, () => leaveWait(ctx)),
    );
  } else if (thread.phase === 'retrying') {
    thread.turn = 0;
    thread.timers = null;
    thread.phase = 'trying';
    ctx.execution.ready.push(place);
  }
}

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
        transition = failed(ctx, thrown);
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

/** What an expression says when it cannot be evaluated is a failure of the state; everything else is a fault of ours. */
function failed(ctx: StepContext, thrown: unknown): Failure {
  if (!(thrown instanceof StatesError)) throw thrown;
  const located = ctx.located(thrown);
  if (thrown.error !== 'States.QueryEvaluationError') return { kind: 'fail', ...located };
  const { thread, state } = ctx;
  const { location } = thrown;
  // The event follows what came before the state's Entered event (recording test_undefined_reference).
  thread.previous = ctx.record(EventCode.EvaluationFailed, followed(thread), state.id, { ...located, ...(location !== undefined && { location }) });
  return { kind: 'fail', ...located, recorded: true };
}

function attempt(ctx: StepContext, evaluate: () => Transition): Transition {
  try {
    return evaluate();
  } catch (thrown) {
    return failed(ctx, thrown);
  }
}

/** Does what a state decided. Returns whether the thread goes on in a next state at once. */
function apply(ctx: StepContext, place: number, transition: Transition): boolean {
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
      if (transition.children.run !== null) return goOnWithRun(ctx, place);
      try {
        begin(ctx, place);
      } catch (thrown) {
        failWithChildren(ctx, place, thrown);
      }
      return false;
  }
}

/** Leaves a state with its output: to the next state (then true), or out of the thread. */
function leave(ctx: StepContext, place: number, { output, text, bound, next, assigned }: Leave): boolean {
  const { thread, state, execution } = ctx;
  const bytes = ctx.measured(output, bound);
  if (bytes > execution.quotas.payloadBytes) {
    fail(ctx, place, dataLimitExceeded(state));
    return false;
  }
  thread.children = null;
  if (assigned === null) ctx.emit(state.exitedCode, output, text === null ? undefined : { text });
  else if (!assign(ctx, place, output, text, assigned)) return false;
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
    fail(ctx, place, failed(ctx, thrown));
    return false;
  }
  ctx.emit(ctx.state.exitedCode, output, { text: text ?? undefined, assigned });
  return true;
}

/** Lets a Map Run do what it can do now. Returns whether its thread goes on in a next state at once. */
function goOnWithRun(ctx: StepContext, place: number): boolean {
  let transition: Transition | null;
  try {
    transition = advance(ctx, place);
  } catch (thrown) {
    ctx.turnTo(ctx.execution.threads[place]!);
    const { error, cause } = failed(ctx, thrown);
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
  const failure = failed(ctx, thrown);
  abortChildren(ctx, place, ctx.thread.previous);
  fail(ctx, place, failure);
}

/** A state has failed: it is tried again, or the error is caught, or it goes to the state around, and at last to the execution. */
function fail(ctx: StepContext, failing: number, first: Failure): void {
  const { execution, machine } = ctx;
  let failure = first;
  for (let place = failing, own = true; ; own = false) {
    const thread = execution.threads[place]!;
    ctx.turnTo(thread);
    const { state } = ctx;
    thread.children = null;
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

/** Ends the execution. */
function end(ctx: StepContext, status: Status, code: number, previous: number, failure: { error: string | null; cause: string | null } | null): void {
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
  execution.mapRuns?.forEach((run) => run.status === 'RUNNING' && over(run, 'ABORTED', ctx.at));
  execution.threads.forEach((_thread, place) => withdraw(ctx, place)); // all of them first: a key is made of the threads around
  execution.threads.forEach((thread, place) => thread.phase !== 'free' && endThread(execution, place));
  ctx.output.effects.push({ kind: 'cancel', ...executionTimer });
  execution.ready.length = 0;
}
