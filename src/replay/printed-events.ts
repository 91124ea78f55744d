import { eventTypes } from '../history/event-code';
import { isArray, isObject } from '../json/json';

/** What is read of an event as the AWS CLI or SDK gives it; none of it is sure to be there. */
export interface PrintedEvent {
  readonly id?: unknown;
  readonly previousEventId?: unknown;
  readonly type?: unknown;
  readonly stateEnteredEventDetails?: PrintedDetails | null;
  readonly stateExitedEventDetails?: PrintedDetails | null;
  readonly executionStartedEventDetails?: PrintedDetails | null;
  readonly executionSucceededEventDetails?: PrintedDetails | null;
  readonly lambdaFunctionScheduledEventDetails?: PrintedDetails | null;
  readonly taskScheduledEventDetails?: PrintedDetails | null;
  readonly taskStartedEventDetails?: PrintedDetails | null;
  readonly taskSubmittedEventDetails?: PrintedDetails | null;
  readonly taskSucceededEventDetails?: PrintedDetails | null;
  readonly mapStateStartedEventDetails?: PrintedDetails | null;
  readonly mapIterationStartedEventDetails?: PrintedDetails | null;
  readonly mapIterationSucceededEventDetails?: PrintedDetails | null;
}

export interface PrintedDetails {
  readonly name?: unknown;
  readonly index?: unknown;
  readonly length?: unknown;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly parameters?: unknown;
  readonly assignedVariables?: unknown;
  readonly resource?: unknown;
  readonly resourceType?: unknown;
  readonly timeoutInSeconds?: unknown;
  readonly heartbeatInSeconds?: unknown;
  readonly taskCredentials?: unknown;
}

const ends: ReadonlySet<unknown> = new Set(eventTypes.filter((type) => /^Execution(?:Succeeded|Failed|Aborted|TimedOut)$/.test(type)));

/**
 * The events of a whole execution as one answer of GetExecutionHistory has them, of which nothing was taken out.
 *
 * @returns undefined for a history of any other form.
 */
export function printedEvents(read: unknown): readonly PrintedEvent[] | undefined {
  if (isObject(read) && (read['nextToken'] !== undefined || (isArray(read['redacted']) && read['redacted'].length > 0))) return undefined;
  const events: unknown = isObject(read) ? read['events'] : read;
  if (!isArray(events) || events.length < 2) return undefined;
  const [first] = events;
  const last = events[events.length - 1];
  if (!isObject(first) || first['id'] !== 1 || first['type'] !== 'ExecutionStarted') return undefined;
  return isObject(last) && ends.has(last['type']) ? (events as readonly PrintedEvent[]) : undefined;
}
