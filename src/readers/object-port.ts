/** What names an object of Amazon S3. */
export interface GetObjectInput {
  Bucket: string | undefined;
  Key: string | undefined;
  VersionId?: string | undefined;
  ExpectedBucketOwner?: string | undefined;
  /** As in HTTP: 'bytes=100-' or 'bytes=-8'. */
  Range?: string | undefined;
}

/** The stream of an object's bytes, with the mixin of the AWS SDK v3. In Node.js it is an async iterable of Uint8Array, too, and is read as such. */
export interface ObjectBody {
  transformToByteArray(): Promise<Uint8Array>;
}

export interface GetObjectOutput {
  Body?: ObjectBody | undefined;
  /** As in HTTP: 'bytes 100-199/200'. */
  ContentRange?: string | undefined;
}

export interface ListObjectsV2Input {
  Bucket: string | undefined;
  Prefix?: string | undefined;
  StartAfter?: string | undefined;
  ContinuationToken?: string | undefined;
  MaxKeys?: number | undefined;
  ExpectedBucketOwner?: string | undefined;
}

export interface ListedObject {
  ETag?: string | undefined;
  Key?: string | undefined;
  LastModified?: Date | undefined;
  /** Bytes. */
  Size?: number | undefined;
  StorageClass?: string | undefined;
}

export interface ListObjectsV2Output {
  Contents?: ListedObject[] | undefined;
  IsTruncated?: boolean | undefined;
  NextContinuationToken?: string | undefined;
}

export interface PutObjectInput {
  Bucket: string | undefined;
  Key: string | undefined;
  Body?: string | Uint8Array;
  ContentType?: string | undefined;
}

/**
 * What a Distributed Map uses of Amazon S3: methods of the AWS SDK's aggregated client, in its own shapes, so that `new S3({})` of
 * @aws-sdk/client-s3 fits as it is. Every method rejects with an error whose `name` is the S3 error code.
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/s3/
 */
export interface ObjectPort {
  getObject(input: GetObjectInput): Promise<GetObjectOutput>;
  listObjectsV2(input: ListObjectsV2Input): Promise<ListObjectsV2Output>;
  putObject(input: PutObjectInput): Promise<object>;
}
