import type { MapState, Parallel } from '../definition/machine';
import { EventCode } from '../history/event-code';
import type { Json } from '../json/json';
import { jsonBound } from '../json/size';
import { close } from './map-run/summary';
import { withdraw } from './timers';
import type { Children, Thread } from './execution';
import type { StepContext } from './step-context';
import { beginThread, endThread } from './threads';
import type { Transition } from './transition';

/** Begins the branches or iterations that may run now; where there are none at all, the state is joined at once. */
export function begin(ctx: StepContext, place: number): void {
  const { execution, machine } = ctx;
  const thread = execution.threads[place]!;
  const children = thread.children!;
  if (children.done === children.count) {
    thread.phase = 'joined';
    execution.ready.push(place);
    return;
  }
  const state = machine.states[thread.state] as Parallel | MapState;
  const from = execution.ready.length;
  while (children.started < children.count && children.started - children.done < children.concurrency) {
    const index = children.started;
    const { input, text, bound } = state.type === 'Map' ? iterationInput(ctx, state, thread, index) : children;
    const previous = state.type === 'Map' ? ctx.record(EventCode.MapIterationStarted, thread.previous, state.id, index) : thread.previous;
    const first = state.type === 'Map' ? state.start : state.branches[index]!;
    execution.ready.push(beginThread(execution, { parent: place, index, state: first.id, input, text, bound, previous }));
    children.started++;
  }
  if (execution.ready.length - from > 1) execution.ready.push(...execution.ready.splice(from).toReversed()); // the first one is to run first
}

/** What an iteration works on: its item, or what the ItemSelector makes of it (`$` is the Map's effective input, the item `$$.Map.Item.Value`). */
function iterationInput(ctx: StepContext, state: MapState, thread: Thread, index: number): { input: Json; text: null; bound: number } {
  const { items, input, bound } = thread.children!;
  const item = items[index]!;
  if (state.itemSelector === null) return { input: item, text: null, bound: jsonBound(item) };
  ctx.turnTo(thread);
  ctx.input = input;
  ctx.forItem({ index, value: item });
  ctx.evaluating(`item ${index}`);
  try {
    const selected = state.itemSelector.evaluate(ctx);
    return { input: selected, text: null, bound: state.itemSelector.bound(bound, selected) };
  } finally {
    ctx.forItem(null);
  }
}

/** A branch or iteration has ended with an output: its result is kept, and the next one begins. */
export function join(ctx: StepContext, place: number, output: Json, text: string | null, bound: number): void {
  const { execution, machine } = ctx;
  const child = execution.threads[place]!;
  const parent = execution.threads[child.parent]!;
  const children = parent.children!;
  const { index, previous } = child;
  const succeeded = machine.states[parent.state]!.type === 'Map' ? ctx.record(EventCode.MapIterationSucceeded, previous, parent.state, index) : previous;
  keep(children, index, output, text, bound);
  // The next iteration follows the last event in this one, but the Map's own end its last MapIterationSucceeded (recording test_map_state).
  parent.previous = children.done === children.count ? succeeded : previous;
  const parentPlace = child.parent;
  endThread(execution, place);
  if (children.done === children.count || children.started < children.count) begin(ctx, parentPlace);
}

function keep(children: Children, index: number, output: Json, text: string | null, bound: number): void {
  while (children.results.length < index) children.results.push(null);
  children.results[index] = output;
  if (text !== null) (children.texts ??= [])[index] = text;
  children.resultBound += bound + 1;
  children.done++;
}

/** All branches or iterations are done. "The output is an array with one element for each branch", whose texts are handed on as they came. */
export function joined(ctx: StepContext): Transition {
  const { thread, state } = ctx;
  const { results, texts, resultBound } = thread.children!;
  ctx.record(state.type === 'Map' ? EventCode.MapStateSucceeded : EventCode.ParallelStateSucceeded, thread.previous, state.id, null);
  const text = texts === null ? null : `[${results.map((result, index) => texts[index] ?? JSON.stringify(result)).join(',')}]`;
  return ctx.exit(results, text, resultBound);
}

/** Ends every branch or iteration of a thread, as one of them has failed after event `previous`. */
export function abortChildren(ctx: StepContext, place: number, previous: number): void {
  const { execution } = ctx;
  const siblings: number[] = [];
  execution.threads.forEach((thread, at) => {
    if (thread.phase !== 'free' && thread.parent === place) siblings.push(at);
  });
  siblings.sort((a, b) => execution.threads[a]!.index - execution.threads[b]!.index);
  for (const at of siblings) abort(ctx, at, previous);
}

function abort(ctx: StepContext, place: number, previous: number): void {
  const { execution, machine } = ctx;
  const thread = execution.threads[place]!;
  const state = machine.states[thread.state]!;
  if (thread.children !== null) abortChildren(ctx, place, previous);
  if (thread.phase === 'child') {
    withdraw(ctx, place);
    endThread(execution, place);
    return;
  }
  const inState = thread.phase !== 'entering';
  if (thread.children?.run != null) {
    close(thread.children.run.summary, 'ABORTED', ctx.at);
    ctx.record(EventCode.MapRunAborted, previous, state.id, null);
  }
  if (inState && state.type in aborted) ctx.record(aborted[state.type as keyof typeof aborted], previous, state.id, null);
  withdraw(ctx, place);
  const parent = execution.threads[thread.parent]!;
  if (machine.states[parent.state]!.type === 'Map') ctx.record(EventCode.MapIterationAborted, previous, parent.state, thread.index);
  const ready = execution.ready.indexOf(place);
  if (ready >= 0) execution.ready.splice(ready, 1);
  endThread(execution, place);
}

/** The states that have an Aborted event. */
const aborted = {
  Task: EventCode.TaskStateAborted,
  Wait: EventCode.WaitStateAborted,
  Parallel: EventCode.ParallelStateAborted,
  Map: EventCode.MapStateAborted,
} as const;
