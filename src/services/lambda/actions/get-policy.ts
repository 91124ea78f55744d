import type { Account } from '../account';
import { check } from '../constraints';
import { resourceNotFound } from '../errors';
import { targetOf } from '../function-record';
import { qualifiedRequest } from '../requests';
import type { GetPolicyResponse, QualifiedRequest } from '../shapes';

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html */
export function getPolicy(account: Account, input: QualifiedRequest): GetPolicyResponse {
  check(qualifiedRequest, input);
  const { record, version, qualifier } = targetOf(account, input);
  const texts = record.statements.filter((statement) => statement.qualifier === qualifier).map(({ text }) => text);
  if (texts.length === 0) throw resourceNotFound();
  return { Policy: `{"Version":"2012-10-17","Id":"default","Statement":[${texts.join(',')}]}`, RevisionId: version.RevisionId };
}
