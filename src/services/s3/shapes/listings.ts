import type { BucketRequest, Owner } from './buckets';
import type { ChecksumType, StorageClass } from './objects';

/** What all lists of what a bucket holds have in common. */
export interface ListRequest extends BucketRequest {
  Prefix?: string | undefined;
  Delimiter?: string | undefined;
  EncodingType?: 'url' | undefined;
  RequestPayer?: 'requester' | undefined;
}
export interface ListOutput {
  Prefix?: string | undefined;
  Delimiter?: string | undefined;
  EncodingType?: 'url' | undefined;
  CommonPrefixes?: { Prefix?: string | undefined }[] | undefined;
  IsTruncated?: boolean | undefined;
}
/** A list with at most 1,000 keys, which is the default. */
interface KeysRequest extends ListRequest {
  MaxKeys?: number | undefined;
}
interface KeysOutput extends ListOutput {
  Name?: string | undefined;
  MaxKeys?: number | undefined;
}

export type ChecksumAlgorithmName = 'CRC32' | 'CRC32C' | 'CRC64NVME' | 'MD5' | 'SHA1' | 'SHA256' | 'SHA512';

export interface ListedContent {
  Key?: string | undefined;
  LastModified?: Date | undefined;
  ETag?: string | undefined;
  ChecksumAlgorithm?: ChecksumAlgorithmName[] | undefined;
  ChecksumType?: ChecksumType | undefined;
  /** Bytes. */
  Size?: number | undefined;
  StorageClass?: StorageClass | undefined;
  Owner?: Owner | undefined;
}

export interface ListObjectsRequest extends KeysRequest {
  Marker?: string | undefined;
}
export interface ListObjectsOutput extends KeysOutput {
  Contents?: ListedContent[] | undefined;
  Marker?: string | undefined;
  NextMarker?: string | undefined;
}

export interface ListObjectsV2Request extends KeysRequest {
  StartAfter?: string | undefined;
  ContinuationToken?: string | undefined;
  FetchOwner?: boolean | undefined;
}
export interface ListObjectsV2Output extends KeysOutput {
  Contents?: ListedContent[] | undefined;
  KeyCount?: number | undefined;
  StartAfter?: string | undefined;
  ContinuationToken?: string | undefined;
  NextContinuationToken?: string | undefined;
}

export interface ListObjectVersionsRequest extends KeysRequest {
  KeyMarker?: string | undefined;
  VersionIdMarker?: string | undefined;
}
interface ListedVersion {
  Key?: string | undefined;
  VersionId?: string | undefined;
  IsLatest?: boolean | undefined;
  LastModified?: Date | undefined;
  Owner?: Owner | undefined;
}
export interface ListObjectVersionsOutput extends KeysOutput {
  /** The SDK's type knows one storage class only; S3 tells which one it is. */
  Versions?: (ListedVersion & Omit<ListedContent, 'StorageClass'> & { StorageClass?: 'STANDARD' | undefined })[] | undefined;
  DeleteMarkers?: ListedVersion[] | undefined;
  KeyMarker?: string | undefined;
  VersionIdMarker?: string | undefined;
  NextKeyMarker?: string | undefined;
  NextVersionIdMarker?: string | undefined;
}
