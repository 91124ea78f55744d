import { members, nothing, oneOf, type ServiceResults } from '../result-shape';

const checksums = members('string', 'ChecksumCRC32 ChecksumCRC32C ChecksumCRC64NVME ChecksumSHA1 ChecksumSHA256');
const checksumType = oneOf('COMPOSITE FULL_OBJECT');
const storageClass = oneOf(
  'STANDARD REDUCED_REDUNDANCY STANDARD_IA ONEZONE_IA INTELLIGENT_TIERING GLACIER DEEP_ARCHIVE OUTPOSTS GLACIER_IR SNOW EXPRESS_ONEZONE FSX_OPENZFS FSX_ONTAP',
);
const requestCharged = oneOf('requester');

/** What a read or a written object is encrypted with. */
const encryption = {
  ...members('string', 'SSECustomerAlgorithm SSECustomerKeyMD5 SSEKMSKeyId'),
  BucketKeyEnabled: 'boolean',
  ServerSideEncryption: oneOf('AES256 aws:fsx aws:kms aws:kms:dsse'),
} as const;

const object = {
  ...checksums,
  ...encryption,
  ...members(
    'string',
    'AcceptRanges CacheControl ContentDisposition ContentEncoding ContentLanguage ContentRange ContentType ETag Expiration Expires ExpiresString LastModified ObjectLockRetainUntilDate Restore VersionId WebsiteRedirectLocation',
  ),
  ...members('number', 'ContentLength MissingMeta PartsCount TagCount'),
  ChecksumType: checksumType,
  DeleteMarker: 'boolean',
  Metadata: { values: 'string' },
  ObjectLockLegalHoldStatus: oneOf('ON OFF'),
  ObjectLockMode: oneOf('GOVERNANCE COMPLIANCE'),
  ReplicationStatus: oneOf('COMPLETE PENDING FAILED REPLICA COMPLETED'),
  RequestCharged: requestCharged,
  StorageClass: storageClass,
} as const;

const owner = { members: members('string', 'DisplayName ID') };

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html */
export const s3: ServiceResults = {
  copyObject: {
    members: {
      ...encryption,
      ...members('string', 'CopySourceVersionId Expiration SSEKMSEncryptionContext VersionId'),
      CopyObjectResult: { members: { ...checksums, ...members('string', 'ETag LastModified'), ChecksumType: checksumType } },
      RequestCharged: requestCharged,
    },
  },
  createBucket: { members: members('string', 'BucketArn Location') },
  deleteBucket: nothing,
  deleteObject: { members: { DeleteMarker: 'boolean', RequestCharged: requestCharged, VersionId: 'string' } },
  deleteObjects: {
    members: {
      Deleted: { items: { members: { ...members('string', 'DeleteMarkerVersionId Key VersionId'), DeleteMarker: 'boolean' } } },
      Errors: { items: { members: members('string', 'Code Key Message VersionId') } },
      RequestCharged: requestCharged,
    },
  },
  getObject: { members: { ...object, Body: 'string' } },
  headObject: { members: { ...object, ArchiveStatus: oneOf('ARCHIVE_ACCESS DEEP_ARCHIVE_ACCESS') } },
  listBuckets: {
    members: {
      Buckets: { items: { members: members('string', 'BucketArn BucketRegion CreationDate Name') } },
      ContinuationToken: 'string',
      Owner: owner,
      Prefix: 'string',
    },
  },
  listObjectsV2: {
    members: {
      ...members('string', 'ContinuationToken Delimiter Name NextContinuationToken Prefix StartAfter'),
      ...members('number', 'KeyCount MaxKeys'),
      CommonPrefixes: { items: { members: members('string', 'Prefix') } },
      Contents: {
        items: {
          members: {
            ...members('string', 'ETag Key LastModified'),
            ChecksumAlgorithm: { items: oneOf('CRC32 CRC32C SHA1 SHA256 CRC64NVME') },
            ChecksumType: checksumType,
            Owner: owner,
            RestoreStatus: { members: { IsRestoreInProgress: 'boolean', RestoreExpiryDate: 'string' } },
            Size: 'number',
            StorageClass: storageClass,
          },
        },
      },
      EncodingType: oneOf('url'),
      IsTruncated: 'boolean',
      RequestCharged: requestCharged,
    },
  },
  putObject: {
    members: {
      ...checksums,
      ...encryption,
      ...members('string', 'ETag Expiration SSEKMSEncryptionContext VersionId'),
      ChecksumType: checksumType,
      RequestCharged: requestCharged,
      Size: 'number',
    },
  },
};
