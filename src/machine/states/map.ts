import type { Field, MapState } from '../../definition/machine';
import { StatesError } from '../../errors/states-error';
import { EventCode } from '../../history/event-code';
import { isArray, type JsonArray } from '../../json/json';
import type { StepContext } from '../step-context';
import type { Transition } from '../transition';

/** One attempt of an inline Map. Spec: https://states-language.net/#map-state */
export function tryMap(state: MapState, ctx: StepContext): Transition {
  ctx.evaluateArguments();
  const { value, bound } = ctx;
  ctx.input = value;
  const items = itemsOf(ctx, state.items);
  const concurrency = concurrencyOf(ctx, state.maxConcurrency);
  ctx.emit(EventCode.MapStateStarted, items.length);
  return {
    kind: 'spawn',
    children: { items, input: value, text: null, bound, concurrency, count: items.length, started: 0, done: 0, results: [], texts: null, resultBound: 2 },
  };
}

function itemsOf(ctx: StepContext, field: Field): JsonArray {
  const items = field.evaluate(ctx);
  if (isArray(items)) return items;
  throw new StatesError('States.Runtime', `Reference path "${field.text}" must point to array.`);
}

/**
 * MaxConcurrency: 0 stands for no limit of the definition's own. An inline Map runs at most 40 iterations at a time
 * (https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html).
 */
function concurrencyOf(ctx: StepContext, field: Field | null): number {
  const most = ctx.execution.quotas.inlineMapConcurrency;
  if (field === null) return most;
  const value = field.evaluate(ctx);
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    // Recording test_max_concurrency_path[max_concurrency_value0]
    throw new StatesError('States.Runtime', `The ${field.name} field refers to value "${JSON.stringify(value)}" which is not a valid integer: ${field.text}`);
  }
  if (value < 0) throw new StatesError('States.Runtime', `${field.name} cannot be negative.`);
  return value === 0 ? most : Math.min(value, most);
}
