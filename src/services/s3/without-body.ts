import { ServiceException } from '../../errors/service-exception';
import type { Account } from './account';
import { bodiless } from './errors';

/** An action by HEAD: its errors are told by their status alone. */
export const withoutBody =
  <Input, Output>(action: (account: Account, input: Input) => Output) =>
  (account: Account, input: Input): Output => {
    try {
      return action(account, input);
    } catch (fault) {
      // What a client finds out by itself, or this service refuses, says what it is.
      if (!(fault instanceof ServiceException) || fault.name === 'UnsupportedOperation') throw fault;
      throw bodiless(fault.$metadata.httpStatusCode);
    }
  };
