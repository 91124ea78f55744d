/** Subscriptions: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html and its neighbours */
import { describe, expect, test } from 'vitest';
import type { FetchPort } from '../../../src/services/sns/ports';
import { faultOf, queueArn, snsHost, topicArn } from './sns-host';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

test('a queue and a function are confirmed at once; the same endpoint is the same subscription', async () => {
  const { sns } = snsHost();
  const { TopicArn } = await sns.createTopic({ Name: 't' });
  const subscribe = (Protocol: string, Endpoint: string, Attributes = {}) => sns.subscribe({ TopicArn, Protocol, Endpoint, Attributes });
  const { SubscriptionArn } = await subscribe('sqs', queueArn('q'));
  expect(SubscriptionArn).toMatch(new RegExp(`^${topicArn('t')}:${uuid}$`));
  expect(await subscribe('sqs', queueArn('q'))).toMatchObject({ SubscriptionArn });
  expect(await faultOf(subscribe('sqs', queueArn('q'), { RawMessageDelivery: 'true' }))).toEqual([
    'InvalidParameterException',
    'Invalid parameter: Attributes Reason: Subscription already exists with different attributes',
    400,
  ]);
  await subscribe('lambda', 'arn:aws:lambda:us-east-1:111111111111:function:F');
  expect((await sns.listSubscriptionsByTopic({ TopicArn })).Subscriptions).toHaveLength(2);
});

test.each(['email', 'http', 'https', 'email-json'])('%s has to confirm: until then "pending confirmation"', async (Protocol) => {
  const { sns } = snsHost();
  const { TopicArn } = await sns.createTopic({ Name: 't' });
  const Endpoint = Protocol.startsWith('http') ? `${Protocol}://example.com/a` : 'a@example.com';
  expect(await sns.subscribe({ TopicArn, Protocol, Endpoint })).toMatchObject({ SubscriptionArn: 'pending confirmation' });
  const { SubscriptionArn } = await sns.subscribe({ TopicArn, Protocol, Endpoint, ReturnSubscriptionArn: true });
  expect(SubscriptionArn).toMatch(new RegExp(`:${uuid}$`));
  expect((await sns.listSubscriptions({})).Subscriptions).toEqual([
    { SubscriptionArn: 'PendingConfirmation', Owner: '111111111111', Protocol, Endpoint, TopicArn },
  ]);
  expect((await sns.getSubscriptionAttributes({ SubscriptionArn })).Attributes).toMatchObject({
    PendingConfirmation: 'true',
    ConfirmationWasAuthenticated: 'false',
  });
});

test('application, sms and firehose are kept, and nothing is delivered to them', async () => {
  const { sns } = snsHost();
  const { TopicArn } = await sns.createTopic({ Name: 't' });
  await sns.subscribe({ TopicArn, Protocol: 'sms', Endpoint: '+15555550100' });
  await sns.subscribe({ TopicArn, Protocol: 'application', Endpoint: 'arn:aws:sns:us-east-1:111111111111:endpoint/GCM/a/b' });
  const SubscriptionRoleArn = 'arn:aws:iam::111111111111:role/r';
  await sns.subscribe({
    TopicArn,
    Protocol: 'firehose',
    Endpoint: 'arn:aws:firehose:us-east-1:111111111111:deliverystream/s',
    Attributes: { SubscriptionRoleArn },
  });
  expect((await sns.getTopicAttributes({ TopicArn })).Attributes).toMatchObject({ SubscriptionsConfirmed: '3' });
  expect(await sns.publish({ TopicArn, Message: 'm' })).toHaveProperty('MessageId');
});

