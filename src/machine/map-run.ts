import type { Distributed, Field, MapState, ResultWriter } from '../definition/machine';
import { StatesError } from '../errors/states-error';
import { EventCode } from '../history/event-code';
import { hash } from '../json/hash';
import { isArray, type Json, type JsonArray, type JsonObject } from '../json/json';
import { jsonSize } from '../json/size';
import type { ItemSource } from '../resources/item-source';
import type { ChildResult, Manifest } from '../resources/map-results';
import { childResult, type ChildOutcome } from './child-result';
import type { Effect } from './effect';
import type { Event } from './event';
import type { Children, Identity, Thread } from './execution';
import { identifier } from './identifier';
import { keyOf } from './key';
import { dataLimitExceeded } from './data-limit';
import type { Batch, Counts, MapRun, MapRunSummary, ResultTarget } from './map-run-data';
import type { StepContext } from './step-context';
import { beginThread, endThread } from './threads';
import { beginTurn, turnOf, withdraw } from './timers';
import type { Failure, Transition } from './transition';
import { percentage, wholeNumber } from './whole-number';

/** Results that are written at a time: so many, or so many bytes. */
const mostUnwritten = 1000;
const mostUnwrittenBytes = 4_194_304;

/** A Map Run as it begins, with its fields evaluated. Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
export function newMapRun(
  ctx: StepContext,
  distributed: Distributed,
  state: MapState,
  { items, keys, concurrency }: { readonly items: JsonArray; readonly keys: readonly string[] | null; readonly concurrency: number },
): MapRun {
  const { reader, batcher, writer } = distributed;
  const optional = <Value>(field: Field | null, evaluate: (ctx: StepContext, field: Field) => Value): Value | null =>
    field === null ? null : evaluate(ctx, field);
  const toleratedFailureCount = optional(state.toleratedFailureCount, wholeNumber);
  const toleratedFailurePercentage = optional(state.toleratedFailurePercentage, percentage);
  const maxItems = reader === null ? null : optional(reader.maxItems, wholeNumber);
  const label = distributed.label ?? labelOf(state);
  const { stateMachineArn } = ctx.execution.identity;
  const mapRunArn = `${stateMachineArn.replace(':stateMachine:', ':mapRun:')}/${label}:${identifier(ctx.execution.seed, keyOf(ctx.machine, ctx.execution, ctx.thread), 0)}`;
  const summary: MapRunSummary = {
    mapRunArn,
    status: 'RUNNING',
    startedAt: ctx.at,
    stoppedAt: null,
    maxConcurrency: concurrency,
    toleratedFailureCount,
    toleratedFailurePercentage,
    itemCounts: noneYet(items.length),
    executionCounts: noneYet(0),
  };
  (ctx.execution.mapRuns ??= []).push(summary);
  return {
    mapRunArn,
    children: childIdentity(ctx.execution.identity, label),
    source:
      reader === null
        ? null
        : {
            resource: reader.resource,
            parameters: reader.arguments.evaluate(ctx) as JsonObject,
            config: { ...(reader.config as ItemSource['config']), ...(maxItems !== null && { MaxItems: maxItems }) },
          },
    cursor: null,
    exhausted: reader === null,
    items,
    next: 0,
    keys,
    itemsSource: 'STATE_DATA',
    taken: 0,
    batch: batcher === null ? null : batchOf(ctx, batcher),
    waiting: null,
    running: {},
    summary,
    withoutResult: [],
    tooLarge: false,
    writer: writer === null ? null : targetOf(ctx, writer),
    unwritten: [],
    unwrittenBytes: 0,
    writing: 0,
    parts: 0,
    files: [],
    failure: null,
  };
}

const noneYet = (total: number): Counts => ({ total, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 });

/** AWS makes a label up where there is none; here it belongs to the state's place in the definition. */
const labelOf = ({ where }: MapState): string => identifier(hash(where), where, 0);

function batchOf(ctx: StepContext, { input, maxItems, maxBytes }: NonNullable<Distributed['batcher']>): Batch {
  return {
    input: input === null ? undefined : input.evaluate(ctx),
    maxItems: maxItems === null ? Number.MAX_SAFE_INTEGER : Math.max(1, wholeNumber(ctx, maxItems)),
    maxBytes: maxBytes === null ? ctx.execution.quotas.payloadBytes : Math.min(wholeNumber(ctx, maxBytes), ctx.execution.quotas.payloadBytes),
  };
}

