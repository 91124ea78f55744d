/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html */
import { bodiless, noSuchKey, notImplemented, preconditionFailed } from './errors';
import type { CopySourceRequest, ReadConditions, WriteConditions } from './shapes';
import type { ObjectVersion, StoredObject } from './stored-object';

export const readConditionShapes = { IfMatch: 'text', IfNoneMatch: 'text', IfModifiedSince: 'date', IfUnmodifiedSince: 'date' } as const;
export const writeConditionShapes = { IfMatch: 'text', IfNoneMatch: 'text' } as const;

const bare = (etag: string): string =>
  etag
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');

export const sameEtag = (a: string, b: string): boolean => bare(a) === bare(b);

/** Whether an entity tag is among those of a header. */
const matches = (header: string, etag: string): boolean => header.trim() === '*' || header.split(',').some((each) => sameEtag(each, etag));

/** The header that says no, of those that read: what an entity tag says counts more than what a time says, as RFC 9110 section 13.2.2 has it. */
function failing({ IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince }: ReadConditions, modified: number, etag: string): string | null {
  if (IfMatch !== undefined) {
    if (!matches(IfMatch, etag)) return 'If-Match';
  } else if (IfUnmodifiedSince !== undefined && modified > IfUnmodifiedSince.getTime()) return 'If-Unmodified-Since';
  if (IfNoneMatch !== undefined) return matches(IfNoneMatch, etag) ? 'If-None-Match' : null;
  return IfModifiedSince !== undefined && modified <= IfModifiedSince.getTime() ? 'If-Modified-Since' : null;
}

/** @throws PreconditionFailed, or 304 where the reader knows the object already */
export function checkRead(conditions: ReadConditions, { modified }: ObjectVersion, { etag }: StoredObject): void {
  const header = failing(conditions, modified, etag);
  if (header === 'If-None-Match' || header === 'If-Modified-Since') throw bodiless(304);
  if (header !== null) throw preconditionFailed(header);
}

/** @throws PreconditionFailed, whichever condition does not hold */
export function checkCopySource(request: CopySourceRequest, { modified }: ObjectVersion, { etag }: StoredObject): void {
  const conditions = {
    IfMatch: request.CopySourceIfMatch,
    IfNoneMatch: request.CopySourceIfNoneMatch,
    IfModifiedSince: request.CopySourceIfModifiedSince,
    IfUnmodifiedSince: request.CopySourceIfUnmodifiedSince,
  };
  const header = failing(conditions, modified, etag);
  if (header !== null) throw preconditionFailed(`x-amz-copy-source-${header}`);
}

/** @throws NotImplemented for conditions that S3 has not, NoSuchKey where what should be replaced is not there, PreconditionFailed */
export function checkWrite({ IfMatch, IfNoneMatch }: WriteConditions, key: string, current: ObjectVersion | undefined): void {
  if (IfMatch !== undefined && IfNoneMatch !== undefined) throw notImplemented('If-Match,If-None-Match');
  const object = current?.object ?? null;
  if (IfNoneMatch !== undefined) {
    if (IfNoneMatch.trim() !== '*') throw notImplemented('If-None-Match');
    if (object !== null) throw preconditionFailed('If-None-Match');
  }
  if (IfMatch === undefined) return;
  if (IfMatch.trim() === '*') throw notImplemented('If-Match');
  if (object === null) throw noSuchKey(key);
  if (!sameEtag(IfMatch, object.etag)) throw preconditionFailed('If-Match');
}

/** "Conditional delete evaluations only apply to the current version of the object." @throws NoSuchKey, PreconditionFailed */
export function checkDelete(ifMatch: string | undefined, key: string, current: ObjectVersion | undefined): void {
  if (ifMatch === undefined) return;
  if (current === undefined) throw noSuchKey(key);
  if (current.object === null || !(ifMatch.trim() === '*' || sameEtag(ifMatch, current.object.etag))) throw preconditionFailed('If-Match');
}
