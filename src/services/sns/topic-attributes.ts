import { isObject, type JsonObject } from '../../json/json';
import { parseJson } from '../../json/parse';
import type { Account } from './account';
import { invalidParameter } from './errors';
import { httpDefault } from './retry-policy';
import type { Topic } from './topic';

const isFlag = (text: string): boolean => text === 'true' || text === 'false';
const isPolicy = (text: string): boolean => objectOf(text) !== undefined;
const any = (): boolean => true;

function objectOf(text: string): JsonObject | undefined {
  try {
    const value = parseJson(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const protocols = ['HTTP', 'Firehose', 'Lambda', 'Application', 'SQS'];
const feedback: (readonly [string, (text: string) => boolean])[] = protocols.flatMap((protocol) => [
  [`${protocol}SuccessFeedbackRoleArn`, any],
  [`${protocol}FailureFeedbackRoleArn`, any],
  [`${protocol}SuccessFeedbackSampleRate`, (text) => text === '' || (/^\d{1,3}$/.test(text) && Number(text) <= 100)],
]);

/**
 * What can be set of a topic, and which values are taken. Encryption, logging, tracing and access policies are kept and shown.
 * See https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
 */
const checks = new Map<string, (text: string) => boolean>([
  ['DisplayName', (text) => text.length <= 100],
  ['Policy', isPolicy],
  ['DeliveryPolicy', (text) => text === '' || isPolicy(text)],
  ['KmsMasterKeyId', any],
  ['SignatureVersion', (text) => text === '1' || text === '2'],
  ['TracingConfig', (text) => text === 'PassThrough' || text === 'Active'],
  ...feedback,
]);

const ofFifo = new Map<string, (text: string) => boolean>([
  ['ContentBasedDeduplication', isFlag],
  ['FifoThroughputScope', (text) => text === 'Topic' || text === 'MessageGroup'],
  ['ArchivePolicy', (text) => text === '' || isPolicy(text)],
]);

/** @param where - What AWS puts before the name, where attributes come in a map. */
export function checkTopicAttribute(name: string, text: string, isFifo: boolean, where: 'Attributes Reason: ' | ''): void {
  const check = checks.get(name) ?? ofFifo.get(name);
  if (check === undefined) throw invalidParameter(where === '' ? 'AttributeName' : `${where}Unknown attribute ${name}`);
  if (ofFifo.has(name) && !isFifo) {
    throw invalidParameter(
      name === 'ContentBasedDeduplication' ? 'Content-based deduplication can only be set for FIFO topics' : `${name} can only be set for FIFO topics`,
    );
  }
  if (!check(text)) throw invalidParameter(where === '' ? `${name} Reason: invalid value` : `${where}${name}: invalid value`);
}

const actions = [
  'GetTopicAttributes',
  'SetTopicAttributes',
  'AddPermission',
  'RemovePermission',
  'DeleteTopic',
  'Subscribe',
  'ListSubscriptionsByTopic',
  'Publish',
];

/** The policy of a topic that was given none. */
function defaultPolicy({ accountId }: Account, arn: string): object {
  return {
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: actions.map((action) => `SNS:${action}`),
        Resource: arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': accountId } },
      },
    ],
  };
}

export const policyOf = (account: Account, topic: Topic): string => topic.attribute('Policy') ?? JSON.stringify(defaultPolicy(account, topic.arn));

/** https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
export function shownAttributes(account: Account, topic: Topic): Record<string, string> {
  const { attributes, deleted } = topic.settings;
  const own = objectOf(attributes.get('DeliveryPolicy') ?? '')?.['http'];
  const http = {
    defaultHealthyRetryPolicy: httpDefault,
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
  };
  return {
    Policy: policyOf(account, topic),
    Owner: account.accountId,
    SubscriptionsPending: String(topic.pending),
    TopicArn: topic.arn,
    EffectiveDeliveryPolicy: JSON.stringify({ http: isObject(own) ? { ...http, ...own } : http }),
    SubscriptionsConfirmed: String(topic.size - topic.pending),
    SubscriptionsDeleted: String(deleted),
    DisplayName: '',
    ...(topic.isFifo && { FifoTopic: 'true', ContentBasedDeduplication: 'false' }),
    ...Object.fromEntries([...attributes].filter(([, text]) => text !== '')),
  };
}
