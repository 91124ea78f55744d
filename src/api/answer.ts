import { ServiceException, type ResponseMetadata } from '../errors/service-exception';

/** What an AWS SDK v3 client's method gives. */
export type Answer<Output> = Promise<Output & { $metadata: ResponseMetadata }>;

/** Where the ids of requests come from. */
export interface RequestIds {
  next(): string;
}

/** Performs an action of a service. Every outcome, good or bad, carries a request id; what is no fault of the request is thrown as it is. */
export async function answer<Account extends { readonly requestIds: RequestIds }, Input, Output extends object>(
  account: Account,
  action: (account: Account, input: Input) => Output | Promise<Output> | void,
  input: Input,
  httpStatusCode = 200,
): Answer<Output> {
  const requestId = account.requestIds.next();
  try {
    const given = action(account, input);
    const output = ((given instanceof Promise ? await given : given) ?? {}) as Awaited<Answer<Output>>;
    output.$metadata = { httpStatusCode, requestId };
    return output;
  } catch (fault) {
    if (fault instanceof ServiceException) Object.assign(fault.$metadata, { requestId });
    throw fault;
  }
}
