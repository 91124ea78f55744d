import { isArray, isObject, type JsonObject } from '../../json/json';
import { parseJson } from '../../json/parse';
import type { Account } from './account';
import type { Topic } from './topic';
import { policyOf } from './topic-attributes';

/** The statements of a topic's access policy. Nothing is refused because of them: who calls is the owner. */
export function statementsOf(account: Account, topic: Topic): readonly JsonObject[] {
  const { Statement: statements = [] } = policyObject(account, topic);
  return (isArray(statements) ? statements : [statements]).filter(isObject);
}

export function withStatements(account: Account, topic: Topic, statements: readonly object[]): void {
  const policy = JSON.stringify({ ...policyObject(account, topic), Statement: statements });
  topic.settings = { ...topic.settings, attributes: new Map([...topic.settings.attributes, ['Policy', policy]]) };
}

/** It was checked to be an object when it was set. */
const policyObject = (account: Account, topic: Topic): JsonObject => parseJson(policyOf(account, topic)) as JsonObject;
