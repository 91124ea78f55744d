import type { BucketRequest, Owner } from './buckets';
import type { ChecksumAlgorithmName, ListOutput, ListRequest } from './listings';
import type {
  ChecksumMembers,
  ChecksumOutput,
  ChecksumRequest,
  ChecksumType,
  Content,
  CopySourceRequest,
  EncryptionMembers,
  EncryptionRequest,
  ObjectRequest,
  StorageClass,
  WriteConditions,
  WriteRequest,
} from './objects';

export interface UploadRequest extends ObjectRequest {
  UploadId: string | undefined;
}

export interface CreateMultipartUploadRequest extends WriteRequest {
  ChecksumAlgorithm?: string | undefined;
  ChecksumType?: ChecksumType | undefined;
}
export interface CreateMultipartUploadOutput extends EncryptionRequest {
  Bucket?: string | undefined;
  Key?: string | undefined;
  UploadId?: string | undefined;
  ChecksumAlgorithm?: ChecksumAlgorithmName | undefined;
  ChecksumType?: ChecksumType | undefined;
}

export interface UploadPartRequest extends UploadRequest, ChecksumRequest {
  /** 1 to 10,000. */
  PartNumber: number | undefined;
  Body?: Content | undefined;
  ContentLength?: number | undefined;
}
export interface UploadPartOutput extends ChecksumMembers, EncryptionMembers {
  ETag?: string | undefined;
}

export interface UploadPartCopyRequest extends UploadRequest, CopySourceRequest {
  PartNumber: number | undefined;
  /** 'bytes=first-last'. Default: all of the source. */
  CopySourceRange?: string | undefined;
}
export interface UploadPartCopyOutput extends EncryptionMembers {
  CopyPartResult?: (ChecksumMembers & { ETag?: string | undefined; LastModified?: Date | undefined }) | undefined;
  CopySourceVersionId?: string | undefined;
}

export interface CompletedPart extends ChecksumMembers {
  ETag?: string | undefined;
  PartNumber?: number | undefined;
}
export interface CompleteMultipartUploadRequest extends UploadRequest, ChecksumMembers, WriteConditions {
  MultipartUpload?: { Parts?: CompletedPart[] | undefined } | undefined;
  ChecksumType?: ChecksumType | undefined;
  /** Bytes. */
  MpuObjectSize?: number | undefined;
}
export interface CompleteMultipartUploadOutput extends ChecksumOutput, EncryptionMembers {
  Location?: string | undefined;
  Bucket?: string | undefined;
  Key?: string | undefined;
  ETag?: string | undefined;
  VersionId?: string | undefined;
}

export interface ListPartsRequest extends UploadRequest {
  /** At most 1,000, which is the default. */
  MaxParts?: number | undefined;
  PartNumberMarker?: string | undefined;
}
export interface ListedPart extends ChecksumMembers {
  PartNumber?: number | undefined;
  LastModified?: Date | undefined;
  ETag?: string | undefined;
  Size?: number | undefined;
}
export interface ListPartsOutput {
  Bucket?: string | undefined;
  Key?: string | undefined;
  UploadId?: string | undefined;
  PartNumberMarker?: string | undefined;
  NextPartNumberMarker?: string | undefined;
  MaxParts?: number | undefined;
  IsTruncated?: boolean | undefined;
  Parts?: ListedPart[] | undefined;
  Initiator?: Owner | undefined;
  Owner?: Owner | undefined;
  StorageClass?: StorageClass | undefined;
  ChecksumAlgorithm?: ChecksumAlgorithmName | undefined;
  ChecksumType?: ChecksumType | undefined;
}

export interface ListMultipartUploadsRequest extends ListRequest, BucketRequest {
  /** At most 1,000, which is the default. */
  MaxUploads?: number | undefined;
  KeyMarker?: string | undefined;
  UploadIdMarker?: string | undefined;
}
export interface ListMultipartUploadsOutput extends ListOutput {
  Bucket?: string | undefined;
  KeyMarker?: string | undefined;
  UploadIdMarker?: string | undefined;
  NextKeyMarker?: string | undefined;
  NextUploadIdMarker?: string | undefined;
  MaxUploads?: number | undefined;
  Uploads?:
    | {
        UploadId?: string | undefined;
        Key?: string | undefined;
        Initiated?: Date | undefined;
        StorageClass?: StorageClass | undefined;
        Owner?: Owner | undefined;
        Initiator?: Owner | undefined;
        ChecksumAlgorithm?: ChecksumAlgorithmName | undefined;
        ChecksumType?: ChecksumType | undefined;
      }[]
    | undefined;
}