function targetOf(ctx: StepContext, { resource, arguments: step, config }: ResultWriter): ResultTarget {
  const { Bucket: bucket, Prefix: prefix } = (step === null ? {} : step.evaluate(ctx)) as { readonly Bucket?: string; readonly Prefix?: string };
  if (resource !== null && typeof bucket !== 'string')
    throw new StatesError('States.Runtime', 'The ResultWriter needs the Bucket that results are written to.');
  return {
    bucket: resource === null ? null : bucket!,
    prefix: prefix ?? '',
    transformation: config.Transformation ?? (resource === null ? 'COMPACT' : 'NONE'),
    outputType: config.OutputType ?? 'JSON',
  };
}

/** What the child executions of a Map Run are called. Recording test_map_state_label */
function childIdentity({ executionArns, stateMachineArn, stateMachineName, roleArn }: Identity, label: string): Identity {
  return {
    executionArns: `${executionArns.slice(0, -1)}/${label}:`,
    stateMachineArn: `${stateMachineArn}/${label}`,
    stateMachineName: `${stateMachineName}/${label}`,
    roleArn,
  };
}

/** Begins child executions for the items that are there, reads more, and ends the Map Run when there is nothing left. Returns what the Map decides. */
export function advance(ctx: StepContext, place: number): Transition | null {
  const thread = ctx.execution.threads[place]!;
  ctx.turnTo(thread);
  const children = thread.children!;
  const run = children.run!;
  if (run.failure === null && intolerable(run)) {
    run.failure = { error: 'States.ExceedToleratedFailureThreshold', cause: 'The specified tolerated failure threshold was exceeded' };
    withdrawChildren(ctx, place);
    if (run.waiting === 'items') {
      withdraw(ctx, place); // what is being read is no longer wanted; what is being written is
      run.waiting = null;
    }
  }
  if (run.failure === null) {
    // While items are being read, those that are there are too few for a batch.
    while (run.waiting !== 'items' && children.started - children.done < children.concurrency && startChild(ctx, place, children, run));
    // What could be started and was not lacks items.
    if (!run.exhausted && run.waiting === null && children.started - children.done < children.concurrency) return readMore(ctx, place, run);
    if (run.next < run.items.length || !run.exhausted || children.done < children.started) return writeFull(ctx, place, run);
  }
  if (run.writer === null || run.writer.bucket === null) return conclude(ctx, children, run, null);
  return run.waiting === null ? write(ctx, place, run, 'end') : null;
}

function readMore(ctx: StepContext, place: number, run: MapRun): null {
  run.waiting = 'items';
  beginTurn(ctx, place);
  ctx.output.effects.push(readEffect(ctx, place, run));
  return null;
}

