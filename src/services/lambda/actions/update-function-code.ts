import type { Account } from '../account';
import { check, flag, list, oneOf, text } from '../constraints';
import { codeNotHere, preconditionFailed } from '../errors';
import { functionOf, latest, shown } from '../function-record';
import { ofCode, refuseUnsupported, withLatest } from '../function-settings';
import { published } from '../published';
import { functionRequest } from '../requests';
import type { FunctionConfiguration, UpdateFunctionCodeRequest } from '../shapes';

const shape = {
  ...functionRequest,
  ZipFile: { kind: 'bytes' },
  Publish: flag,
  DryRun: flag,
  RevisionId: text(),
  Architectures: list(oneOf('x86_64', 'arm64')),
} as const;

/**
 * Takes what is registered under the function's name as its code; a module is read from its file again.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html
 */
export function updateFunctionCode(account: Account, input: UpdateFunctionCodeRequest): FunctionConfiguration {
  check(shape, input);
  refuseUnsupported(input, ['PublishTo']);
  const before = functionOf(account, input.FunctionName!);
  if (input.RevisionId !== undefined && input.RevisionId !== latest(before).RevisionId) throw preconditionFailed();
  const code = account.codes.latest(before.name)?.again();
  if (code === undefined) throw codeNotHere(before.name);
  const architectures = input.Architectures === undefined ? {} : { Architectures: [...input.Architectures] };
  let record = withLatest(account, before, { ...ofCode(code), ...architectures });
  let version = latest(record);
  if (input.Publish) ({ record, version } = published(account, record));
  if (!input.DryRun) {
    account.codes.put(record.name, code);
    account.functions.set(record.name, record);
  }
  return shown(account, version);
}