describe('subscribe refuses', () => {
  test.each<[title: string, input: object, message: string]>([
    ['no protocol', { Endpoint: 'x' }, 'Protocol Reason: no value for required parameter'],
    ['another protocol', { Protocol: 'ftp', Endpoint: 'x' }, 'Amazon SNS does not support this protocol string: ftp'],
    ['no endpoint', { Protocol: 'sqs' }, 'Endpoint Reason: no value for required parameter'],
    ['a queue that is no ARN', { Protocol: 'sqs', Endpoint: 'https://sqs/1/q' }, 'SQS endpoint ARN'],
    ['a queue’s ARN that is too short', { Protocol: 'sqs', Endpoint: 'arn:aws:sqs:q' }, 'Endpoint Reason: An ARN must have at least 6 elements, not 4'],
    ['a queue that is a topic', { Protocol: 'sqs', Endpoint: topicArn('t') }, 'SQS endpoint ARN'],
    ['a function that is none', { Protocol: 'lambda', Endpoint: 'F' }, 'Lambda endpoint ARN'],
    ['an application that is none', { Protocol: 'application', Endpoint: 'x' }, 'Application endpoint arn invalid:x'],
    ['a stream without a role', { Protocol: 'firehose', Endpoint: 'arn:aws:firehose:us-east-1:111111111111:deliverystream/s' }, 'SubscriptionRoleArn'],
    [
      'a FIFO queue on a standard topic',
      { Protocol: 'sqs', Endpoint: queueArn('q.fifo') },
      'Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics',
    ],
    ['https with another address', { Protocol: 'https', Endpoint: 'http://a.example.com' }, 'Endpoint must match the specified protocol'],
    ['http without a host', { Protocol: 'http', Endpoint: 'http://' }, 'Endpoint must match the specified protocol'],
    ['email without an address', { Protocol: 'email', Endpoint: 'a' }, 'Email address'],
    ['sms without a number', { Protocol: 'sms', Endpoint: 'a' }, 'Invalid SMS endpoint: a'],
    [
      'anything but a queue on a FIFO topic',
      { TopicArn: topicArn('f.fifo'), Protocol: 'lambda', Endpoint: 'x' },
      'Invalid parameter: Protocol Reason: FIFO topics can not be subscribed with the protocol lambda',
    ],
    [
      'an attribute that there is not',
      { Protocol: 'sqs', Endpoint: queueArn('q'), Attributes: { Color: 'red' } },
      'Attributes Reason: Unknown attribute: Color',
    ],
    [
      'a filter policy with a fault',
      { Protocol: 'sqs', Endpoint: queueArn('q'), Attributes: { FilterPolicy: '{"a":1}' } },
      'Attributes Reason: FilterPolicy: "a" must be an object or an array\n at [Source: (String)"{"a":1}"; line: 1, column: 7]',
    ],
    [
      'another scope',
      { Protocol: 'sqs', Endpoint: queueArn('q'), Attributes: { FilterPolicyScope: 'x' } },
      'Attributes Reason: FilterPolicyScope: Invalid value [x]. Please use either MessageBody or MessageAttributes',
    ],
    [
      'raw delivery to a function',
      { Protocol: 'lambda', Endpoint: 'arn:aws:lambda:us-east-1:111111111111:function:F', Attributes: { RawMessageDelivery: 'true' } },
      'Attributes Reason: Delivery protocol [lambda] does not support raw message delivery.',
    ],
    [
      'raw delivery that is neither',
      { Protocol: 'sqs', Endpoint: queueArn('q'), Attributes: { RawMessageDelivery: 'yes' } },
      'Attributes Reason: RawMessageDelivery: Invalid value [yes]. Must be true or false.',
    ],
    [
      'a redrive policy that is no JSON',
      { Protocol: 'sqs', Endpoint: queueArn('q'), Attributes: { RedrivePolicy: 'x' } },
      'Attributes Reason: RedrivePolicy: failed to parse JSON.',
    ],
    [
      'a redrive policy to no queue',
      { Protocol: 'sqs', Endpoint: queueArn('q'), Attributes: { RedrivePolicy: '{"deadLetterTargetArn":"x"}' } },
      'Attributes Reason: RedrivePolicy: deadLetterTargetArn is an invalid arn',
    ],
    [
      'a redrive policy to a FIFO queue',
      { Protocol: 'sqs', Endpoint: queueArn('q'), Attributes: { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn('q.fifo') }) } },
      "Attributes Reason: RedrivePolicy: A standard topic's dead-letter queue must be a standard queue",
    ],
    [
      'a delivery policy that is no JSON',
      { Protocol: 'sqs', Endpoint: queueArn('q'), Attributes: { DeliveryPolicy: '[]' } },
      'Attributes Reason: DeliveryPolicy: failed to parse JSON.',
    ],
  ])('%s', async (_title, input, message) => {
    const { sns } = snsHost();
    const { TopicArn } = await sns.createTopic({ Name: 't' });
    await sns.createTopic({ Name: 'f.fifo', Attributes: { FifoTopic: 'true' } });
    expect(await faultOf(sns.subscribe({ TopicArn, ...input } as never))).toEqual(['InvalidParameterException', `Invalid parameter: ${message}`, 400]);
  });
});

