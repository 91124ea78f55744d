import type { Distributed, Field, MapState, ResultWriter } from '../../definition/machine';
import { StatesError } from '../../errors/states-error';
import { hash } from '../../json/hash';
import type { Json, JsonArray, JsonObject } from '../../json/json';
import type { ItemSource } from '../../resources/item-source';
import { identifier } from '../identifier';
import { identityOf, mapRunArns } from '../identity';
import { keyOf } from '../key';
import type { StepContext } from '../step-context';
import { percentage, wholeNumber } from '../whole-number';
import type { Batch, MapRun, ResultTarget } from './map-run';
import { noneYet, type MapRunSummary } from './summary';

/** A Map Run as it begins, with its fields evaluated. Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
export function beginMapRun(
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
  const { identity } = ctx.execution;
  const mapRunArn = `${mapRunArns(identity, label)}:${identifier(ctx.execution.seed, keyOf(ctx.machine, ctx.execution, ctx.thread), 0)}`;
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
  const run: MapRun = {
    mapRunArn,
    // Recording test_map_state_label
    children: identityOf(identity.account, distributed.executionType, `${identity.stateMachineName}/${label}`, identity.roleArn),
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
    batched: [],
    batchedBytes: 0,
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
  // Where a field cannot be evaluated, there is no Map Run.
  (ctx.execution.mapRuns ??= []).push(summary);
  return run;
}

/** AWS makes a label up where there is none; here it belongs to the state's place in the definition. */
const labelOf = ({ where }: MapState): string => identifier(hash(where), where, 0);

function batchOf(ctx: StepContext, { input, maxItems, maxBytes }: NonNullable<Distributed['batcher']>): Batch {
  return {
    ...(input !== null && { input: input.evaluate(ctx) }),
    maxItems: maxItems === null ? Number.MAX_SAFE_INTEGER : Math.max(1, wholeNumber(ctx, maxItems)),
    maxBytes: maxBytes === null ? ctx.execution.quotas.payloadBytes : Math.min(wholeNumber(ctx, maxBytes), ctx.execution.quotas.payloadBytes),
  };
}

function targetOf(ctx: StepContext, { resource, arguments: step, config }: ResultWriter): ResultTarget {
  const { Bucket: bucket, Prefix: prefix } = (step === null ? {} : step.evaluate(ctx)) as { readonly Bucket?: Json; readonly Prefix?: Json };
  if (resource !== null && typeof bucket !== 'string')
    throw new StatesError('States.Runtime', 'The ResultWriter needs the Bucket that results are written to.');
  if (prefix !== undefined && typeof prefix !== 'string')
    throw new StatesError('States.Runtime', `The Prefix of the ResultWriter must be a string: ${JSON.stringify(prefix)}`);
  return {
    bucket: resource === null ? null : (bucket as string),
    prefix: prefix ?? '',
    transformation: config.Transformation ?? (resource === null ? 'COMPACT' : 'NONE'),
    outputType: config.OutputType ?? 'JSON',
  };
}
