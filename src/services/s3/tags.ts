/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html */
import { badRequest, invalidArgument, invalidTag } from './errors';
import type { Tag } from './shapes';

const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** @throws InvalidTag; BadRequest where there are too many */
export function checkedTags(tags: readonly Tag[], of: 'Object' | 'Bucket'): readonly Tag[] {
  const most = of === 'Object' ? 10 : 50;
  if (tags.length > most) throw badRequest(of === 'Object' ? 'Object tags cannot be greater than 10' : 'Bucket tag count cannot be greater than 50');
  const keys = new Set<string>();
  for (const { Key = '', Value = '' } of tags) {
    if (Key === '' || Key.length > 128 || !allowed.test(Key)) throw invalidTag('The TagKey you have provided is invalid', Key);
    if (Key.startsWith('aws:')) throw invalidTag('System tags cannot be added/updated by requester');
    if (Value.length > 256 || !allowed.test(Value)) throw invalidTag('The TagValue you have provided is invalid', Key);
    if (keys.has(Key)) throw invalidTag('Cannot provide multiple Tags with the same key', Key);
    keys.add(Key);
  }
  return tags;
}

/** The tags of a request's `Tagging`: 'a=1&b=2'. @throws InvalidArgument where it is no such text */
export function tagsIn(header: string | undefined): readonly Tag[] {
  if (header === undefined || header === '') return [];
  const pairs = [...new URLSearchParams(header)];
  if (pairs.some(([key]) => key === '') || new Set(pairs.map(([key]) => key)).size < pairs.length) {
    throw invalidArgument(
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
      'x-amz-tagging',
      header,
    );
  }
  return checkedTags(
    pairs.map(([Key, Value]) => ({ Key, Value })),
    'Object',
  );
}
