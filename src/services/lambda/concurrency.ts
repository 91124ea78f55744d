import type { Account } from './account';
import { tooManyRequests } from './errors';
import type { FunctionRecord } from './function-record';

/** Executions at a time in a region: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const accountConcurrency = 1000;
/** What must stay for the functions that reserve nothing. */
export const leastUnreserved = 100;

export function unreservedConcurrency({ functions }: Account): number {
  let left = accountConcurrency;
  for (const { reservedConcurrency = 0 } of functions.values()) left -= reservedConcurrency;
  return left;
}

/**
 * Takes a place among the invocations that may run at a time, and gives what leaves it.
 *
 * @throws TooManyRequestsException
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
export function takePlace(account: Account, { name, reservedConcurrency }: FunctionRecord): () => void {
  const { running } = account;
  const now = running.get(name) ?? 0;
  if (reservedConcurrency !== undefined) {
    if (now >= reservedConcurrency) throw tooManyRequests('ReservedFunctionConcurrentInvocationLimitExceeded');
  } else if (isCrowded(account)) throw tooManyRequests('ConcurrentInvocationLimitExceeded');
  running.set(name, now + 1);
  return () => {
    const left = running.get(name)! - 1;
    if (left === 0) running.delete(name);
    else running.set(name, left);
  };
}

/** Whether the functions that reserve nothing have filled what is left for them. */
function isCrowded(account: Account): boolean {
  let unreserved = 0;
  for (const [name, count] of account.running) if (account.functions.get(name)?.reservedConcurrency === undefined) unreserved += count;
  return unreserved >= leastUnreserved && unreserved >= unreservedConcurrency(account);
}
