import { ServiceException } from '../errors/service-exception';

/** The request does not have the form that the service reads. */
export const serialization = (message?: string): ServiceException => new ServiceException('SerializationException', message ?? '');

/** How a service words that a value has the wrong type. */
export type Misfit = (value: unknown, wanted: string) => ServiceException;

const kindOf = (value: unknown): string =>
  value === null ? 'NULL_VALUE' : typeof value === 'boolean' ? `${value}`.toUpperCase() + '_VALUE' : `${typeof value}`.toUpperCase() + '_VALUE';

function misplaced(value: unknown): ServiceException | undefined {
  if (Array.isArray(value)) return serialization('Start of list found where not expected');
  if (typeof value === 'object' && value !== null) return serialization('Start of structure or map found where not expected.');
  return undefined;
}

/** As DynamoDB says it: 'NUMBER_VALUE cannot be converted to String'. */
export const dynamoDbMisfit: Misfit = (value, wanted) => misplaced(value) ?? serialization(`${kindOf(value)} cannot be converted to ${wanted}`);

/** As the other services say it: 'NUMBER_VALUE can not be converted to a String'. Lambda does: https://github.com/aarondfrancis/sidecar/issues/148 */
export const misfit: Misfit = (value, wanted) =>
  misplaced(value) ?? serialization(`${kindOf(value)} can not be converted to ${/^[AEIOU]/.test(wanted) ? 'an' : 'a'} ${wanted}`);
