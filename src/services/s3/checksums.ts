/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html */
import { createHash } from 'node:crypto';
import { crc32, crc32c, crc64nvme } from './crc';
import { badDigest, invalidDigest, invalidRequest, notSupportedYet } from './errors';
import type { ChecksumMembers, ChecksumOutput, ChecksumRequest, ChecksumType } from './shapes';

const digest =
  (algorithm: string) =>
  (bytes: Uint8Array): Buffer =>
    createHash(algorithm).update(bytes).digest();

const sums = {
  CRC32: crc32,
  CRC32C: crc32c,
  CRC64NVME: crc64nvme,
  SHA1: digest('sha1'),
  SHA256: digest('sha256'),
  SHA512: digest('sha512'),
  MD5: digest('md5'),
} as const;

export type ChecksumAlgorithm = keyof typeof sums;
export const checksumAlgorithms = Object.keys(sums) as readonly ChecksumAlgorithm[];

export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly type: ChecksumType;
  /** Base64; one that is composed of those of parts ends with '-' and how many they are. */
  readonly value: string;
}

const memberOf = (algorithm: ChecksumAlgorithm): keyof ChecksumMembers => `Checksum${algorithm}`;

/** The shapes of the members of a request that carry checksums. */
export const checksumShapes = Object.fromEntries(checksumAlgorithms.map((algorithm) => [memberOf(algorithm), 'text' as const]));

export const checksumOf = (algorithm: ChecksumAlgorithm, bytes: Uint8Array): Checksum => ({
  algorithm,
  type: 'FULL_OBJECT',
  value: sums[algorithm](bytes).toString('base64'),
});

/** "The checksum of checksums": that of the parts' checksums, one after the other. */
export const composedOf = (algorithm: ChecksumAlgorithm, values: readonly string[]): Checksum => ({
  algorithm,
  type: 'COMPOSITE',
  value: `${sums[algorithm](Buffer.concat(values.map((value) => Buffer.from(value, 'base64')))).toString('base64')}-${values.length}`,
});

export const memberFor = ({ algorithm, value }: Pick<Checksum, 'algorithm' | 'value'>): ChecksumMembers => ({ [memberOf(algorithm)]: value });

export const shownChecksum = (checksum: Checksum): ChecksumOutput => ({ ...memberFor(checksum), ChecksumType: checksum.type });

/** The algorithm that a request names. @throws InvalidRequest, and UnsupportedOperation for those that are not here */
export function algorithmNamed(name: string): ChecksumAlgorithm {
  if (Object.hasOwn(sums, name)) return name as ChecksumAlgorithm;
  if (/^XXHASH(?:64|3|128)$/.test(name)) throw notSupportedYet(`ChecksumAlgorithm ${name}`);
  throw invalidRequest('Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]');
}

/** The checksum in the members of a request. @throws InvalidRequest where there are many, or it is none of its algorithm */
export function checksumIn(members: ChecksumMembers): { algorithm: ChecksumAlgorithm; value: string } | undefined {
  const [algorithm, ...others] = checksumAlgorithms.filter((each) => members[memberOf(each)] !== undefined);
  if (algorithm === undefined) return undefined;
  if (others.length > 0) throw invalidRequest('Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.');
  return { algorithm, value: members[memberOf(algorithm)]! };
}

/**
 * Holds bytes against the digests that came with them, and gives their checksum: by the algorithm of the one that came, or the one that is named, or
 * CRC32, which the AWS SDKs send by default (https://docs.aws.amazon.com/sdkref/latest/guide/feature-dataintegrity.html).
 */
export function checkedChecksum(request: ChecksumRequest, bytes: Uint8Array): Checksum {
  checkMd5(request.ContentMD5, bytes);
  const given = checksumIn(request);
  const named = request.ChecksumAlgorithm === undefined ? undefined : algorithmNamed(request.ChecksumAlgorithm);
  if (given !== undefined && named !== undefined && given.algorithm !== named) {
    throw invalidRequest('Value for x-amz-sdk-checksum-algorithm header is invalid.');
  }
  const checksum = checksumOf(given?.algorithm ?? named ?? 'CRC32', bytes);
  if (given !== undefined && given.value !== checksum.value) {
    const isOne = Buffer.from(given.value, 'base64').toString('base64') === given.value && given.value.length === checksum.value.length;
    if (!isOne) throw invalidRequest(`Value for x-amz-checksum-${given.algorithm.toLowerCase()} header is invalid.`);
    throw badDigest(given.algorithm, given.value, checksum.value);
  }
  return checksum;
}

function checkMd5(given: string | undefined, bytes: Uint8Array): void {
  if (given === undefined) return;
  const expected = Buffer.from(given, 'base64');
  if (expected.length !== 16 || expected.toString('base64') !== given) throw invalidDigest(given);
  const calculated = sums.MD5(bytes);
  if (!calculated.equals(expected)) throw badDigest('Content-MD5', given, calculated.toString('base64'));
}

/** An entity tag in double quotes: the MD5 of the bytes. */
export const etagOf = (bytes: Uint8Array): string => `"${sums.MD5(bytes).toString('hex')}"`;

/** That of an object of many parts: the MD5 of the parts' ones, and how many they are. */
export const etagOfParts = (etags: readonly string[]): string =>
  `"${sums.MD5(Buffer.concat(etags.map((etag) => Buffer.from(etag.slice(1, -1), 'hex')))).toString('hex')}-${etags.length}"`;
