/**
 * The inputs and outputs of the S3 actions, as the AWS SDK v3 client for S3 has them.
 * See https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 */
export type * from './shapes/buckets';
export type * from './shapes/listings';
export type * from './shapes/objects';
export type * from './shapes/settings';
export type * from './shapes/uploads';
