import { type Account, objectOf, only } from '../account';
import { byteRange } from '../byte-range';
import { described } from '../object-properties';
import { objectStream } from '../object-stream';
import type { GetObjectOutput, GetObjectRequest } from '../shapes';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export function getObject(account: Account, input: GetObjectRequest): GetObjectOutput {
  only(input, ['Bucket', 'Key', 'Range', 'ExpectedBucketOwner']);
  const object = objectOf(account, input);
  const size = object.bytes.length;
  const range = byteRange(input.Range, size);
  if (range === null) return { Body: objectStream(object.bytes), ...described(object) };
  const bytes = object.bytes.subarray(range.start, range.end);
  return {
    Body: objectStream(bytes),
    ...described(object),
    ContentLength: bytes.length,
    ContentRange: `bytes ${range.start}-${range.end - 1}/${size}`,
  };
}
