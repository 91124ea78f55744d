import { type Account, bucketOf } from '../account';
import { algorithmNamed, checksumOf, etagOf, shownChecksum } from '../checksums';
import { checkWrite, writeConditionShapes } from '../conditions';
import { copySourceOf, copySourceShapes, shownSourceVersion } from '../copy-source';
import { invalidRequest } from '../errors';
import { checkedKey, factsOf, storageClassOf, writeShapes } from '../object-properties';
import { requested } from '../request';
import { OneOf } from '../shape';
import type { CopyObjectOutput, CopyObjectRequest } from '../shapes';
import { addVersion, type FoundObject, shownVersion } from '../versions';

const directive = new OneOf('COPY', 'REPLACE');
const shape = {
  ...writeShapes,
  ...writeConditionShapes,
  ...copySourceShapes,
  ChecksumAlgorithm: 'text',
  MetadataDirective: directive,
  TaggingDirective: directive,
} as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export function copyObject(account: Account, input: CopyObjectRequest): CopyObjectOutput {
  const request = requested(input, shape);
  const key = checkedKey(request.Key);
  const bucket = bucketOf(account, request);
  const source = copySourceOf(account, request);
  const { object: from } = source;
  const facts = factsOf(account, bucket, request);
  if (isSame(source, bucket.name, key) && changesNothing(request)) {
    throw invalidRequest(
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  checkWrite(request, key, bucket.versions.current(key));
  // "the storage class … is not copied", neither are the website's redirections and the access control list: they are what the request says.
  const { WebsiteRedirectLocation: _, ...copied } = from.properties;
  const algorithm = request.ChecksumAlgorithm === undefined ? from.checksum.algorithm : algorithmNamed(request.ChecksumAlgorithm);
  const isFull = algorithm === from.checksum.algorithm && from.checksum.type === 'FULL_OBJECT';
  const object = {
    ...facts,
    properties:
      request.MetadataDirective === 'REPLACE'
        ? facts.properties
        : {
            ...copied,
            StorageClass: storageClassOf(request),
            ...(request.WebsiteRedirectLocation !== undefined && { WebsiteRedirectLocation: request.WebsiteRedirectLocation }),
          },
    tags: request.TaggingDirective === 'REPLACE' ? facts.tags : from.tags,
    bytes: from.bytes,
    etag: from.parts === null ? from.etag : etagOf(from.bytes),
    checksum: isFull ? from.checksum : checksumOf(algorithm, from.bytes),
    parts: null,
  };
  const version = addVersion(account, bucket, key, object);
  return {
    CopyObjectResult: { ETag: object.etag, LastModified: new Date(version.modified), ...shownChecksum(object.checksum) },
    ...facts.encryption,
    ...shownSourceVersion(source),
    ...shownVersion(bucket, version),
  };
}

/** The current version of an object; an older one that is copied onto it changes it. */
const isSame = ({ bucket, version }: FoundObject, name: string, key: string): boolean =>
  bucket.name === name && version.place.key === key && bucket.versions.current(key) === version;

const changesNothing = (request: CopyObjectRequest): boolean =>
  request.MetadataDirective !== 'REPLACE' &&
  request.TaggingDirective !== 'REPLACE' &&
  request.StorageClass === undefined &&
  request.WebsiteRedirectLocation === undefined &&
  request.ServerSideEncryption === undefined;
