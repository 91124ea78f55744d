import { isObject, type Json, type JsonObject } from '../../json/json';
import { invalidAttributeValue, invalidParameter } from './errors';
import { parseJson } from './json-attribute';

/** @throws InvalidAttributeValue for what is no JSON object. */
export function parsePolicy(text: string): string {
  parseJson(text, () => invalidAttributeValue('Policy'));
  return text;
}

/** Who may do what by one statement of a policy. */
export interface Permission {
  readonly label: string;
  readonly accountIds: readonly string[];
  readonly actions: readonly string[];
}

/**
 * The policy with one more statement, in the form that AddPermission gives it.
 * See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html
 *
 * @throws InvalidParameterValue for a label that it has.
 */
export function withPermission(policy: string | undefined, queueArn: string, { label, accountIds, actions }: Permission): string {
  const { Statement, ...rest } = policy === undefined ? { Version: '2008-10-17', Id: `${queueArn}/SQSDefaultPolicy` } : parsed(policy);
  const statements = statementsOf(Statement);
  if (statements.some((statement) => sidOf(statement) === label)) throw invalidParameter(label, 'Label', 'Already exists.');
  const added: JsonObject = {
    Sid: label,
    Effect: 'Allow',
    Principal: { AWS: oneOrMany(accountIds.map((id) => `arn:aws:iam::${id}:root`)) },
    Action: oneOrMany(actions.map((action) => `SQS:${action}`)),
    Resource: queueArn,
  };
  return JSON.stringify({ ...rest, Statement: [...statements, added] });
}

/**
 * The policy without the statement of a label; undefined where no statement is left.
 *
 * @throws InvalidParameterValue for a label that it has not.
 */
export function withoutPermission(policy: string | undefined, label: string): string | undefined {
  const { Statement, ...rest } = policy === undefined ? {} : parsed(policy);
  const statements = statementsOf(Statement);
  const left = statements.filter((statement) => sidOf(statement) !== label);
  if (left.length === statements.length) throw invalidParameter(label, 'Label', "can't find label on existing policy.");
  return left.length === 0 ? undefined : JSON.stringify({ ...rest, Statement: left });
}

const parsed = (policy: string): Partial<JsonObject> => JSON.parse(policy) as JsonObject;

const statementsOf = (statement: Json | undefined): readonly Json[] => (Array.isArray(statement) ? statement : statement === undefined ? [] : [statement]);

const sidOf = (statement: Json): Json | undefined => (isObject(statement) ? statement['Sid'] : undefined);

/** A list of one is written as that one. */
const oneOrMany = (texts: string[]): Json => (texts.length === 1 ? texts[0]! : texts);
