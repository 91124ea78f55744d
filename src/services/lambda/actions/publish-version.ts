import type { Account } from '../account';
import { check, text } from '../constraints';
import { invalidParameter, preconditionFailed } from '../errors';
import { functionOf, latest, shown } from '../function-record';
import { refuseUnsupported } from '../function-settings';
import { published } from '../published';
import { functionRequest } from '../requests';
import type { FunctionConfiguration, PublishVersionRequest } from '../shapes';

/** https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html */
export function publishVersion(account: Account, input: PublishVersionRequest): FunctionConfiguration {
  check({ ...functionRequest, CodeSha256: text(), Description: text({ max: 256 }), RevisionId: text() }, input);
  refuseUnsupported(input, ['PublishTo']);
  const before = functionOf(account, input.FunctionName!);
  const { CodeSha256, RevisionId } = latest(before);
  if (input.RevisionId !== undefined && input.RevisionId !== RevisionId) throw preconditionFailed();
  if (input.CodeSha256 && input.CodeSha256 !== CodeSha256) {
    throw invalidParameter(
      `CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST (${CodeSha256!}). Please try again with the CodeSHA256 in $LATEST.`,
    );
  }
  const { record, version } = published(account, before, input.Description);
  account.functions.set(record.name, record);
  return shown(account, version);
}
