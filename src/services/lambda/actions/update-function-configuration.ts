import type { Account } from '../account';
import { check, text } from '../constraints';
import { preconditionFailed } from '../errors';
import { functionOf, latest, shown } from '../function-record';
import { changed, refuseUnsupported, settingsShape, withLatest } from '../function-settings';
import { functionRequest } from '../requests';
import type { FunctionConfiguration, UpdateFunctionConfigurationRequest } from '../shapes';

const shape = { ...settingsShape, ...functionRequest, RevisionId: text() };

/** https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html */
export function updateFunctionConfiguration(account: Account, input: UpdateFunctionConfigurationRequest): FunctionConfiguration {
  check(shape, input);
  refuseUnsupported(input);
  const before = functionOf(account, input.FunctionName!);
  if (input.RevisionId !== undefined && input.RevisionId !== latest(before).RevisionId) throw preconditionFailed();
  const record = withLatest(account, before, changed(input, latest(before)));
  account.functions.set(record.name, record);
  return shown(account, latest(record));
}
