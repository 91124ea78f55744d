/** What GetObject and HeadObject have in common. */
import type { Account } from './account';
import { byteRange, type ByteRange } from './byte-range';
import { memberFor, shownChecksum } from './checksums';
import { checkRead, readConditionShapes } from './conditions';
import { invalidArgument, invalidPartNumber, invalidRequest } from './errors';
import { described } from './object-properties';
import { everywhere, requested } from './request';
import { OneOf } from './shape';
import type { ChecksumOutput, GetObjectRequest, HeadObjectOutput } from './shapes';
import type { StoredObject } from './stored-object';
import { objectOf } from './versions';

const shape = {
  ...everywhere,
  ...readConditionShapes,
  Key: 'text',
  VersionId: 'text',
  Range: 'text',
  PartNumber: 'number',
  ChecksumMode: new OneOf('ENABLED'),
  ResponseCacheControl: 'text',
  ResponseContentDisposition: 'text',
  ResponseContentEncoding: 'text',
  ResponseContentLanguage: 'text',
  ResponseContentType: 'text',
  ResponseExpires: 'date',
} as const;

export interface ReadObject {
  readonly object: StoredObject;
  readonly output: HeadObjectOutput;
  /** The bytes that were asked for; null: all. */
  readonly range: ByteRange | null;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export function readObject(account: Account, input: GetObjectRequest, method: 'GET' | 'HEAD'): ReadObject {
  const request = requested(input, shape);
  const { Range, PartNumber, ChecksumMode } = request;
  if (Range !== undefined && PartNumber !== undefined) throw invalidRequest('Cannot specify both Range header and partNumber query parameter');
  const { version, object, isVersioned } = objectOf(account, request, method);
  checkRead(request, version, object);
  const size = object.bytes.length;
  const range = PartNumber === undefined ? byteRange(Range, size) : partRange(object, PartNumber);
  const output: HeadObjectOutput = {
    ...described(version, object, isVersioned),
    ...overrides(request),
    ...(ChecksumMode !== undefined && checksumOfRange(object, range, PartNumber)),
    ...(PartNumber !== undefined && object.parts !== null && { PartsCount: object.parts.length }),
    ...(range !== null && { ContentLength: range.end - range.start, ContentRange: `bytes ${range.start}-${range.end - 1}/${size}` }),
  };
  return { object, output, range };
}

/** An object that came in one piece has one part. @throws InvalidArgument, InvalidPartNumber */
function partRange({ bytes, parts }: StoredObject, number: number): ByteRange | null {
  if (number < 1 || number > 10_000) throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive', 'partNumber', number);
  const all = parts ?? [{ size: bytes.length }];
  if (number > all.length) throw invalidPartNumber(all.length, number);
  const start = all.slice(0, number - 1).reduce((sum, { size }) => sum + size, 0);
  const end = start + all[number - 1]!.size;
  // There is no way to say of which part it is that there is nothing.
  return start === end ? null : { start, end };
}

/** Of a part its own checksum, of other ranges none. */
function checksumOfRange({ checksum, parts }: StoredObject, range: ByteRange | null, number: number | undefined): ChecksumOutput {
  if (number !== undefined && parts !== null) {
    const value = parts[number - 1]!.checksum;
    return value === null ? {} : { ...memberFor({ algorithm: checksum.algorithm, value }), ChecksumType: checksum.type };
  }
  return range === null || number !== undefined ? shownChecksum(checksum) : {};
}

function overrides(request: GetObjectRequest): HeadObjectOutput {
  const { ResponseExpires: expires } = request;
  const texts = {
    CacheControl: request.ResponseCacheControl,
    ContentDisposition: request.ResponseContentDisposition,
    ContentEncoding: request.ResponseContentEncoding,
    ContentLanguage: request.ResponseContentLanguage,
    ContentType: request.ResponseContentType,
  };
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
    ...(expires !== undefined && { Expires: new Date(expires), ExpiresString: expires.toUTCString() }),
  };
}
