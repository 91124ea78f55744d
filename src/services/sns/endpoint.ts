import { arnParts } from './account';
import { invalidParameter, missing } from './errors';
import type { Topic } from './topic';

/** The protocols of https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
const protocols = new Set(['http', 'https', 'email', 'email-json', 'sms', 'sqs', 'application', 'lambda', 'firehose']);

/** "the endpoint owner must run the ConfirmSubscription action": the owner of the topic does it for queues, functions, streams, phones and applications of his own. */
export const needsConfirmation = (protocol: string): boolean => /^(http|email)/.test(protocol);

/**
 * An endpoint that fits the protocol and the topic.
 *
 * @throws InvalidParameter
 */
export function checkedEndpoint(topic: Topic, protocol: string, endpoint: string | undefined, attributes: ReadonlyMap<string, string>): string {
  if (!protocols.has(protocol)) throw invalidParameter(`Amazon SNS does not support this protocol string: ${protocol}`);
  if (endpoint === undefined || endpoint === '') throw missing('Endpoint');
  if (topic.isFifo && protocol !== 'sqs')
    throw invalidParameter(`Invalid parameter: Protocol Reason: FIFO topics can not be subscribed with the protocol ${protocol}`);
  if (protocol.startsWith('http')) {
    if (!endpoint.startsWith(`${protocol}://`) || !URL.canParse(endpoint)) throw invalidParameter('Endpoint must match the specified protocol');
  } else if (protocol.startsWith('email')) {
    if (!/^[^\s@]+@[^\s@]+$/.test(endpoint)) throw invalidParameter('Email address');
  } else if (protocol === 'sms') {
    if (!/^\+?[0-9][0-9 .()-]{2,30}$/.test(endpoint)) throw invalidParameter(`Invalid SMS endpoint: ${endpoint}`);
  } else checkArn(topic, protocol, endpoint, attributes);
  return endpoint;
}

const resources: Readonly<Record<string, [service: string, what: string]>> = {
  sqs: ['sqs', 'SQS endpoint ARN'],
  lambda: ['lambda', 'Lambda endpoint ARN'],
  firehose: ['firehose', 'Firehose endpoint ARN'],
  application: ['sns', 'Application endpoint arn invalid:'],
};

function checkArn(topic: Topic, protocol: string, endpoint: string, attributes: ReadonlyMap<string, string>): void {
  const [service, what] = resources[protocol]!;
  const fault = invalidParameter(protocol === 'application' ? `${what}${endpoint}` : what);
  if (!endpoint.startsWith('arn:')) throw fault;
  const [, , named, region, account, ...name] = arnParts(endpoint, 'Endpoint');
  if (named !== service || !region || !account || !name[0]) throw fault;
  if (protocol === 'sqs' && endpoint.endsWith('.fifo') && !topic.isFifo) {
    throw invalidParameter('Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics');
  }
  if (protocol === 'firehose' && !attributes.has('SubscriptionRoleArn')) {
    throw invalidParameter('SubscriptionRoleArn');
  }
}