test('attributes are shown and set; empty policies take them away (SetSubscriptionAttributes)', async () => {
  const host = snsHost();
  const { sns } = host;
  const { TopicArn } = await sns.createTopic({ Name: 't' });
  const SubscriptionArn = await host.subscribed(TopicArn!, 'q');
  const shown = async () => (await sns.getSubscriptionAttributes({ SubscriptionArn })).Attributes;
  const set = (AttributeName: string, AttributeValue?: string) => sns.setSubscriptionAttributes({ SubscriptionArn, AttributeName, AttributeValue });
  const bare = {
    SubscriptionArn,
    TopicArn,
    Endpoint: queueArn('q'),
    Protocol: 'sqs',
    Owner: '111111111111',
    SubscriptionPrincipal: 'arn:aws:iam::111111111111:root',
    PendingConfirmation: 'false',
    ConfirmationWasAuthenticated: 'true',
    RawMessageDelivery: 'false',
  };
  expect(await shown()).toEqual(bare);
  await set('FilterPolicy', '{"a":["b"]}');
  await set('RawMessageDelivery', 'true');
  await set('RedrivePolicy', JSON.stringify({ deadLetterTargetArn: queueArn('dead') }));
  expect(await shown()).toEqual({
    ...bare,
    FilterPolicy: '{"a":["b"]}',
    FilterPolicyScope: 'MessageAttributes',
    RawMessageDelivery: 'true',
    RedrivePolicy: `{"deadLetterTargetArn":"${queueArn('dead')}"}`,
  });
  await set('FilterPolicyScope', 'MessageBody');
  expect(await shown()).toMatchObject({ FilterPolicyScope: 'MessageBody' });
  await set('FilterPolicy', '{}');
  await set('FilterPolicyScope', 'MessageAttributes');
  await set('RedrivePolicy');
  await set('RawMessageDelivery', 'false');
  expect(await shown()).toEqual(bare);
  expect(await faultOf(set('Color', 'red'))).toEqual(['InvalidParameterException', 'Invalid parameter: AttributeName', 400]);
  expect(await faultOf(set('FilterPolicy', '{x}'))).toEqual([
    'InvalidParameterException',
    'Invalid parameter: FilterPolicy: failed to parse JSON. Unexpected character (\'x\' (code 120)): was expecting double-quote to start field name\n at [Source: (String)"{x}"; line: 1, column: 3]',
    400,
  ]);
});

test('the effective delivery policy of an endpoint of HTTP', async () => {
  const { sns } = snsHost();
  const { TopicArn } = await sns.createTopic({ Name: 't' });
  const policyOf = async (Endpoint: string, Attributes: Record<string, string>) => {
    const { SubscriptionArn } = await sns.subscribe({ TopicArn, Protocol: 'https', Endpoint, Attributes, ReturnSubscriptionArn: true });
    return JSON.parse((await sns.getSubscriptionAttributes({ SubscriptionArn })).Attributes!['EffectiveDeliveryPolicy']!) as object;
  };
  expect(await policyOf('https://a.example.com', {})).toMatchObject({ healthyRetryPolicy: { numRetries: 3, minDelayTarget: 20 }, guaranteed: false });
  expect(await policyOf('https://b.example.com', { DeliveryPolicy: '{"healthyRetryPolicy":{"numRetries":9}}' })).toMatchObject({
    healthyRetryPolicy: { numRetries: 9 },
  });
});

