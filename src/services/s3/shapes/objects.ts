import type { ObjectStream } from '../object-stream';
import type { BucketRequest, Owner } from './buckets';

export interface ObjectRequest extends BucketRequest {
  Key: string | undefined;
  RequestPayer?: 'requester' | undefined;
}
export interface VersionRequest extends ObjectRequest {
  /** 'null' is the version that was put while versioning was not on. */
  VersionId?: string | undefined;
}

export type StorageClass =
  | 'AWS_BACKUP_LOW_COST_WARM'
  | 'AWS_BACKUP_WARM'
  | 'DEEP_ARCHIVE'
  | 'EXPRESS_ONEZONE'
  | 'FSX_ONTAP'
  | 'FSX_OPENZFS'
  | 'GLACIER'
  | 'GLACIER_IR'
  | 'INTELLIGENT_TIERING'
  | 'ONEZONE_IA'
  | 'OUTPOSTS'
  | 'REDUCED_REDUNDANCY'
  | 'SNOW'
  | 'STANDARD'
  | 'STANDARD_IA';
export type ServerSideEncryption = 'AES256' | 'aws:backup' | 'aws:fsx' | 'aws:kms' | 'aws:kms:dsse';
export type ChecksumType = 'COMPOSITE' | 'FULL_OBJECT';

/** What an object has beside its bytes. */
export interface ObjectProperties {
  CacheControl?: string | undefined;
  ContentDisposition?: string | undefined;
  ContentEncoding?: string | undefined;
  ContentLanguage?: string | undefined;
  ContentType?: string | undefined;
  Expires?: Date | undefined;
  /** Names are case-insensitive: they are kept in lower case. */
  Metadata?: Record<string, string> | undefined;
  StorageClass?: StorageClass | undefined;
  WebsiteRedirectLocation?: string | undefined;
}

export interface EncryptionMembers {
  ServerSideEncryption?: ServerSideEncryption | undefined;
  SSEKMSKeyId?: string | undefined;
  BucketKeyEnabled?: boolean | undefined;
}
export interface EncryptionRequest extends EncryptionMembers {
  SSEKMSEncryptionContext?: string | undefined;
}

/** Base64. */
export interface ChecksumMembers {
  ChecksumCRC32?: string | undefined;
  ChecksumCRC32C?: string | undefined;
  ChecksumCRC64NVME?: string | undefined;
  ChecksumSHA1?: string | undefined;
  ChecksumSHA256?: string | undefined;
  ChecksumSHA512?: string | undefined;
  ChecksumMD5?: string | undefined;
}
export interface ChecksumOutput extends ChecksumMembers {
  ChecksumType?: ChecksumType | undefined;
}
export interface ChecksumRequest extends ChecksumMembers {
  ChecksumAlgorithm?: string | undefined;
  ContentMD5?: string | undefined;
}

export interface WriteConditions {
  IfMatch?: string | undefined;
  IfNoneMatch?: string | undefined;
}
export interface ReadConditions extends WriteConditions {
  IfModifiedSince?: Date | undefined;
  IfUnmodifiedSince?: Date | undefined;
}

/** What the bytes of an object may come as. */
export type Content = string | Uint8Array | AsyncIterable<Uint8Array | string> | { arrayBuffer(): Promise<ArrayBuffer> };

/** What a request that makes an object says of it. */
export interface WriteRequest extends ObjectRequest, ObjectProperties, EncryptionRequest {
  ACL?: string | undefined;
  /** As in a URL's query: 'a=1&b=2'. */
  Tagging?: string | undefined;
}

export interface PutObjectRequest extends WriteRequest, ChecksumRequest, WriteConditions {
  Body?: Content | undefined;
  ContentLength?: number | undefined;
}
export interface PutObjectOutput extends ChecksumOutput, EncryptionRequest {
  ETag?: string | undefined;
  VersionId?: string | undefined;
}

export interface GetObjectRequest extends VersionRequest, ReadConditions {
  /** As in HTTP: 'bytes=0-99', 'bytes=100-', 'bytes=-8'. */
  Range?: string | undefined;
  PartNumber?: number | undefined;
  ChecksumMode?: 'ENABLED' | undefined;
  ResponseCacheControl?: string | undefined;
  ResponseContentDisposition?: string | undefined;
  ResponseContentEncoding?: string | undefined;
  ResponseContentLanguage?: string | undefined;
  ResponseContentType?: string | undefined;
  ResponseExpires?: Date | undefined;
}
export interface HeadObjectOutput extends ObjectProperties, EncryptionMembers, ChecksumOutput {
  AcceptRanges?: string | undefined;
  ContentLength?: number | undefined;
  ContentRange?: string | undefined;
  ETag?: string | undefined;
  ExpiresString?: string | undefined;
  LastModified?: Date | undefined;
  PartsCount?: number | undefined;
  TagCount?: number | undefined;
  VersionId?: string | undefined;
}
export interface GetObjectOutput extends HeadObjectOutput {
  Body?: ObjectStream;
}

