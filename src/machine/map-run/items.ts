import type { MapState } from '../../definition/machine';
import type { Json } from '../../json/json';
import { jsonSize } from '../../json/size';
import type { Effect } from '../effect';
import type { Event } from '../event';
import type { Children } from '../execution';
import type { StepContext } from '../step-context';
import { beginTurn, turnOf } from '../timers';
import type { Batch, MapRun } from './map-run';

/** Asks for the next items: all that were read are taken. */
export function readMore(ctx: StepContext, place: number, run: MapRun): void {
  run.waiting = 'items';
  beginTurn(ctx, place);
  ctx.output.effects.push(readEffect(ctx, place, run));
}

export const readEffect = (ctx: StepContext, place: number, run: MapRun): Effect => ({
  kind: 'readItems',
  ...turnOf(ctx, place),
  source: run.source!,
  cursor: run.cursor,
});

/** Items have come. */
export function itemsRead(ctx: StepContext, { items, keys, source, cursor }: Extract<Event, { type: 'itemsRead' }>): void {
  const run = ctx.thread.children!.run!;
  ctx.thread.turn = 0;
  run.waiting = null;
  run.keys = keys;
  run.itemsSource = source;
  run.items = items;
  run.next = 0;
  run.summary.itemCounts.total += items.length;
  run.cursor = cursor;
  if (cursor === null) run.exhausted = true;
}

/** The input of the next child, an item or a batch of them, and how many it holds; null where items are still to be read for it. */
export function nextInput(ctx: StepContext, children: Children, run: MapRun): { input: Json; items: number } | null {
  if (run.batch !== null) return nextBatch(ctx, children, run, run.batch);
  if (run.next === run.items.length) return null;
  const input = selected(ctx, children, run);
  take(run);
  return { input, items: 1 };
}

/** Fills a batch; one that more items could still join waits for them. An item for which it has no room begins the next. */
function nextBatch(ctx: StepContext, children: Children, run: MapRun, batch: Batch): { input: Json; items: number } | null {
  const common = 'input' in batch ? { BatchInput: batch.input } : {};
  const empty = jsonSize({ ...common, Items: [] });
  const { batched } = run;
  const filled = (rest: Json[], restBytes: number): { input: Json; items: number } => {
    run.batched = rest;
    run.batchedBytes = restBytes;
    return { input: { ...common, Items: batched }, items: batched.length };
  };
  while (run.next < run.items.length) {
    const item = selected(ctx, children, run);
    const itemBytes = jsonSize(item);
    take(run);
    if (batched.length > 0 && run.batchedBytes + 1 + itemBytes > batch.maxBytes) return filled([item], empty + itemBytes);
    run.batchedBytes = (batched.length === 0 ? empty : run.batchedBytes + 1) + itemBytes;
    if (batched.push(item) === batch.maxItems) return filled([], 0);
  }
  return batched.length > 0 && run.exhausted ? filled([], 0) : null;
}

function take(run: MapRun): void {
  run.next++;
  run.taken++;
}

/**
 * An item, or what the ItemSelector makes of it. Of an object "Step Functions runs an iteration for each key-value pair in the object, passing the pair
 * to the iteration as input": https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemspath.html; its form was measured in
 * floci-io/floci pull request 1588.
 */
function selected(ctx: StepContext, { input }: Children, run: MapRun): Json {
  const item = run.items[run.next]!;
  const { itemSelector } = ctx.state as MapState;
  const key = run.keys?.[run.next];
  if (itemSelector === null) return key === undefined ? item : { Key: key, Value: item };
  const index = run.taken;
  ctx.input = input;
  ctx.forItem({ index, value: item, source: run.itemsSource, ...(key !== undefined && { key }) });
  ctx.evaluating(`item ${index}`);
  try {
    return itemSelector.evaluate(ctx);
  } finally {
    ctx.forItem(null);
  }
}
