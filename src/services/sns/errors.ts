/** The errors of SNS, with AWS's texts. See https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html and the actions' own pages. */
import { ServiceException } from '../../errors/service-exception';

const snsError = (name: string, message: string, httpStatusCode = 400): ServiceException => new ServiceException(name, message, 'client', { httpStatusCode });

export const invalidParameter = (what: string): ServiceException => snsError('InvalidParameterException', `Invalid parameter: ${what}`);

/** An argument that is not of its type, which the SDK would not have sent. */
export const wrongType = (name: string): ServiceException => invalidParameter(`${name} Reason: the value has a wrong type`);

export const missing = (name: string): ServiceException => invalidParameter(`${name} Reason: no value for required parameter`);

/** What is wrong with a message's attribute. */
export const invalidAttribute = (message: string): ServiceException => snsError('InvalidParameterValueException', message);

export const topicNotFound = (): ServiceException => snsError('NotFoundException', 'Topic does not exist', 404);

export const subscriptionNotFound = (): ServiceException => snsError('NotFoundException', 'Subscription does not exist', 404);

export const resourceNotFound = (): ServiceException => snsError('ResourceNotFoundException', 'Resource does not exist', 404);

/** Of a topic in another account, whose policy is not known here. */
export const notAuthorized = (accountId: string, action: string, arn: string): ServiceException =>
  snsError(
    'AuthorizationErrorException',
    `User: arn:aws:iam::${accountId}:root is not authorized to perform: SNS:${action} on resource: ${arn} because no resource-based policy allows the SNS:${action} action`,
    403,
  );

export const filterPolicyLimitExceeded = (): ServiceException =>
  snsError('FilterPolicyLimitExceededException', 'The number of filter policies for this topic exceeds the limit.', 403);

export const tagLimitExceeded = (): ServiceException => snsError('TagLimitExceededException', 'Could not complete request: tag quota of per resource exceeded');

export const duplicateTagKeys = (): ServiceException => invalidParameter('Duplicated keys are not allowed.');

/** Something that SNS has and this service has not: it is refused, never ignored. */
export const notSupported = (what: string, member: string): ServiceException =>
  snsError('InvalidParameterException', `${what} not supported by the in-memory notification service. Leave out ${member}.`);

export const emptyBatchRequest = (): ServiceException => snsError('EmptyBatchRequestException', "The batch request doesn't contain any entries.");

export const tooManyEntries = (): ServiceException =>
  snsError('TooManyEntriesInBatchRequestException', 'The batch request contains more entries than permissible.');

export const idsNotDistinct = (): ServiceException =>
  snsError('BatchEntryIdsNotDistinctException', 'Two or more batch entries in the request have the same Id.');

export const invalidBatchEntryId = (): ServiceException =>
  snsError('InvalidBatchEntryIdException', "The Id of a batch entry in a batch request doesn't abide by the specification.");

export const batchTooLong = (): ServiceException =>
  snsError('BatchRequestTooLongException', 'The length of all the batch messages put together is more than the limit.');
