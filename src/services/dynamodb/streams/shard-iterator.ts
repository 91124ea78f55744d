import { ServiceException } from '../../../errors/service-exception';
import { validation } from '../errors';
import { compareSequence } from './sequence-number';
import type { Stream } from './stream';

/** A place in a stream: what comes after a sequence number. */
export interface ShardIterator {
  readonly arn: string;
  readonly after: string;
  /** When it was given out, in milliseconds since the epoch. */
  readonly at: number;
}

/** "A shard iterator expires 15 minutes after it is returned to the requester." */
const VALID_MS = 15 * 60 * 1000;

/** The ARN, a number and letters without a meaning to the client, as AWS's are. */
export const iteratorText = ({ arn, after, at }: ShardIterator): string => `${arn}|1|${Buffer.from(`${at}/${after}`).toString('base64')}`;

/** @throws ValidationException, ExpiredIteratorException */
export function readIterator(text: string, now: number): ShardIterator {
  const [arn, , place] = text.split('|');
  const [, at, after] = /^(\d{1,16})\/(\d{21,40})$/.exec(Buffer.from(place ?? '', 'base64').toString()) ?? [];
  if (after === undefined) throw validation('Invalid ShardIterator');
  if (Number(at) + VALID_MS <= now) throw expired();
  return { arn: arn!, after, at: Number(at) };
}

/** @throws TrimmedDataAccessException where a record after the place is not there any more */
export function refuseTrimmed(stream: Stream, after: string): void {
  if (compareSequence(after, stream.trimmed) >= 0) return;
  // https://github.com/ironSource/node-dynamodb-stream/issues/13, on AWS
  throw new ServiceException('TrimmedDataAccessException', 'The data you are trying to access has been trimmed');
}

const expired = (): ServiceException =>
  new ServiceException(
    'ExpiredIteratorException',
    'The shard iterator has expired and can no longer be used to retrieve stream records. ' +
      'A shard iterator expires 15 minutes after it is retrieved using the GetShardIterator action.',
  );
