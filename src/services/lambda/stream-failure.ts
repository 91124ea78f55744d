import type { Account } from './account';
import { functionArn } from './function-name';
import type { Ran } from './function-run';
import type { Mapping } from './mapping';
import type { Entry } from './shard-reader';

/** Why records were given up. */
export type Discarded = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/** What a destination is told of records that were given up: https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html */
export function discardedRecord(
  account: Account,
  mapping: Mapping,
  shardId: string,
  entries: readonly Entry[],
  condition: Discarded,
  approximateInvokeCount: number,
  ran: Ran | undefined,
): string {
  const first = entries[0]!;
  const last = entries.at(-1)!;
  return JSON.stringify({
    requestContext: {
      requestId: account.requestIds.next(),
      functionArn: functionArn(account, mapping.functionName, mapping.qualifier),
      condition,
      approximateInvokeCount,
    },
    ...(ran !== undefined && { responseContext: { statusCode: 200, executedVersion: ran.version, functionError: ran.failed ? 'Unhandled' : null } }),
    version: '1.0',
    timestamp: new Date(account.clock.now()).toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first.sequenceNumber,
      endSequenceNumber: last.sequenceNumber,
      approximateArrivalOfFirstRecord: seconds(first.madeAt),
      approximateArrivalOfLastRecord: seconds(last.madeAt),
      batchSize: entries.length,
      streamArn: mapping.eventSourceArn,
    },
  });
}

const seconds = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
