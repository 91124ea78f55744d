import type { Counts, MapRunSummary } from '../machine/map-run/summary';
import type { Execution } from './execution';

/** The counts of a Map Run, as DescribeMapRun gives them: of its items, or of its child executions. */
export interface MapRunCounts {
  readonly total: number;
  readonly pending: number;
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly aborted: number;
}

/**
 * A Map Run: what a Map state in Distributed mode has set going.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeMapRun.html
 */
export interface MapRun {
  readonly mapRunArn: string;
  readonly executionArn: string;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  readonly startDate: Date;
  readonly stopDate?: Date;
  readonly maxConcurrency: number;
  readonly toleratedFailureCount: number;
  readonly toleratedFailurePercentage: number;
  readonly itemCounts: MapRunCounts;
  readonly executionCounts: MapRunCounts;
  /** Its child executions that have ended and are kept (option `childExecutions`), each with its own history. */
  readonly executions: readonly Execution[];
}

export const mapRun = (summary: MapRunSummary, executionArn: string, executions: readonly Execution[]): MapRun => ({
  mapRunArn: summary.mapRunArn,
  executionArn,
  status: summary.status,
  startDate: new Date(summary.startedAt),
  ...(summary.stoppedAt !== null && { stopDate: new Date(summary.stoppedAt) }),
  maxConcurrency: summary.maxConcurrency,
  toleratedFailureCount: summary.toleratedFailureCount ?? 0,
  toleratedFailurePercentage: summary.toleratedFailurePercentage ?? 0,
  itemCounts: counts(summary.itemCounts),
  executionCounts: counts(summary.executionCounts),
  executions,
});

const counts = ({ total, running, succeeded, failed, timedOut, aborted }: Counts): MapRunCounts => ({
  total,
  pending: total - running - succeeded - failed - timedOut - aborted,
  running,
  succeeded,
  failed,
  timedOut,
  aborted,
});
