import { duplicateTagKeys, invalidParameter, tagLimitExceeded, wrongType } from './errors';
import type { Tag } from './shapes';

const mostTags = 50;

/**
 * Tags by their keys: https://docs.aws.amazon.com/sns/latest/dg/sns-tags.html
 *
 * @throws InvalidParameter, TagLimitExceeded
 */
export function withTags(before: ReadonlyMap<string, string>, input: unknown): ReadonlyMap<string, string> {
  if (input === undefined || input === null) return before;
  if (!Array.isArray(input)) throw wrongType('Tags');
  const given = new Map<string, string>();
  for (const { Key: key, Value: value } of (input as (Tag | null)[]).map((tag) => tag ?? { Key: undefined, Value: undefined })) {
    if (typeof key !== 'string' || key.length < 1 || key.length > 128) throw invalidParameter('Tags Reason: A tag key must have 1 to 128 letters');
    if (typeof value !== 'string' || value.length > 256) throw invalidParameter('Tags Reason: A tag value must have 0 to 256 letters');
    if (/^aws:/i.test(key)) throw invalidParameter('Tags Reason: Tag keys that begin with aws: are reserved');
    if (given.has(key)) throw duplicateTagKeys();
    given.set(key, value);
  }
  const tags = new Map([...before, ...given]);
  if (tags.size > mostTags) throw tagLimitExceeded();
  return tags;
}

export const shownTags = (tags: ReadonlyMap<string, string>): Tag[] => [...tags].map(([Key, Value]) => ({ Key, Value }));
