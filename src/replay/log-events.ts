import { UsageError } from '../errors/usage-error';
import { isArray, isObject, type JsonObject } from '../json/json';
import type { Pointer } from '../json/pointer';

/** An event as a state machine writes it to its log. */
export interface LogEvent {
  readonly event: JsonObject;
  readonly where: Pointer;
  readonly executionArn: string | undefined;
}

/**
 * The events of executions in what CloudWatch Logs gives (`filter-log-events`, `get-log-events`, `get-query-results`), whose `message` texts hold them, or the events that
 * such messages hold. Messages of something else in the same log are passed over.
 *
 * @returns undefined for what is no log.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
export function logEventsOf(value: unknown, where: Pointer = ''): LogEvent[] | undefined {
  if (isObject(value)) {
    const list = ['events', 'results'].find((name) => isArray(value[name]));
    return list === undefined ? undefined : logEventsOf(value[list], `${where}/${list}`);
  }
  if (!isArray(value) || (isObject(value[0]) && value[0]['previousEventId'] !== undefined)) return undefined;
  const found: LogEvent[] = [];
  let isLog = false;
  for (const [place, each] of value.entries()) {
    const page = isObject(each) && isArray(each['events']) ? logEventsOf(each, `${where}/${place}`) : undefined;
    if (page !== undefined) found.push(...page);
    const message = messageIn(each);
    const event = message === undefined ? each : messageOf(message);
    isLog ||= event !== each || page !== undefined;
    if (!isObject(event) || event['previous_event_id'] === undefined) continue;
    const arn = event['execution_arn'];
    found.push({ event, where: `${where}/${place}`, executionArn: typeof arn === 'string' ? arn : undefined });
  }
  return isLog || found.length > 0 ? found : undefined;
}

/** The text of a log event: under `message`, or the field `@message` of a row that a query of Logs Insights has found. */
function messageIn(value: unknown): string | undefined {
  const held: unknown = isArray(value) ? value.find((each) => isObject(each) && each['field'] === '@message') : value;
  const message = isObject(held) ? held[isArray(value) ? 'value' : 'message'] : undefined;
  return typeof message === 'string' ? message : undefined;
}

function messageOf(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}

/** The log events of each execution, by its ARN, in the order in which they come first. */
function byExecution(log: readonly LogEvent[]): Map<string, LogEvent[]> {
  const executions = new Map<string, LogEvent[]>();
  for (const each of log) {
    const { executionArn = '' } = each;
    const known = executions.get(executionArn);
    if (known === undefined) executions.set(executionArn, [each]);
    else known.push(each);
  }
  return executions;
}

/** Those of one execution: of the one that is named, or of the only one. */
export function onlyExecution(log: readonly LogEvent[], executionArn: string | undefined): readonly LogEvent[] {
  const executions = byExecution(log);
  const arns = Array.from(executions.keys());
  const fix = `Name one of these in the option "execution": ${arns.join(', ')}.`;
  if (arns.length === 0) throw new UsageError('This log has no event of an execution.', '', 'Give the log events of a state machine whose log level is ALL.');
  if (executionArn === undefined) {
    if (arns.length === 1) return log;
    throw new UsageError(`This log holds ${arns.length} executions.`, '', fix);
  }
  const found = executions.get(executionArn);
  if (found === undefined) throw new UsageError(`This log holds no execution "${executionArn}".`, '', fix);
  return found;
}

/**
 * The executions in a log of CloudWatch, each with its events as {@link replay} takes them.
 *
 * @throws UsageError for what is no log.
 */
export function executionsInLog(log: unknown): { readonly executionArn: string; readonly history: readonly JsonObject[] }[] {
  const events = logEventsOf(log);
  if (events === undefined) throw new UsageError('This is no log of CloudWatch.', '', 'Give what "aws logs filter-log-events" prints.');
  return Array.from(byExecution(events), ([executionArn, of]) => ({ executionArn, history: of.map(({ event }) => event) }));
}
