import { EventCode } from '../history/event-code';
import { apply, advanceMapRun } from './apply';
import type { Event } from './event';
import { attempt, failureOf } from './failure';
import type { ChildOutcome } from './map-run/child-result';
import { childEnded } from './map-run/children';
import { conclude, runFailed } from './map-run/end';
import { endedElsewhere } from './map-run/ended-elsewhere';
import { itemsRead } from './map-run/items';
import { resultsWritten } from './map-run/results';
import { taskFailed, taskSucceeded, taskTimedOut } from './states/task';
import { leaveWait } from './states/wait';
import type { StepContext } from './step-context';
import { isCalling } from './threads';
import { sleep, turnOf, withdraw } from './timers';
import type { Transition } from './transition';

/** What a thread waited for has come. */
export function outcome(ctx: StepContext, place: number, event: Exclude<Event, { type: 'started' | 'stopped' | 'continued' }>): void {
  const { thread, state } = ctx;
  switch (event.type) {
    case 'succeeded':
      if (thread.phase === 'child') {
        childDone(ctx, place, { status: 'SUCCEEDED', output: event.output, text: event.text ?? null });
        return;
      }
      if (isCalling(thread) && state.type === 'Task') {
        settle(ctx, place);
        let transition: Transition;
        try {
          transition = taskSucceeded(state, ctx, event.output, event.text ?? null);
        } catch (thrown) {
          transition = failureOf(ctx, thrown);
        }
        goOn(ctx, place, transition);
      }
      return;
    case 'submitted':
      if (thread.phase !== 'calling') return;
      thread.phase = 'submitted';
      ctx.emit(EventCode.TaskSubmitted, event.output, event.text === undefined ? undefined : { text: event.text });
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
      if (isCalling(thread) && state.type === 'Task') {
        settle(ctx, place);
        const { error, cause, submitting } = event;
        goOn(ctx, place, taskFailed(state, ctx, { kind: 'fail', error, cause }, submitting === true ? EventCode.TaskSubmitFailed : state.codes.failed));
      }
      return;
    case 'itemsRead':
      if (thread.children?.run?.waiting !== 'items') return;
      itemsRead(ctx, event);
      goOnWithMapRun(ctx, place);
      return;
    case 'resultsWritten': {
      const waiting = thread.children?.run?.waiting;
      if (waiting !== 'results' && waiting !== 'end') return;
      resultsWritten(ctx, event);
      if (event.manifest !== null) goOn(ctx, place, conclude(ctx, event.manifest));
      else goOnWithMapRun(ctx, place);
      return;
    }
    case 'mapRunEnded':
      if (thread.children?.run != null) goOn(ctx, place, endedElsewhere(ctx, place, event));
      return;
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

const goOn = (ctx: StepContext, place: number, transition: Transition): void => {
  if (apply(ctx, place, transition)) ctx.execution.ready.push(place);
};

function childDone(ctx: StepContext, place: number, outcome: ChildOutcome): void {
  goOnWithMapRun(ctx, childEnded(ctx, place, outcome));
}

const goOnWithMapRun = (ctx: StepContext, place: number): void => {
  if (advanceMapRun(ctx, place)) ctx.execution.ready.push(place);
};

/** A call is over: its timers are withdrawn with it. */
function settle(ctx: StepContext, place: number): void {
  if (ctx.thread.timers !== null) withdraw(ctx, place);
  ctx.thread.turn = 0;
}

function woken(ctx: StepContext, place: number, timer: string): void {
  const { thread, state } = ctx;
  if (isCalling(thread) && state.type === 'Task' && (timer === 'timeout' || timer === 'heartbeat')) {
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
