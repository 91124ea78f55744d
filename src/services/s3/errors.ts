/** The errors of Amazon S3 by their codes, with AWS's texts. See https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
import { ServiceException } from '../../errors/service-exception';

const s3Error = (name: string, message: string, httpStatusCode: number, members: object = {}): ServiceException =>
  new ServiceException(name, message, 'client', { httpStatusCode }, { Code: name, ...members });

export const noSuchBucket = (BucketName: string): ServiceException => s3Error('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName });

export const noSuchKey = (Key: string): ServiceException => s3Error('NoSuchKey', 'The specified key does not exist.', 404, { Key });

/** The answer to a HEAD request has no body that could name an error: so do SDK v3 clients call it. */
export const notFound = (): ServiceException => new ServiceException('NotFound', 'UnknownError', 'client', { httpStatusCode: 404 });

export const bucketAlreadyOwnedByYou = (BucketName: string): ServiceException =>
  s3Error('BucketAlreadyOwnedByYou', 'Your previous request to create the named bucket succeeded and you already own it.', 409, { BucketName });

export const bucketNotEmpty = (BucketName: string): ServiceException =>
  s3Error('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409, { BucketName });

export const invalidBucketName = (BucketName: string): ServiceException =>
  s3Error('InvalidBucketName', 'The specified bucket is not valid.', 400, { BucketName });

export const invalidRange = (size: number, range: string): ServiceException =>
  s3Error('InvalidRange', 'The requested range is not satisfiable', 416, { ActualObjectSize: String(size), RangeRequested: range });

export const invalidArgument = (message: string, ArgumentName: string, value: unknown): ServiceException =>
  s3Error('InvalidArgument', message, 400, { ArgumentName, ArgumentValue: String(value) });

export const keyTooLong = (size: number): ServiceException =>
  s3Error('KeyTooLongError', 'Your key is too long', 400, { Size: String(size), MaxSizeAllowed: '1024' });

export const malformedXml = (): ServiceException =>
  s3Error('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema', 400);

export const accessDenied = (): ServiceException => s3Error('AccessDenied', 'Access Denied', 403);

/** Something that S3 has and this service has not yet: it is refused, never ignored. */
export const notSupportedYet = (member: string): ServiceException =>
  s3Error('UnsupportedOperation', `The member ${member} is not supported yet by the in-memory bucket service. Leave it out.`, 400);

/** A client refuses a request without a bucket or a key before it sends one: so does this service. */
export const emptyInput = (member: string): Error => new Error(`Empty value provided for input HTTP label: ${member}.`);
