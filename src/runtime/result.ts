import type { HistoryEvent } from '../history/event';
import { copyKnownJson } from '../json/copy';
import type { Json } from '../json/json';
import type { Execution } from '../machine/execution';
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

/** The result of an execution that has ended, which is the caller's own to change. */
export function resultOf<Output>(
  data: Execution,
  { executionArn, history, mapRuns }: Pick<Ended, 'executionArn' | 'history' | 'mapRuns'>,
): ExecutionResult<Output> {
  const startDate = new Date(data.startedAt);
  const stopDate = new Date(data.endedAt!);
  if (data.status === 'SUCCEEDED')
    return { status: data.status, output: copyKnownJson(data.output) as Output, executionArn, startDate, stopDate, history, mapRuns };
  return {
    status: data.status as 'FAILED' | 'TIMED_OUT' | 'ABORTED',
    ...(data.error !== null && data.status !== 'TIMED_OUT' && { error: data.error }),
    ...(data.cause !== null && { cause: data.cause }),
    executionArn,
    startDate,
    stopDate,
    history,
    mapRuns,
  };
}