/** Starts one child execution, for an item or a batch. Returns whether there was enough for it. */
function startChild(ctx: StepContext, place: number, children: Children, run: MapRun): boolean {
  const { execution } = ctx;
  const next = take(ctx, children, run);
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

const startEffect = (ctx: StepContext, slot: number, child: Thread, run: MapRun): Effect => ({
  kind: 'startChild',
  key: keyOf(ctx.machine, ctx.execution, child),
  thread: slot,
  turn: child.turn,
  state: child.state,
  mapRunArn: run.mapRunArn,
  identity: run.children,
  name: run.running[slot]!.name,
  input: child.input,
});

/** The input of the next child: an item, or a batch of them; null where items are still to be read for it. */
function take(ctx: StepContext, children: Children, run: MapRun): { input: Json; items: number } | null {
  const { items, batch, next } = run;
  if (next === items.length) return null;
  if (batch === null) {
    const input = selected(ctx, children, run, 0);
    drop(run, 1);
    return { input, items: 1 };
  }
  const batched: Json[] = [];
  const common = batch.input === undefined ? {} : { BatchInput: batch.input };
  let bytes = jsonSize({ ...common, Items: [] });
  for (let i = next; i < items.length && batched.length < batch.maxItems; i++) {
    const item = selected(ctx, children, run, i - next);
    bytes += jsonSize(item) + (batched.length > 0 ? 1 : 0);
    if (bytes > batch.maxBytes && batched.length > 0) return done();
    batched.push(item);
  }
  // A batch that more items could still join waits for them.
  return batched.length === batch.maxItems || run.exhausted ? done() : null;

  function done(): { input: Json; items: number } {
    drop(run, batched.length);
    return { input: { ...common, Items: batched }, items: batched.length };
  }
}

function drop(run: MapRun, count: number): void {
  run.next += count;
  run.taken += count;
}

/** An item, or what the ItemSelector makes of it. */
function selected(ctx: StepContext, { input }: Children, run: MapRun, offset: number): Json {
  const item = run.items[run.next + offset]!;
  const { itemSelector } = ctx.state as MapState;
  if (itemSelector === null) return item;
  const index = run.taken + offset;
  const key = run.keys?.[run.next + offset];
  ctx.input = input;
  ctx.forItem({ index, value: item, source: run.itemsSource, ...(key !== undefined && { key }) });
  ctx.evaluating(`item ${index}`);
  try {
    return itemSelector.evaluate(ctx);
  } finally {
    ctx.forItem(null);
  }
}

/** Items have come. */
export function itemsRead(ctx: StepContext, { items, keys, source, cursor }: Extract<Event, { type: 'itemsRead' }>): void {
  const run = ctx.thread.children!.run!;
  ctx.thread.turn = 0;
  run.waiting = null;
  const left = run.items.slice(run.next);
  run.keys = keys === null ? null : [...(run.keys ?? []).slice(run.next), ...keys];
  run.itemsSource = source;
  run.items = left.length === 0 ? items : [...left, ...items];
  run.next = 0;
  run.summary.itemCounts.total += items.length;
  run.cursor = cursor;
  if (cursor === null) run.exhausted = true;
}

/** A child execution has ended: its result is kept or is to be written, and its failure is counted. */
export function childEnded(ctx: StepContext, slot: number, outcome: ChildOutcome): number {
  const { execution } = ctx;
  const child = execution.threads[slot]!;
  const { parent, index, input, enteredAt } = child;
  const thread = execution.threads[parent]!;
  const children = thread.children!;
  const run = children.run!;
  const { name, items } = run.running[slot]!;
  delete run.running[slot];
  endThread(execution, slot);
  children.done++;
  const count = { SUCCEEDED: 'succeeded', FAILED: 'failed', TIMED_OUT: 'timedOut', ABORTED: 'aborted' }[outcome.status] as 'succeeded' | 'failed';
  ended(run, count, items);
  const { writer } = run;
  const state = ctx.machine.states[thread.state] as MapState;
  const succeeded = outcome.status === 'SUCCEEDED';
  if (writer !== null && (writer.bucket !== null || writer.transformation === 'NONE' || !succeeded)) {
    const result = childResult(run.children, name, input, enteredAt, ctx.at, outcome);
    // "If a child workflow execution fails, Step Functions returns its execution result unchanged", whatever the Transformation.
    if (writer.bucket === null) keep(ctx, state, children, run, index, result as unknown as Json);
    else {
      run.unwritten.push(result);
      run.unwrittenBytes += bytesOf(result);
    }
  } else if (succeeded) keep(ctx, state, children, run, index, outcome.output);
  else run.withoutResult.push(index);
  return parent;
}

function ended({ summary: { itemCounts, executionCounts } }: MapRun, how: Exclude<keyof Counts, 'total' | 'running'>, items: number): void {
  itemCounts.running -= items;
  itemCounts[how] += items;
  executionCounts.running--;
  executionCounts[how]++;
}

/** About as many bytes as its text has. */
const bytesOf = ({ Input, Output }: ChildResult): number => Input.length + (Output?.length ?? 0) + 400;

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

/** "If either threshold is exceeded, the Map Run fails"; without one no failure is tolerated. A percentage is one of all items, once they are known. */
function intolerable({ summary: { itemCounts, toleratedFailureCount: count, toleratedFailurePercentage: percent }, exhausted }: MapRun): boolean {
  const failed = itemCounts.failed + itemCounts.timedOut + itemCounts.aborted;
  if (failed === 0) return false;
  if (count === null && percent === null) return true;
  return (count !== null && failed > count) || (percent !== null && exhausted && (failed * 100) / itemCounts.total > percent);
}

function withdrawChildren(ctx: StepContext, parent: number): void {
  const { execution } = ctx;
  const children = execution.threads[parent]!.children!;
  const run = children.run!;
  for (const slot of Object.keys(run.running).map(Number)) {
    const { items } = run.running[slot]!;
    ended(run, 'aborted', items);
    delete run.running[slot];
    children.done++;
    withdraw(ctx, slot);
    endThread(execution, slot);
  }
}

/** The Map Run is over; what of it still runs is stopped. */
export function over(summary: MapRunSummary, status: 'SUCCEEDED' | 'FAILED' | 'ABORTED', at: number): void {
  summary.status = status;
  summary.stoppedAt = at;
  for (const counts of [summary.itemCounts, summary.executionCounts]) {
    counts.aborted += counts.running;
    counts.running = 0;
  }
}

/** Reading or writing has failed, or an item could not be selected: so has the Map Run. */
export function runFailed(ctx: StepContext, place: number, error: string, cause: string): Failure {
  const thread = ctx.execution.threads[place]!;
  const run = thread.children!.run!;
  ctx.turnTo(thread);
  withdrawChildren(ctx, place);
  withdraw(ctx, place);
  run.waiting = null;
  ctx.turnTo(thread);
  return mapRunFailed(ctx, error, cause);
}

function mapRunFailed(ctx: StepContext, error: string, cause: string): Failure {
  over(ctx.thread.children!.run!.summary, 'FAILED', ctx.at);
  ctx.emit(EventCode.MapRunFailed, { error, cause });
  return { kind: 'fail', error, cause, recorded: true };
}

const writeFull = (ctx: StepContext, place: number, run: MapRun): null =>
  run.waiting === null && (run.unwritten.length >= mostUnwritten || run.unwrittenBytes >= mostUnwrittenBytes) ? write(ctx, place, run, 'results') : null;

function write(ctx: StepContext, place: number, run: MapRun, waiting: 'results' | 'end'): null {
  run.waiting = waiting;
  run.writing = run.unwritten.length;
  beginTurn(ctx, place);
  ctx.output.effects.push(writeEffect(ctx, place, run));
  return null;
}

const writeEffect = (ctx: StepContext, place: number, run: MapRun): Effect => ({
  kind: 'writeResults',
  ...turnOf(ctx, place),
  mapRunArn: run.mapRunArn,
  target: run.writer!,
  part: run.parts,
  results: run.unwritten.slice(0, run.writing),
  files: run.files.slice(),
  last: run.waiting === 'end',
});

const readEffect = (ctx: StepContext, place: number, run: MapRun): Effect => ({
  kind: 'readItems',
  ...turnOf(ctx, place),
  source: run.source!,
  cursor: run.cursor,
});

/** What the thread of a Map Run or of one of its children waits for, as it was issued. */
export function outstandingOf(ctx: StepContext, place: number): Effect {
  const { thread } = ctx;
  if (thread.phase === 'child') return startEffect(ctx, place, thread, ctx.execution.threads[thread.parent]!.children!.run!);
  const run = thread.children!.run!;
  return run.waiting === 'items' ? readEffect(ctx, place, run) : writeEffect(ctx, place, run);
}

/** A part of the results has been written; after the last one the Map Run is over. */
export function resultsWritten(ctx: StepContext, { files, manifest }: Extract<Event, { type: 'resultsWritten' }>): Transition | null {
  const children = ctx.thread.children!;
  const run = children.run!;
  ctx.thread.turn = 0;
  run.waiting = null;
  run.files.push(...files);
  run.unwritten = run.unwritten.slice(run.writing);
  run.unwrittenBytes = run.unwritten.reduce((bytes, result) => bytes + bytesOf(result), 0);
  run.parts++;
  return manifest === null ? null : conclude(ctx, children, run, manifest);
}

/** The end of a Map Run, when all that had to be done for it is done. */
function conclude(ctx: StepContext, children: Children, run: MapRun, manifest: Manifest | null): Transition {
  const { thread, state } = ctx;
  if (run.failure !== null) return mapRunFailed(ctx, run.failure.error, run.failure.cause);
  over(run.summary, 'SUCCEEDED', ctx.at);
  const succeeded = ctx.record(EventCode.MapRunSucceeded, thread.previous, state.id, null);
  ctx.record(EventCode.MapStateSucceeded, succeeded, state.id, null);
  // Recordings until June 2024, all of a JSONPath Map that is the first state, let the Exited event follow MapRunSucceeded; those since November
  // 2024, none of which is of such a state, let it follow MapRunStarted.
  if (state.language === 'JSONPath' && thread.before === 0) thread.previous = succeeded;
  if (run.tooLarge) return dataLimitExceeded(state);
  if (manifest !== null) {
    const output = { MapRunArn: run.mapRunArn, ResultWriterDetails: { ...manifest } };
    return ctx.exit(output, null, jsonSize(output));
  }
  const without = new Set(run.withoutResult);
  const kept: readonly Json[] = without.size === 0 ? children.results : children.results.filter((_, index) => !without.has(index));
  const results = run.writer?.transformation === 'FLATTEN' ? kept.flatMap((result) => (isArray(result) ? result : [result])) : kept;
  return ctx.exit(results, null, children.resultBound);
}
