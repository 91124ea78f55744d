import type { Distributed, Field, MapState, ResultWriter } from '../../definition/machine';
import { StatesError } from '../../errors/states-error';
import { hash } from '../../json/hash';
import type { JsonArray, JsonObject } from '../../json/json';
import type { ItemSource } from '../../resources/item-source';
import type { Identity } from '../execution';
import { identifier } from '../identifier';
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
    children: childIdentity(ctx.execution.identity, label, distributed.executionType),
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
function childIdentity({ executionArns, stateMachineArn, stateMachineName, roleArn }: Identity, label: string, type: Distributed['executionType']): Identity {
  return {
    executionArns: `${executionArns.slice(0, -1).replace(/:(?:execution|express):/, type === 'EXPRESS' ? ':express:' : ':execution:')}/${label}:`,
    stateMachineArn: `${stateMachineArn}/${label}`,
    stateMachineName: `${stateMachineName}/${label}`,
    roleArn,
  };
}
