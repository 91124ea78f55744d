import { type Account, bucketOf, only } from '../account';
import { malformedXml } from '../errors';
import type { DeleteObjectsOutput, DeleteObjectsRequest } from '../shapes';

/** "The request can contain a list of up to 1,000 keys". https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
export function deleteObjects(account: Account, input: DeleteObjectsRequest): DeleteObjectsOutput {
  only(input, ['Bucket', 'Delete', 'ExpectedBucketOwner']);
  const bucket = bucketOf(account, input);
  const { Objects = [], Quiet = false } = input.Delete ?? {};
  if (Objects.length < 1 || Objects.length > 1000) throw malformedXml();
  for (const object of Objects) {
    only(object, ['Key']);
    if (!object.Key) throw malformedXml();
  }
  for (const { Key } of Objects) bucket.delete(Key!);
  return Quiet ? {} : { Deleted: Objects.map(({ Key }) => ({ Key })) };
}
