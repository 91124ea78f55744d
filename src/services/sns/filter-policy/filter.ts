import { isObject, type Json, type JsonObject } from '../../../json/json';
import { parseJson } from '../../../json/parse';
import { checkLimits, checkSize } from './limits';
import { matchesPolicy } from './matches-policy';
import { parsePolicy } from './parse-policy';

export type FilterPolicyScope = 'MessageAttributes' | 'MessageBody';

/** What is filtered: a message's body, and of its attributes those that are no bytes, as JSON. */
export interface Filtered {
  readonly body: string;
  readonly attributes: JsonObject;
}

/** Whether a subscription wants a message. */
export type Filter = (message: Filtered) => boolean;

/**
 * Makes a filter of a policy's text.
 *
 * @throws PolicyFault in AWS's words.
 */
export function filterOf(text: string, scope: FilterPolicyScope): Filter {
  checkSize(text);
  const policy = parsePolicy(text);
  checkLimits(policy, scope);
  if (scope === 'MessageAttributes') return ({ attributes }) => matchesPolicy(policy, attributes);
  return ({ body }) => {
    const value = bodyOf(body);
    return isObject(value) && matchesPolicy(policy, value);
  };
}

/** A body that is no JSON is filtered out. */
function bodyOf(body: string): Json {
  try {
    return parseJson(body);
  } catch {
    return null;
  }
}
