/** The errors of Amazon S3 by their codes, with AWS's texts. See https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
import { ServiceException } from '../../errors/service-exception';

/** @param members - What the error's XML has beside its code and message: clients put it on the exception, as texts. */
const s3Error = (name: string, message: string, httpStatusCode: number, members: object = {}): ServiceException =>
  new ServiceException(name, message, httpStatusCode < 500 ? 'client' : 'server', { httpStatusCode }, { Code: name, ...members });

export const noSuchBucket = (BucketName: string): ServiceException => s3Error('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName });

export const noSuchKey = (Key: string): ServiceException => s3Error('NoSuchKey', 'The specified key does not exist.', 404, { Key });

export const noSuchVersion = (Key: string, VersionId: string): ServiceException =>
  s3Error('NoSuchVersion', 'The specified version does not exist.', 404, { Key, VersionId });

export const noSuchUpload = (UploadId: string): ServiceException =>
  s3Error('NoSuchUpload', 'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.', 404, {
    UploadId,
  });

/** What was asked for does not go with a delete marker. */
export const methodNotAllowed = (Method: string): ServiceException =>
  s3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405, { Method, ResourceType: 'DeleteMarker' });

/**
 * An answer without a body names no error: the AWS SDK v3 calls it NotFound where its status is 404, else Unknown. So it is with every answer to a HEAD
 * request, and with 304.
 */
export const bodiless = (httpStatusCode: number): ServiceException =>
  new ServiceException(httpStatusCode === 404 ? 'NotFound' : 'Unknown', 'UnknownError', 'client', { httpStatusCode });

/** @param Condition - The header that does not hold. */
export const preconditionFailed = (Condition: string): ServiceException =>
  s3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412, { Condition });

export const notImplemented = (Header: string): ServiceException =>
  s3Error('NotImplemented', 'A header you provided implies functionality that is not implemented', 501, { Header });

export const bucketAlreadyOwnedByYou = (BucketName: string): ServiceException =>
  s3Error('BucketAlreadyOwnedByYou', 'Your previous request to create the named bucket succeeded and you already own it.', 409, { BucketName });

export const bucketNotEmpty = (BucketName: string, versions: boolean): ServiceException =>
  s3Error('BucketNotEmpty', `The bucket you tried to delete is not empty${versions ? '. You must delete all versions in the bucket.' : ''}`, 409, {
    BucketName,
  });

export const invalidBucketName = (BucketName: string): ServiceException =>
  s3Error('InvalidBucketName', 'The specified bucket is not valid.', 400, { BucketName });