export interface DeleteObjectRequest extends VersionRequest {
  IfMatch?: string | undefined;
  BypassGovernanceRetention?: boolean | undefined;
}
export interface DeleteObjectOutput {
  DeleteMarker?: boolean | undefined;
  VersionId?: string | undefined;
}

export interface DeleteObjectsRequest extends BucketRequest {
  Delete:
    { Objects: { Key: string | undefined; VersionId?: string | undefined; ETag?: string | undefined }[] | undefined; Quiet?: boolean | undefined } | undefined;
  RequestPayer?: 'requester' | undefined;
  BypassGovernanceRetention?: boolean | undefined;
  ChecksumAlgorithm?: string | undefined;
}
export interface DeletedObject {
  Key?: string | undefined;
  VersionId?: string | undefined;
  DeleteMarker?: boolean | undefined;
  DeleteMarkerVersionId?: string | undefined;
}
export interface DeleteObjectsOutput {
  Deleted?: DeletedObject[] | undefined;
  Errors?: { Key?: string | undefined; VersionId?: string | undefined; Code?: string | undefined; Message?: string | undefined }[] | undefined;
}

export interface CopySourceRequest {
  /** 'bucket/key' or 'bucket/key?versionId=id', URL-encoded. */
  CopySource: string | undefined;
  CopySourceIfMatch?: string | undefined;
  CopySourceIfNoneMatch?: string | undefined;
  CopySourceIfModifiedSince?: Date | undefined;
  CopySourceIfUnmodifiedSince?: Date | undefined;
  ExpectedSourceBucketOwner?: string | undefined;
}
export interface CopyObjectRequest extends WriteRequest, CopySourceRequest, WriteConditions {
  ChecksumAlgorithm?: string | undefined;
  MetadataDirective?: 'COPY' | 'REPLACE' | undefined;
  TaggingDirective?: 'COPY' | 'REPLACE' | undefined;
}
export interface CopyObjectOutput extends EncryptionRequest {
  CopyObjectResult?: (ChecksumOutput & { ETag?: string | undefined; LastModified?: Date | undefined }) | undefined;
  CopySourceVersionId?: string | undefined;
  VersionId?: string | undefined;
}

export interface GetObjectAttributesRequest extends VersionRequest {
  /** Any of ETag, Checksum, ObjectParts, StorageClass, ObjectSize. */
  ObjectAttributes: string[] | undefined;
  /** At most 1,000, which is the default. */
  MaxParts?: number | undefined;
  PartNumberMarker?: string | undefined;
}
export interface GetObjectAttributesOutput {
  LastModified?: Date | undefined;
  VersionId?: string | undefined;
  /** Here without quotes. */
  ETag?: string | undefined;
  Checksum?: ChecksumOutput | undefined;
  ObjectParts?:
    | {
        TotalPartsCount?: number | undefined;
        PartNumberMarker?: string | undefined;
        NextPartNumberMarker?: string | undefined;
        MaxParts?: number | undefined;
        IsTruncated?: boolean | undefined;
        Parts?: (ChecksumMembers & { PartNumber?: number | undefined; Size?: number | undefined })[] | undefined;
      }
    | undefined;
  StorageClass?: StorageClass | undefined;
  ObjectSize?: number | undefined;
}

export interface Tag {
  Key: string | undefined;
  Value: string | undefined;
}
export interface PutObjectTaggingRequest extends VersionRequest {
  Tagging: { TagSet: Tag[] | undefined } | undefined;
  ContentMD5?: string | undefined;
  ChecksumAlgorithm?: string | undefined;
}
export interface ObjectTaggingOutput {
  VersionId?: string | undefined;
}
export interface GetObjectTaggingOutput extends ObjectTaggingOutput {
  TagSet: Tag[];
}

export type Permission = 'FULL_CONTROL' | 'READ' | 'READ_ACP' | 'WRITE' | 'WRITE_ACP';
export interface Grant {
  Grantee?:
    | {
        Type: 'AmazonCustomerByEmail' | 'CanonicalUser' | 'Group' | undefined;
        ID?: string | undefined;
        URI?: string | undefined;
        DisplayName?: string | undefined;
        EmailAddress?: string | undefined;
      }
    | undefined;
  Permission?: Permission | undefined;
}
/** Who may do what, by a name or by its grants. */
export interface AclRequest {
  ACL?: string | undefined;
  AccessControlPolicy?: { Grants?: Grant[] | undefined; Owner?: Owner | undefined } | undefined;
  ContentMD5?: string | undefined;
  ChecksumAlgorithm?: string | undefined;
}
export interface PutObjectAclRequest extends VersionRequest, AclRequest {}
export interface AclOutput {
  Owner?: Owner | undefined;
  Grants?: Grant[] | undefined;
}
