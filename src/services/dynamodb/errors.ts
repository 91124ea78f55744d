/** The errors of DynamoDB by their codes. See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
import { ServiceException } from '../../errors/service-exception';
import type { Item } from './attribute-value';

export const validation = (message: string): ServiceException => new ServiceException('ValidationException', message);

/** A value of a request is wrong: these messages all begin alike. */
export const invalidParameter = (reason: string): ServiceException => validation(`One or more parameter values were invalid: ${reason}`);

/** The request's JSON does not have the form that the service reads, such as a number where a text must be. */
export const serialization = (message: string): ServiceException => new ServiceException('SerializationException', message);

export const conditionalCheckFailed = (item: Item | undefined): ServiceException =>
  new ServiceException('ConditionalCheckFailedException', 'The conditional request failed', 'client', {}, item === undefined ? {} : { Item: item });

export const resourceNotFound = (message = 'Requested resource not found'): ServiceException => new ServiceException('ResourceNotFoundException', message);

export const tableNotFound = (name: string): ServiceException => new ServiceException('TableNotFoundException', `Table not found: ${name}`);

export const limitExceeded = (message: string): ServiceException => new ServiceException('LimitExceededException', message);

export const itemCollectionTooLarge = (): ServiceException => new ServiceException('ItemCollectionSizeLimitExceededException', 'Collection size exceeded.');

export const resourceInUse = (message: string): ServiceException => new ServiceException('ResourceInUseException', message);

/** Something that DynamoDB has and this service has not yet: it is refused, never ignored. */
export const notSupportedYet = (member: string, what: string): ServiceException =>
  new ServiceException('UnsupportedOperation', `${what} not supported yet by the in-memory table service. Leave out ${member}.`);
