import type { MapState } from '../../definition/machine';
import { EventCode } from '../../history/event-code';
import { isArray, isObject, type Json, type JsonArray } from '../../json/json';
import { beginMapRun } from '../map-run/begin';
import { refused } from '../refused';
import type { StepContext } from '../step-context';
import type { Transition } from '../transition';
import { wholeNumber } from '../whole-number';

/** One attempt. Spec: https://states-language.net/#map-state */
export function tryMap(state: MapState, ctx: StepContext): Transition {
  ctx.evaluateArguments();
  const { value, bound } = ctx;
  ctx.input = value;
  ctx.evaluating('map');
  const { items, keys } = state.distributed?.reader == null ? itemsOf(ctx, state) : { items: [], keys: null };
  const concurrency = concurrencyOf(ctx, state);
  ctx.emit(EventCode.MapStateStarted, items.length); // 0 where they are still to be read (recording test_map_item_reader_base_list_objects_v2)
  const run = state.distributed === null ? null : beginMapRun(ctx, state.distributed, state, { items, keys, concurrency });
  if (run !== null) ctx.emit(EventCode.MapRunStarted, run.mapRunArn);
  return {
    kind: 'spawn',
    children: { items, input: value, text: null, bound, concurrency, count: items.length, started: 0, done: 0, results: [], texts: null, resultBound: 2, run },
  };
}

/** An array, in Distributed mode also an object: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-fields-dist-map.html */
function itemsOf(ctx: StepContext, { items: field, distributed }: MapState): { items: JsonArray; keys: readonly string[] | null } {
  const items: Json = field.evaluate(ctx);
  if (isArray(items)) return { items, keys: null };
  if (distributed !== null && isObject(items)) return { items: Object.values(items), keys: Object.keys(items) };
  throw refused(
    ctx,
    field,
    field.location === undefined ? `Reference path "${field.text}" must point to array.` : `Items must be an array but was: ${JSON.stringify(items)}`,
  );
}

/**
 * MaxConcurrency: 0 stands for no limit of the definition's own. An inline Map runs at most 40 iterations at a time, a distributed one 10,000 child
 * executions (https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html).
 */
function concurrencyOf(ctx: StepContext, { maxConcurrency: field, distributed }: MapState): number {
  const { inlineMapConcurrency, distributedMapConcurrency } = ctx.execution.quotas;
  const most = distributed === null ? inlineMapConcurrency : distributedMapConcurrency;
  if (field === null) return most;
  const value = wholeNumber(ctx, field);
  return value === 0 ? most : Math.min(value, most);
}
