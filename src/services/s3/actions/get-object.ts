import type { Account } from '../account';
import { invalidObjectState } from '../errors';
import { objectStream } from '../object-stream';
import { readObject } from '../read-object';
import type { GetObjectOutput, GetObjectRequest } from '../shapes';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export function getObject(account: Account, input: GetObjectRequest): GetObjectOutput {
  const { object, output, range } = readObject(account, input, 'GET');
  const { StorageClass } = object.properties;
  // "If the object you are retrieving is stored in the S3 Glacier Flexible Retrieval … you must first restore a copy": nothing is restored here.
  if (StorageClass === 'GLACIER' || StorageClass === 'DEEP_ARCHIVE') throw invalidObjectState(StorageClass);
  return { Body: objectStream(range === null ? object.bytes : object.bytes.subarray(range.start, range.end)), ...output };
}
