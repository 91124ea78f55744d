import type { ServiceException } from '../../../errors/service-exception';
import { validation } from '../errors';

/** A statement that is no PartiQL. What follows is what PartiQL's own parser says of it. */
export const malformed = (detail: string): ServiceException => validation(`Statement wasn't well formed, can't be processed: ${detail}`);
