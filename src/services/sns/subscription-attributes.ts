import { isObject } from '../../json/json';
import { parseJson } from '../../json/parse';
import type { Account } from './account';
import { filterPolicyLimitExceeded, invalidParameter } from './errors';
import { filterOf, type Filter, type FilterPolicyScope } from './filter-policy/filter';
import { PolicyFault } from './filter-policy/policy-fault';
import { httpDefault } from './retry-policy';
import type { Subscription } from './subscription';
import type { Topic } from './topic';

/** What can be set of a subscription: https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html */
const settable = new Set(['DeliveryPolicy', 'FilterPolicy', 'FilterPolicyScope', 'RawMessageDelivery', 'RedrivePolicy', 'SubscriptionRoleArn', 'ReplayPolicy']);

/** Filter policies of one topic: https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
const mostFilters = 200;

/** What AWS puts before the name of an attribute: nothing in SetSubscriptionAttributes. */
export type Where = 'Attributes Reason: ' | '';

interface Checked {
  readonly attributes: ReadonlyMap<string, string>;
  readonly filter: Filter | undefined;
}

/**
 * The attributes with others set, checked. An empty FilterPolicy (`''` or `{}`), RedrivePolicy or DeliveryPolicy takes a policy away.
 *
 * @throws InvalidParameter, FilterPolicyLimitExceeded
 */
export function withAttributes(
  topic: Topic,
  protocol: string,
  before: Pick<Subscription, 'attributes' | 'filter'> | undefined,
  set: readonly (readonly [string, string])[],
  where: Where,
): Checked {
  const attributes = new Map(before?.attributes);
  for (const [name, text] of set) {
    check(name, text, topic, protocol, where);
    if (isTakenAway(name, text)) attributes.delete(name);
    else attributes.set(name, text);
  }
  const policy = attributes.get('FilterPolicy');
  if (policy === undefined) return { attributes, filter: undefined };
  if (before?.filter === undefined && topic.filters >= mostFilters) throw filterPolicyLimitExceeded();
  try {
    return { attributes, filter: filterOf(policy, scopeOf(attributes)) };
  } catch (thrown) {
    if (!(thrown instanceof PolicyFault)) throw thrown;
    throw invalidParameter(`${where}FilterPolicy: ${thrown.message}`);
  }
}

const scopeOf = (attributes: ReadonlyMap<string, string>): FilterPolicyScope =>
  (attributes.get('FilterPolicyScope') as FilterPolicyScope | undefined) ?? 'MessageAttributes';

/** An empty policy filters nothing. */
const isTakenAway = (name: string, text: string): boolean => text === '' || (name === 'FilterPolicy' && /^\s*\{\s*\}\s*$/.test(text));

function check(name: string, text: string, topic: Topic, protocol: string, where: Where): void {
  if (!settable.has(name)) throw invalidParameter(where === '' ? 'AttributeName' : `${where}Unknown attribute: ${name}`);
  if (name === 'RawMessageDelivery') checkRaw(text, protocol, where);
  else if (name === 'FilterPolicyScope' && text !== 'MessageAttributes' && text !== 'MessageBody') {
    throw invalidParameter(`${where}FilterPolicyScope: Invalid value [${text}]. Please use either MessageBody or MessageAttributes`);
  } else if (name === 'RedrivePolicy' && text !== '') checkRedrivePolicy(text, topic, where);
  else if (name === 'DeliveryPolicy' && text !== '' && !isObject(parsed(text))) throw invalidParameter(`${where}DeliveryPolicy: failed to parse JSON.`);
}

function checkRaw(text: string, protocol: string, where: Where): void {
  if (text.toLowerCase() !== 'true' && text.toLowerCase() !== 'false') {
    throw invalidParameter(`${where}RawMessageDelivery: Invalid value [${text}]. Must be true or false.`);
  }
  if (text.toLowerCase() === 'true' && !['sqs', 'http', 'https', 'firehose'].includes(protocol)) {
    throw invalidParameter(`Attributes Reason: Delivery protocol [${protocol}] does not support raw message delivery.`);
  }
}

function checkRedrivePolicy(text: string, { isFifo }: Topic, where: Where): void {
  const policy = parsed(text);
  if (!isObject(policy)) throw invalidParameter(`${where}RedrivePolicy: failed to parse JSON.`);
  const { deadLetterTargetArn: arn } = policy;
  if (typeof arn !== 'string' || !/^arn:[^:]+:sqs:[^:]+:\d+:[A-Za-z0-9_.-]+$/.test(arn)) {
    throw invalidParameter(`${where}RedrivePolicy: deadLetterTargetArn is an invalid arn`);
  }
  if (arn.endsWith('.fifo') && !isFifo) throw invalidParameter(`${where}RedrivePolicy: A standard topic's dead-letter queue must be a standard queue`);
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html */
export function shownAttributes({ accountId }: Account, topic: Topic, subscription: Subscription): Record<string, string> {
  const { arn, protocol, endpoint, isPending, needsAuthentication, attributes } = subscription;
  const policy = attributes.get('DeliveryPolicy');
  return {
    SubscriptionPrincipal: `arn:aws:iam::${accountId}:root`,
    Owner: accountId,
    RawMessageDelivery: 'false',
    TopicArn: topic.arn,
    Endpoint: endpoint,
    Protocol: protocol,
    PendingConfirmation: String(isPending),
    ConfirmationWasAuthenticated: String(needsAuthentication),
    SubscriptionArn: arn,
    ...(protocol.startsWith('http') && { EffectiveDeliveryPolicy: JSON.stringify(effectivePolicy(policy)) }),
    ...(attributes.has('FilterPolicy') && { FilterPolicyScope: scopeOf(attributes) }),
    ...Object.fromEntries([...attributes].filter(([name]) => name !== 'FilterPolicyScope')),
  };
}

function effectivePolicy(text: string | undefined): object {
  const policy = text === undefined ? undefined : parsed(text);
  const own = isObject(policy) && isObject(policy['healthyRetryPolicy']) ? policy['healthyRetryPolicy'] : {};
  return {
    healthyRetryPolicy: { ...httpDefault, ...own },
    sicklyRetryPolicy: null,
    throttlePolicy: null,
    requestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
    guaranteed: false,
  };
}