export const illegalLocationConstraint = (constraint: string): ServiceException =>
  s3Error(
    'IllegalLocationConstraintException',
    `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    400,
  );

export const invalidLocationConstraint = (LocationConstraint: string): ServiceException =>
  s3Error('InvalidLocationConstraint', 'The specified location-constraint is not valid', 400, { LocationConstraint });

export const invalidRange = (size: number, range: string): ServiceException =>
  s3Error('InvalidRange', 'The requested range is not satisfiable', 416, { ActualObjectSize: String(size), RangeRequested: range });

export const invalidPartNumber = (parts: number, requested: number): ServiceException =>
  s3Error('InvalidPartNumber', 'The requested partnumber is not satisfiable', 416, {
    ActualPartCount: String(parts),
    PartNumberRequested: String(requested),
  });

export const invalidArgument = (message: string, ArgumentName: string, value: unknown): ServiceException =>
  s3Error('InvalidArgument', message, 400, { ArgumentName, ArgumentValue: String(value) });

export const invalidRequest = (message: string): ServiceException => s3Error('InvalidRequest', message, 400);

export const keyTooLong = (size: number): ServiceException =>
  s3Error('KeyTooLongError', 'Your key is too long', 400, { Size: String(size), MaxSizeAllowed: '1024' });

export const metadataTooLarge = (size: number): ServiceException =>
  s3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size', 400, { Size: String(size), MaxSizeAllowed: '2048' });

export const incompleteBody = (): ServiceException =>
  s3Error('IncompleteBody', 'You did not provide the number of bytes specified by the Content-Length HTTP header', 400);

export const invalidDigest = (digest: string): ServiceException =>
  s3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.', 400, { 'Content-MD5': digest });

/** @param kind - 'Content-MD5', or the algorithm of a checksum. */
export const badDigest = (kind: string, expected: string, calculated: string): ServiceException =>
  kind === 'Content-MD5'
    ? s3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.', 400, { ExpectedDigest: expected, CalculatedDigest: calculated })
    : s3Error('BadDigest', `The ${kind} you specified did not match the calculated checksum.`, 400);

export const invalidStorageClass = (StorageClassRequested: string): ServiceException =>
  s3Error('InvalidStorageClass', 'The storage class you specified is not valid', 400, { StorageClassRequested });

export const invalidObjectState = (StorageClass: string): ServiceException =>
  s3Error('InvalidObjectState', "The operation is not valid for the object's storage class", 403, { StorageClass });

export const objectNotInActiveTier = (Key: string): ServiceException =>
  s3Error('ObjectNotInActiveTierError', 'The source object of the COPY operation is not in the active tier and is only stored in Amazon Glacier.', 403, {
    Key,
  });

export const entityTooSmall = (ETag: string, PartNumber: number, size: number): ServiceException =>
  s3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', 400, {
    ETag,
    MinSizeAllowed: '5242880',
    PartNumber: String(PartNumber),
    ProposedSize: String(size),
  });

export const invalidPart = (ETag: string, PartNumber: number, UploadId: string): ServiceException =>
  s3Error(
    'InvalidPart',
    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    400,
    { ETag, PartNumber: String(PartNumber), UploadId },
  );

export const invalidPartOrder = (UploadId: string): ServiceException =>
  s3Error('InvalidPartOrder', 'The list of parts was not in ascending order. Parts must be ordered by part number.', 400, { UploadId });

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#S3TaggingErrorCodeList */
export const invalidTag = (message: string, TagKey?: string): ServiceException => s3Error('InvalidTag', message, 400, TagKey === undefined ? {} : { TagKey });

export const badRequest = (message: string): ServiceException => s3Error('BadRequest', message, 400);

export const aclNotSupported = (): ServiceException => s3Error('AccessControlListNotSupported', 'The bucket does not allow ACLs', 400);

export const invalidBucketAcl = (): ServiceException =>
  s3Error('InvalidBucketAclWithObjectOwnership', "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting", 400);

export const malformedPolicy = (message: string): ServiceException => s3Error('MalformedPolicy', message, 400);

export const malformedXml = (): ServiceException =>
  s3Error('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema', 400);

export const accessDenied = (): ServiceException => s3Error('AccessDenied', 'Access Denied', 403);

/** A bucket has no such setting. The codes of S3 differ in their form, so they are given as they are. */
export const noSuchSetting = (code: string, message: string, BucketName: string): ServiceException => s3Error(code, message, 404, { BucketName });

/** Something that S3 has and this service has not: it is refused, never ignored. */
export const notSupportedYet = (member: string): ServiceException =>
  s3Error('UnsupportedOperation', `The member ${member} is not supported yet by the in-memory bucket service. Leave it out.`, 400);

/** A member whose type the AWS SDK's own types rule out: there is no way in which AWS could get it. */
export const wrongType = (member: string): ServiceException => s3Error('SerializationException', `The member ${member} has a wrong type.`, 400);

/** A client refuses a request without what belongs into its address before it sends one: so does this service. */
export const missingLabel = (member: string): Error => new Error(`No value provided for input HTTP label: ${member}.`);
export const emptyLabel = (member: string): Error => new Error(`Empty value provided for input HTTP label: ${member}.`);
