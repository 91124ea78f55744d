import { EventCode } from '../history/event-code';
import type { RecordedEvent } from './recorded-history';

/** What AWS records where it could not begin what a state has asked for. */
const neverBegun = new Set([
  EventCode.ActivityScheduleFailed,
  EventCode.LambdaFunctionScheduleFailed,
  EventCode.LambdaFunctionStartFailed,
  EventCode.TaskStartFailed,
]);

/**
 * Why no replay makes an event, whatever the definition is; undefined for one that a replay can make.
 * See https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export function whyUnrepeatable({ code, type }: RecordedEvent): string | undefined {
  if (neverBegun.has(code)) return `${type} tells that AWS could not begin the call, and in a replay every call begins`;
  return code < 0 ? `${type} is a type of event that is not known here` : undefined;
}
