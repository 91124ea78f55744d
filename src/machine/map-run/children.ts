import type { MapState } from '../../definition/machine';
import type { Json } from '../../json/json';
import { jsonSize } from '../../json/size';
import type { ChildResult } from '../../resources/map-results';
import type { Effect } from '../effect';
import type { Children, Thread } from '../execution';
import { identifier, seedOf } from '../identifier';
import { keyOf } from '../key';
import type { StepContext } from '../step-context';
import { beginThread, endThread } from '../threads';
import { beginTurn, withdraw } from '../timers';
import { childResult, type ChildOutcome } from './child-result';
import { nextInput } from './items';
import type { MapRun } from './map-run';
import { toBeWritten } from './results';
import { countEnd } from './summary';

/** Starts one child execution, for an item or a batch. Returns whether there was enough for it. */
export function startChild(ctx: StepContext, place: number, children: Children, run: MapRun): boolean {
  const { execution } = ctx;
  const next = nextInput(ctx, children, run);
  if (next === null) return false;
  const index = children.started++;
  const name = identifier(execution.seed, keyOf(ctx.machine, execution, ctx.thread), index + 1);
  const { state } = ctx;
  const slot = beginThread(execution, { parent: place, index, state: state.id, input: next.input, text: null, bound: 0, previous: ctx.thread.previous });
  const child = execution.threads[slot]!;
  child.phase = 'child';
  child.enteredAt = ctx.at;
  run.running[slot] = { name, items: next.items };
  const { itemCounts, executionCounts } = run.summary;
  itemCounts.running += next.items;
  executionCounts.running++;
  executionCounts.total++;
  ctx.turnTo(child);
  beginTurn(ctx, slot);
  ctx.output.effects.push(startEffect(ctx, slot, child, run));
  ctx.turnTo(execution.threads[place]!);
  return true;
}

export const startEffect = (ctx: StepContext, slot: number, child: Thread, run: MapRun): Effect => ({
  kind: 'startChild',
  key: keyOf(ctx.machine, ctx.execution, child),
  thread: slot,
  turn: child.turn,
  state: child.state,
  mapRunArn: run.mapRunArn,
  identity: run.children,
  name: run.running[slot]!.name,
  seed: childSeed(ctx, child),
  input: child.input,
});

/** What is random in a child follows from its place, too. */
const childSeed = ({ machine, execution }: StepContext, child: Thread): number => seedOf(execution.seed, keyOf(machine, execution, child), 0);

/** A child execution has ended: its result is kept or is to be written, and its failure is counted. */
export function childEnded(ctx: StepContext, slot: number, outcome: ChildOutcome): number {
  const { execution } = ctx;
  const { parent, index } = execution.threads[slot]!;
  const thread = execution.threads[parent]!;
  const children = thread.children!;
  const run = children.run!;
  const { writer } = run;
  const state = ctx.machine.states[thread.state] as MapState;
  const succeeded = outcome.status === 'SUCCEEDED';
  if (writer !== null && (writer.bucket !== null || writer.transformation === 'NONE' || !succeeded)) {
    const result = resultOf(ctx, run, slot, outcome);
    // "If a child workflow execution fails, Step Functions returns its execution result unchanged", whatever the Transformation.
    if (writer.bucket === null) keep(ctx, state, children, run, index, result as unknown as Json);
    else toBeWritten(run, result);
  } else if (succeeded) keep(ctx, state, children, run, index, outcome.output);
  else run.withoutResult.push(index);
  endChild(ctx, children, run, slot, outcome);
  return parent;
}

function resultOf(ctx: StepContext, run: MapRun, slot: number, outcome: ChildOutcome): ChildResult {
  const child = ctx.execution.threads[slot]!;
  const { input, enteredAt: startedAt } = child;
  return childResult({ identity: run.children, name: run.running[slot]!.name, seed: childSeed(ctx, child), input, startedAt }, ctx.at, outcome);
}

const counted = { SUCCEEDED: 'succeeded', FAILED: 'failed', TIMED_OUT: 'timedOut', ABORTED: 'aborted' } as const;

/** Counts a child as ended, and gives its place back. */
function endChild({ execution }: StepContext, children: Children, run: MapRun, slot: number, { status }: ChildOutcome): void {
  countEnd(run.summary, counted[status], run.running[slot]!.items);
  delete run.running[slot];
  children.done++;
  endThread(execution, slot);
}

/** More bytes than a payload may have are not kept: the state fails when all is done. Results that nothing takes up only count. */
function keep(ctx: StepContext, state: MapState, children: Children, run: MapRun, index: number, result: Json): void {
  if (run.tooLarge) return;
  children.resultBound += jsonSize(result) + 1; // counted one by one: the size of an array that grows must not be asked for
  if (children.resultBound - 1 > ctx.execution.quotas.payloadBytes) {
    run.tooLarge = true;
    children.results.length = 0;
  } else if (state.output?.keepsInput !== true || state.assign !== null) {
    while (children.results.length < index) children.results.push(null);
    children.results[index] = result;
  }
}

/** Those that run are no longer wanted: they are aborted, which their results tell of. */
export function withdrawChildren(ctx: StepContext, parent: number): void {
  const { execution } = ctx;
  const children = execution.threads[parent]!.children!;
  const run = children.run!;
  for (const slot of Object.keys(run.running).map(Number)) {
    if (run.writer !== null && run.writer.bucket !== null) toBeWritten(run, resultOf(ctx, run, slot, aborted));
    withdraw(ctx, slot);
    endChild(ctx, children, run, slot, aborted);
  }
}

const aborted: ChildOutcome = { status: 'ABORTED', error: null, cause: null };
