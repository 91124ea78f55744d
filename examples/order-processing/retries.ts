import type { HistoryEvent } from 'asl-interpreter';
import type { Run } from './run';

export interface Retries {
  /** How many retries were made, and in how many executions. */
  readonly count: number;
  readonly executions: number;
  /** How many of these executions recorded their purchase in the end. */
  readonly recorded: number;
  /** Simulated milliseconds spent in backoff: of all executions together, and in the one that waited longest. */
  readonly waited: number;
  readonly longestWait: number;
}

/** The retries in the histories of executions. */
export function retriesOf(runs: readonly Run[]): Retries {
  const waits = runs
    .map(({ result }) => ({ backoffs: backoffs(result.history()), recorded: result.status === 'SUCCEEDED' }))
    .filter(({ backoffs }) => backoffs.length > 0);
  const sums = waits.map(({ backoffs }) => backoffs.reduce((sum, wait) => sum + wait, 0));
  return {
    count: waits.reduce((sum, { backoffs }) => sum + backoffs.length, 0),
    executions: waits.length,
    recorded: waits.filter(({ recorded }) => recorded).length,
    waited: sums.reduce((sum, wait) => sum + wait, 0),
    longestWait: Math.max(0, ...sums),
  };
}

/** How long each retry waited: a task that failed or timed out, and is scheduled again without its state being entered again. */
export function backoffs(history: readonly HistoryEvent[]): number[] {
  const waits: number[] = [];
  for (const { type, previousEventId, timestamp } of history) {
    if (!type.endsWith('Scheduled')) continue;
    const previous = history[previousEventId - 1];
    if (previous !== undefined && /(Failed|TimedOut)$/.test(previous.type)) waits.push(timestamp.getTime() - previous.timestamp.getTime());
  }
  return waits;
}
