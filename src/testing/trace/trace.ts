import { durationText } from './duration-text';
import { failureText } from './failure-of';
import { recordOf, type Executed, type ExecutionRecord } from './record';
import { shortened } from './shorten';
import { traceLines, type Marks, type TraceLine } from './trace-lines';

/**
 * An execution as a text to read: a line a state with the time since the start, below it its calls with their inputs and results, retries with their
 * delays, what was caught, and, indented, branches, iterations and child executions. '✗' stands where something went wrong. Long payloads are
 * shortened, and of a Map with many iterations those are shown that failed and some of the others.
 *
 * @param execution - An `ExecutionResult`, an `Execution`, or the events of a recorded history.
 * @throws UsageError for what is no execution, and for one without a history.
 * @example
 * console.log(traceOf(await machine.execute({ orderId: 'o-1' })));
 */
export const traceOf = (execution: Executed): string => traceText(recordOf(execution), new Set());

/** @param marks - What is told by '▶' on the left. */
export function traceText(record: ExecutionRecord, marks: Marks): string {
  const { startedAt } = record;
  const input = record.events[0]!.details['input'] as string | undefined;
  const lines: TraceLine[] = [
    { at: startedAt, marked: false, text: `input ${shortened(input, 100)}` },
    ...traceLines(record.main, marks),
    { at: record.stoppedAt, marked: marks.has('end'), text: endText(record) },
  ];
  let last = '';
  const times = lines.map(({ at }) => {
    const time = at === null || Number.isNaN(at) ? last : durationText(at - startedAt);
    return time === last ? '' : (last = time);
  });
  const width = Math.max(...times.map((time) => time.length));
  return lines.map(({ marked, text }, i) => `${marked ? '▶' : ' '} ${times[i]!.padStart(width)}  ${text}`).join('\n');
}

function endText(record: ExecutionRecord): string {
  if (record.status === 'RUNNING') return 'still RUNNING';
  return record.status === 'SUCCEEDED' ? `SUCCEEDED → ${shortened(JSON.stringify(record.output), 100)}` : `✗ ${endingText(record)}`;
}

/** How an execution ended, in a few words: 'FAILED with PaymentDeclined: no funds'. */
export function endingText({ status, error, cause }: ExecutionRecord): string {
  if (error === undefined && cause === undefined) return status;
  return `${status} with ${failureText({ error, cause })}`;
}
