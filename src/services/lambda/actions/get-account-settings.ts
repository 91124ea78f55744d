import type { Account } from '../account';
import { accountConcurrency, unreservedConcurrency } from '../concurrency';
import { latest } from '../function-record';
import type { GetAccountSettingsResponse } from '../shapes';

/** The quotas of a new account: https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html */
export function getAccountSettings(account: Account): GetAccountSettingsResponse {
  const records = [...account.functions.values()];
  return {
    AccountLimit: {
      TotalCodeSize: 80_530_636_800,
      CodeSizeUnzipped: 262_144_000,
      CodeSizeZipped: 52_428_800,
      ConcurrentExecutions: accountConcurrency,
      UnreservedConcurrentExecutions: unreservedConcurrency(account),
    },
    AccountUsage: { TotalCodeSize: records.reduce((size, record) => size + latest(record).CodeSize!, 0), FunctionCount: records.length },
  };
}
