/** The errors of SQS by their codes, with AWS's texts. See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html */
import { ServiceException } from '../../errors/service-exception';

const sqsError = (name: string, message: string, httpStatusCode = 400): ServiceException => new ServiceException(name, message, 'client', { httpStatusCode });

export const missingParameter = (parameter: string): ServiceException => sqsError('MissingParameter', `The request must contain the parameter ${parameter}.`);

export const invalidParameterValue = (message: string): ServiceException => sqsError('InvalidParameterValue', message);

export const invalidParameter = (value: unknown, parameter: string, reason: string): ServiceException =>
  invalidParameterValue(`Value ${String(value)} for parameter ${parameter} is invalid. Reason: ${reason}`);

export const notForThisQueueType = (value: unknown, parameter: string): ServiceException =>
  invalidParameter(value, parameter, 'The request include parameter that is not valid for this queue type.');

export const unsupportedOperation = (message: string): ServiceException => sqsError('UnsupportedOperation', message);

export const queueDoesNotExist = (): ServiceException => sqsError('QueueDoesNotExist', 'The specified queue does not exist.');

export const queueNameExists = (attribute: string): ServiceException =>
  sqsError('QueueNameExists', `A queue already exists with the same name and a different value for attribute ${attribute}`);

export const queueDeletedRecently = (): ServiceException =>
  sqsError('QueueDeletedRecently', 'You must wait 60 seconds after deleting a queue before you can create another with the same name.');

export const purgeQueueInProgress = (name: string): ServiceException =>
  sqsError('PurgeQueueInProgress', `Only one PurgeQueue operation on ${name} is allowed every 60 seconds.`, 403);

export const invalidAddress = (url: string): ServiceException => sqsError('InvalidAddress', `The address ${url} is not valid for this endpoint.`, 404);

export const invalidAttributeName = (name: string): ServiceException => sqsError('InvalidAttributeName', `Unknown Attribute ${name}.`);

export const invalidAttributeValue = (name: string, reason?: string): ServiceException =>
  sqsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.${reason === undefined ? '' : ` Reason: ${reason}`}`);

export const invalidMessageContents = (message: string): ServiceException => sqsError('InvalidMessageContents', message);

export const receiptHandleIsInvalid = (message: string): ServiceException => sqsError('ReceiptHandleIsInvalid', message, 404);

export const messageNotInflight = (): ServiceException => sqsError('MessageNotInflight', "The specified message isn't in flight.");

export const overLimit = (message: string): ServiceException => sqsError('OverLimit', message, 403);

export const emptyBatchRequest = (entryType: string): ServiceException =>
  sqsError('EmptyBatchRequest', `There should be at least one ${entryType} in the request.`);

export const tooManyEntriesInBatchRequest = (count: number): ServiceException =>
  sqsError('TooManyEntriesInBatchRequest', `Maximum number of entries per request are 10. You have sent ${count}.`);

export const batchEntryIdsNotDistinct = (id: string): ServiceException => sqsError('BatchEntryIdsNotDistinct', `Id ${id} repeated.`);

export const invalidBatchEntryId = (): ServiceException =>
  sqsError('InvalidBatchEntryId', 'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.');

export const batchRequestTooLong = (limit: number, sent: number): ServiceException =>
  sqsError('BatchRequestTooLong', `Batch requests cannot be longer than ${limit} bytes. You have sent ${sent} bytes.`);

/** A dead-letter queue, or a message move task, that is not there. */
export const resourceNotFound = (message: string): ServiceException => sqsError('ResourceNotFoundException', message, 404);

/** A member of a request that is of another JSON type than AWS's. */
export const serializationException = (message: string): ServiceException => sqsError('SerializationException', message);
