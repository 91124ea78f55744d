import type { HistoryEvent } from 'asl-interpreter';
import type { Colours } from './colours';
import { explain } from './explain';
import { dateAndTime, duration } from './format';
import type { DayReport } from './report';
import { backoffs } from './retries';
import type { Run } from './run';

/** The order whose path says most: the one with the most retries that was recorded in the end. */
export function mostEventful({ runs }: DayReport): string | undefined {
  let [chosen, most] = [runs[0]?.orderId, -1];
  for (const { orderId, result } of runs) {
    const retries = result.status === 'SUCCEEDED' ? backoffs(result.history()).length : -1;
    if (retries > most) [chosen, most] = [orderId, retries];
  }
  return chosen;
}

/** The executions of one order, event by event, with simulated times. */
export function pathOf(runs: readonly Run[], colours: Colours): string[] {
  return runs.flatMap(({ result }, i) => {
    const history = result.history();
    const heading = colours.dim(`  execution ${i + 1} of ${runs.length}, ${history.length} events`);
    return [heading, ...history.map((event, at) => line(event, history[at - 1], colours))];
  });
}

function line(event: HistoryEvent, before: HistoryEvent | undefined, { dim, red, yellow, green }: Colours): string {
  const passed = event.timestamp.getTime() - (before ?? event).timestamp.getTime();
  const type = event.type.padEnd(24);
  const colour = /(Failed|Aborted|TimedOut)$/.test(event.type) ? red : event.type === 'ExecutionSucceeded' ? green : String;
  const waited = passed === 0 ? '' : `+ ${duration(passed)}`;
  return `  ${dim(String(event.id).padStart(3))}  ${dateAndTime(event.timestamp)}  ${yellow(waited.padEnd(13))}  ${colour(type)}  ${detail(event)}`.trimEnd();
}

function detail(event: HistoryEvent): string {
  const entered = event.stateEnteredEventDetails ?? event.stateExitedEventDetails;
  if (entered !== undefined) return entered.name;
  const failure =
    event.taskFailedEventDetails ??
    event.taskTimedOutEventDetails ??
    event.lambdaFunctionFailedEventDetails ??
    event.lambdaFunctionTimedOutEventDetails ??
    event.executionFailedEventDetails ??
    event.executionAbortedEventDetails ??
    event.executionTimedOutEventDetails;
  if (failure !== undefined) return explain(failure.error, failure.cause);
  const task = event.taskScheduledEventDetails;
  if (task !== undefined) return `${task.resourceType}:${task.resource}`;
  return event.lambdaFunctionScheduledEventDetails?.resource ?? '';
}
