import type { HistoryEvent } from '../history/event';
import type { Json } from '../json/json';
import type { MapRun } from './map-run';

interface Ended {
  readonly executionArn: string;
  readonly startDate: Date;
  readonly stopDate: Date;
  /** The events so far, in the shape of AWS's GetExecutionHistory; made when it is called. Empty where the machine keeps no history. */
  history(): HistoryEvent[];
  /** The Map Runs of its Distributed Maps. */
  mapRuns(): MapRun[];
}

/** How an execution ended. A failed workflow is a result, not a throw. */
export type ExecutionResult<Output = Json> =
  | (Ended & { readonly status: 'SUCCEEDED'; readonly output: Output; readonly error?: undefined; readonly cause?: undefined })
  | (Ended & { readonly status: 'FAILED' | 'TIMED_OUT' | 'ABORTED'; readonly output?: undefined; readonly error?: string; readonly cause?: string });
