import { smallArray, type Json } from '../json/json';
import { jsonBound, jsonSize } from '../json/size';
import { newThread } from './threads';
import type { Execution, Identity, Quotas } from './execution';

/** AWS's own limits: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const standardQuotas: Quotas = {
  payloadBytes: 262_144,
  historyEvents: 25_000,
  inlineMapConcurrency: 40,
  distributedMapConcurrency: 10_000,
  executionSeconds: 31_536_000,
};
/**
 * AWS has no quota of events for Express workflows. What comes to a million has timed out long before; on a virtual clock, whose time stands still while
 * states only follow each other, it would never end.
 */
export const expressQuotas: Quotas = { ...standardQuotas, historyEvents: 1_000_000, executionSeconds: 300 };

/**
 * A new execution, which 'started' sets going.
 *
 * @param input - Its input. The execution keeps it as it is: whoever could still change it hands in a copy (I5).
 * @param seed - An integer; what is random in the execution follows from it.
 */
export function createExecution(identity: Identity, name: string, input: Json, seed: number, quotas: Quotas, inputText: string | null = null): Execution {
  const bound = jsonBound(input);
  return {
    identity,
    name,
    quotas: finite(quotas),
    seed,
    input,
    inputText,
    inputBytes: bound <= quotas.payloadBytes ? bound : jsonSize(input),
    status: 'RUNNING',
    startedAt: 0,
    deadline: 0,
    endedAt: null,
    output: null,
    outputText: null,
    error: null,
    cause: null,
    variableBytes: 0,
    events: 0,
    turns: 0,
    threads: [newThread()],
    mapRuns: null,
    free: [0],
    ready: smallArray(),
  };
}

/** An execution is JSON, which has no Infinity. */
function finite(quotas: Quotas): Quotas {
  const { payloadBytes, historyEvents, inlineMapConcurrency, distributedMapConcurrency, executionSeconds } = quotas;
  const most = Number.MAX_SAFE_INTEGER;
  if (Math.max(payloadBytes, historyEvents, inlineMapConcurrency, distributedMapConcurrency, executionSeconds) <= most) return quotas;
  return {
    payloadBytes: Math.min(payloadBytes, most),
    historyEvents: Math.min(historyEvents, most),
    inlineMapConcurrency: Math.min(inlineMapConcurrency, most),
    distributedMapConcurrency: Math.min(distributedMapConcurrency, most),
    executionSeconds: Math.min(executionSeconds, most),
  };
}
