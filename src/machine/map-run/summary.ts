/** A Map Run as DescribeMapRun tells of it. */
export interface MapRunSummary {
  readonly mapRunArn: string;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  readonly startedAt: number;
  stoppedAt: number | null;
  readonly maxConcurrency: number;
  readonly toleratedFailureCount: number | null;
  readonly toleratedFailurePercentage: number | null;
  readonly itemCounts: Counts;
  readonly executionCounts: Counts;
}

export interface Counts {
  total: number;
  running: number;
  succeeded: number;
  failed: number;
  timedOut: number;
  aborted: number;
}

export const noneYet = (total: number): Counts => ({ total, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 });

/** A child execution that ran has ended. */
export function countEnd({ itemCounts, executionCounts }: MapRunSummary, how: Exclude<keyof Counts, 'total' | 'running'>, items: number): void {
  itemCounts.running -= items;
  itemCounts[how] += items;
  executionCounts.running--;
  executionCounts[how]++;
}

/** The Map Run is over; what of it still runs is stopped. */
export function close(summary: MapRunSummary, status: 'SUCCEEDED' | 'FAILED' | 'ABORTED', at: number): void {
  summary.status = status;
  summary.stoppedAt = at;
  for (const counts of [summary.itemCounts, summary.executionCounts]) {
    counts.aborted += counts.running;
    counts.running = 0;
  }
}
