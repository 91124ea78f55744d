import type { Json } from '../json/json';
import { jsonSize } from '../json/size';
import type { Execution, Identity, Quotas } from './execution';

/** AWS's own limits: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const standardQuotas: Quotas = { payloadBytes: 262_144, historyEvents: 25_000, inlineMapConcurrency: 40, executionSeconds: 31_536_000 };
export const expressQuotas: Quotas = { ...standardQuotas, historyEvents: Number.MAX_SAFE_INTEGER, executionSeconds: 300 };

/**
 * A new execution, which 'started' sets going.
 *
 * @param input - Its input. The execution keeps it as it is: whoever could still change it hands in a copy (I5).
 * @param seed - An integer; what is random in the execution follows from it.
 */
export const createExecution = (identity: Identity, input: Json, seed: number, quotas: Quotas, inputText: string | null = null): Execution => ({
  identity,
  quotas,
  seed,
  input,
  inputText,
  inputBytes: jsonSize(input),
  status: 'RUNNING',
  startedAt: 0,
  deadline: 0,
  endedAt: null,
  output: null,
  outputText: null,
  error: null,
  cause: null,
  events: 0,
  turns: 0,
  threads: [],
  free: [],
  ready: [],
});
