import type { Account } from './account';
import type { PendingEvent } from './async-events';
import { functionArn } from './function-name';
import type { Target } from './function-record';
import type { MessageAttributeValue } from './ports';

/** How an event came to its end. */
export type Condition = 'Success' | 'RetriesExhausted' | 'EventAgeExceeded' | 'ZeroReservedConcurrency';

/** What a destination is told: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
export function invocationRecord(account: Account, event: PendingEvent, target: Target, condition: Condition, ran: PendingEvent['lastError']): string {
  return JSON.stringify({
    version: '1.0',
    timestamp: new Date(account.clock.now()).toISOString(),
    requestContext: {
      requestId: event.requestId,
      functionArn: functionArn(account, target.record.name, target.qualifier ?? '$LATEST'),
      condition,
      approximateInvokeCount: event.failures + (condition === 'Success' ? 1 : 0),
    },
    requestPayload: JSON.parse(event.payload) as unknown,
    ...(ran !== undefined && {
      responseContext: { statusCode: 200, executedVersion: ran.version, ...(ran.failed && { functionError: 'Unhandled' }) },
      responsePayload: JSON.parse(ran.payload) as unknown,
    }),
  });
}

/** Bytes of an error's text: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-dlq */
const errorMessageBytes = 1024;

/** What a dead letter tells beside the event. An event that never ran failed by throttling. */
export function deadLetterAttributes(RequestID: string, ran: PendingEvent['lastError']): Record<string, MessageAttributeValue> {
  const message = ran === undefined ? 'Rate Exceeded.' : ((JSON.parse(ran.payload) as { errorMessage?: unknown } | null)?.errorMessage ?? ran.payload);
  return {
    RequestID: { DataType: 'String', StringValue: RequestID },
    ErrorCode: { DataType: 'Number', StringValue: ran === undefined ? '429' : '200' },
    ErrorMessage: { DataType: 'String', StringValue: Buffer.from(String(message)).subarray(0, errorMessageBytes).toString() || ' ' },
  };
}