test('an endpoint of HTTP gets a request to confirm, whose token confirms it', async () => {
  const sent: Parameters<FetchPort>[] = [];
  const { sns, clock } = snsHost({ fetch: async (...call) => (sent.push(call), { ok: true, status: 200 }) });
  const { TopicArn } = await sns.createTopic({ Name: 't' });
  await sns.subscribe({ TopicArn, Protocol: 'https', Endpoint: 'https://example.com/a' });
  await sns.publish({ TopicArn, Message: 'not yet' });
  await clock.advance(0);
  expect(sent).toMatchObject([
    ['https://example.com/a', { method: 'POST', headers: { 'x-amz-sns-message-type': 'SubscriptionConfirmation', 'x-amz-sns-topic-arn': TopicArn } }],
  ]);
  const body = JSON.parse(sent[0]![1].body) as Record<string, string>;
  expect(body).toMatchObject({ Type: 'SubscriptionConfirmation', TopicArn, SubscribeURL: expect.stringContaining(`Token=${body['Token']}`) as string });
  expect(await faultOf(sns.confirmSubscription({ TopicArn, Token: `${body['Token']}0` }))).toEqual([
    'InvalidParameterException',
    'Invalid parameter: Token',
    400,
  ]);
  const { SubscriptionArn } = await sns.confirmSubscription({ TopicArn, Token: body['Token'], AuthenticateOnUnsubscribe: 'true' });
  expect(await sns.confirmSubscription({ TopicArn, Token: body['Token'] })).toMatchObject({ SubscriptionArn });
  expect((await sns.getSubscriptionAttributes({ SubscriptionArn })).Attributes).toMatchObject({
    PendingConfirmation: 'false',
    ConfirmationWasAuthenticated: 'true',
  });
  await sns.publish({ TopicArn, Message: 'now' });
  await clock.advance(0);
  expect(sent[1]).toMatchObject([
    'https://example.com/a',
    { headers: { 'x-amz-sns-message-type': 'Notification', 'x-amz-sns-subscription-arn': SubscriptionArn } },
  ]);
  expect(JSON.parse(sent[1]![1].body)).toMatchObject({ Message: 'now' });
});

test('unsubscribe ends it; once more is no error', async () => {
  const host = snsHost();
  const { TopicArn } = await host.sns.createTopic({ Name: 't' });
  const SubscriptionArn = await host.subscribed(TopicArn!, 'q');
  await host.sns.unsubscribe({ SubscriptionArn });
  await host.sns.unsubscribe({ SubscriptionArn });
  await host.sns.publish({ TopicArn, Message: 'm' });
  expect(await host.bodies('q')).toEqual([]);
  expect(await faultOf(host.sns.getSubscriptionAttributes({ SubscriptionArn }))).toEqual(['NotFoundException', 'Subscription does not exist', 404]);
  expect(await faultOf(host.sns.unsubscribe({ SubscriptionArn: TopicArn }))).toEqual(['InvalidParameterException', 'Invalid parameter: SubscriptionId', 400]);
});

test('at most 200 filter policies a topic (subscription-filter-policy-constraints)', async () => {
  const { sns } = snsHost();
  const { TopicArn } = await sns.createTopic({ Name: 't' });
  const subscribe = (i: number, FilterPolicy: string) =>
    sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: queueArn(`q${i}`), Attributes: { FilterPolicy } });
  for (let i = 0; i < 200; i++) await subscribe(i, '{"a":["b"]}');
  expect(await faultOf(subscribe(200, '{"a":["b"]}'))).toEqual([
    'FilterPolicyLimitExceededException',
    'The number of filter policies for this topic exceeds the limit.',
    403,
  ]);
  await subscribe(201, '{}');
  const first = await sns.listSubscriptionsByTopic({ TopicArn });
  const second = await sns.listSubscriptionsByTopic({ TopicArn, NextToken: first.NextToken });
  const third = await sns.listSubscriptionsByTopic({ TopicArn, NextToken: second.NextToken });
  expect([first, second, third].map(({ Subscriptions }) => Subscriptions!.length)).toEqual([100, 100, 1]);
});
