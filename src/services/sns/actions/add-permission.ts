import { required, topicOf, type Account } from '../account';
import { invalidParameter, missing, wrongType } from '../errors';
import { statementsOf, withStatements } from '../permissions';
import type { AddPermissionRequest } from '../shapes';

/** https://docs.aws.amazon.com/sns/latest/api/API_AddPermission.html */
export function addPermission(account: Account, input: AddPermissionRequest): void {
  const topic = topicOf(account, input.TopicArn, 'AddPermission');
  const Sid = required(input.Label, 'Label');
  const accounts = list(input.AWSAccountId, 'AWSAccountId').map((id) => `arn:aws:iam::${id}:root`);
  const actions = list(input.ActionName, 'ActionName').map((action) => `SNS:${action}`);
  const statements = statementsOf(account, topic);
  if (statements.some((statement) => statement['Sid'] === Sid)) throw invalidParameter('Statement already exists');
  const statement = { Sid, Effect: 'Allow', Principal: { AWS: oneOrAll(accounts) }, Action: oneOrAll(actions), Resource: topic.arn };
  withStatements(account, topic, [...statements, statement]);
}

function list(value: unknown, name: string): string[] {
  if (value === undefined || value === null) throw missing(name);
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) throw wrongType(name);
  if (value.length === 0) throw missing(name);
  return value as string[];
}

const oneOrAll = (items: string[]): string | string[] => (items.length === 1 ? items[0]! : items);
