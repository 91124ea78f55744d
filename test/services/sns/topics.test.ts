/** Topics, tags and permissions: https://docs.aws.amazon.com/sns/latest/api/API_Operations.html */
import { describe, expect, test } from 'vitest';
import { faultOf, snsHost, topicArn } from './sns-host';

describe('createTopic', () => {
  test('gives the ARN, again for the same topic ("that topic’s ARN is returned without creating a new topic")', async () => {
    const { sns } = snsHost();
    const made = await sns.createTopic({ Name: 'orders', Attributes: { DisplayName: 'Orders' }, Tags: [{ Key: 'team', Value: 'a' }] });
    expect(made).toEqual({ TopicArn: topicArn('orders'), $metadata: { httpStatusCode: 200, requestId: expect.any(String) as string } });
    expect(await sns.createTopic({ Name: 'orders' })).toMatchObject({ TopicArn: topicArn('orders') });
    expect(await sns.createTopic({ Name: 'orders', Attributes: { DisplayName: 'Orders' }, Tags: [{ Key: 'team', Value: 'a' }] })).toMatchObject({});
    expect((await sns.listTopics()).Topics).toEqual([{ TopicArn: topicArn('orders') }]);
  });

  const fifoName =
    'Invalid parameter: Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.';
  test.each<[title: string, input: object, message: string]>([
    ['no name', {}, 'Invalid parameter: Name Reason: no value for required parameter'],
    ['a name of a wrong type', { Name: 1 }, 'Invalid parameter: Name Reason: the value has a wrong type'],
    ['a name with a blank', { Name: 'a b' }, 'Invalid parameter: Topic Name'],
    ['a name of 257 letters', { Name: 'x'.repeat(257) }, 'Invalid parameter: Topic Name'],
    ['a FIFO name on a standard topic', { Name: 'a.fifo' }, 'Invalid parameter: Topic Name'],
    ['a FIFO topic with another name', { Name: 'a', Attributes: { FifoTopic: 'true' } }, fifoName],
    [
      'FifoTopic that is neither true nor false',
      { Name: 'a', Attributes: { FifoTopic: 'yes' } },
      'Invalid parameter: Attributes Reason: FifoTopic: invalid value',
    ],
    ['an attribute that there is not', { Name: 'a', Attributes: { Color: 'red' } }, 'Invalid parameter: Attributes Reason: Unknown attribute Color'],
    ['an attribute of a wrong type', { Name: 'a', Attributes: { DisplayName: 1 } }, 'Invalid parameter: Attributes Reason: the value has a wrong type'],
    ['attributes of a wrong type', { Name: 'a', Attributes: 'x' }, 'Invalid parameter: Attributes Reason: the value has a wrong type'],
    [
      'deduplication by content on a standard topic',
      { Name: 'a', Attributes: { ContentBasedDeduplication: 'true' } },
      'Invalid parameter: Content-based deduplication can only be set for FIFO topics',
    ],
    [
      'another scope on a standard topic',
      { Name: 'a', Attributes: { FifoThroughputScope: 'Topic' } },
      'Invalid parameter: FifoThroughputScope can only be set for FIFO topics',
    ],
    ['a wrong value', { Name: 'a', Attributes: { SignatureVersion: '3' } }, 'Invalid parameter: Attributes Reason: SignatureVersion: invalid value'],
    ['a policy that is no JSON', { Name: 'a', Attributes: { Policy: '{' } }, 'Invalid parameter: Attributes Reason: Policy: invalid value'],
    [
      'other attributes than it has',
      { Name: 'there', Attributes: { DisplayName: 'other' } },
      'Invalid parameter: Attributes Reason: Topic already exists with different attributes',
    ],
    ['other tags than it has', { Name: 'there', Tags: [{ Key: 'a', Value: '2' }] }, 'Invalid parameter: Tags Reason: Topic already exists with different tags'],
    [
      'two equal tags',
      {
        Name: 'a',
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'a', Value: '2' },
        ],
      },
      'Invalid parameter: Duplicated keys are not allowed.',
    ],
    ['a tag without key', { Name: 'a', Tags: [null] }, 'Invalid parameter: Tags Reason: A tag key must have 1 to 128 letters'],
    ['a tag without value', { Name: 'a', Tags: [{ Key: 'a' }] }, 'Invalid parameter: Tags Reason: A tag value must have 0 to 256 letters'],
    ['a tag of AWS', { Name: 'a', Tags: [{ Key: 'aws:a', Value: '' }] }, 'Invalid parameter: Tags Reason: Tag keys that begin with aws: are reserved'],
    ['tags of a wrong type', { Name: 'a', Tags: {} }, 'Invalid parameter: Tags Reason: the value has a wrong type'],
  ])('refuses %s', async (_title, input, message) => {
    const { sns } = snsHost();
    await sns.createTopic({ Name: 'there', Tags: [{ Key: 'a', Value: '1' }] });
    expect(await faultOf(sns.createTopic(input as never))).toEqual(['InvalidParameterException', message, 400]);
  });
});

test('getTopicAttributes shows what is set, and AWS’s defaults', async () => {
  const { sns } = snsHost();
  const TopicArn = topicArn('t.fifo');
  await sns.createTopic({ Name: 't.fifo', Attributes: { FifoTopic: 'true', FifoThroughputScope: 'MessageGroup' } });
  await sns.setTopicAttributes({ TopicArn, AttributeName: 'DisplayName', AttributeValue: 'T' });
  await sns.setTopicAttributes({ TopicArn, AttributeName: 'KmsMasterKeyId', AttributeValue: 'alias/k' });
  await sns.setTopicAttributes({ TopicArn, AttributeName: 'KmsMasterKeyId' });
  const { Attributes = {} } = await sns.getTopicAttributes({ TopicArn });
  const { Policy, EffectiveDeliveryPolicy, ...others } = Attributes;
  expect(others).toEqual({
    Owner: '111111111111',
    TopicArn,
    DisplayName: 'T',
    FifoTopic: 'true',
    ContentBasedDeduplication: 'false',
    FifoThroughputScope: 'MessageGroup',
    SubscriptionsConfirmed: '0',
    SubscriptionsPending: '0',
    SubscriptionsDeleted: '0',
  });
  expect(JSON.parse(Policy!)).toMatchObject({ Id: '__default_policy_ID', Statement: [{ Sid: '__default_statement_ID', Resource: TopicArn }] });
  expect(JSON.parse(EffectiveDeliveryPolicy!)).toMatchObject({ http: { defaultHealthyRetryPolicy: { numRetries: 3, minDelayTarget: 20 } } });
});

test('the number of subscriptions goes with them, and a delivery policy shows in the effective one', async () => {
  const host = snsHost();
  const { sns } = host;
  const { TopicArn } = await sns.createTopic({ Name: 't', Attributes: { DeliveryPolicy: '{"http":{"disableSubscriptionOverrides":true}}' } });
  const SubscriptionArn = await host.subscribed(TopicArn!, 'q');
  await sns.subscribe({ TopicArn, Protocol: 'email', Endpoint: 'a@example.com' });
  expect((await sns.getTopicAttributes({ TopicArn })).Attributes).toMatchObject({ SubscriptionsConfirmed: '1', SubscriptionsPending: '1' });
  await sns.unsubscribe({ SubscriptionArn });
  const { Attributes } = await sns.getTopicAttributes({ TopicArn });
  expect(Attributes).toMatchObject({ SubscriptionsConfirmed: '0', SubscriptionsPending: '1', SubscriptionsDeleted: '1' });
  expect(JSON.parse(Attributes!['EffectiveDeliveryPolicy']!)).toMatchObject({ http: { disableSubscriptionOverrides: true } });
});

test.each<[title: string, TopicArn: unknown, fault: [string, string, number]]>([
  ['no ARN', undefined, ['InvalidParameterException', 'Invalid parameter: TopicArn Reason: no value for required parameter', 400]],
  ['what is none', 'orders', ['InvalidParameterException', 'Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1', 400]],
  ['an ARN of another service', 'arn:aws:sqs:us-east-1:111111111111:q', ['InvalidParameterException', 'Invalid parameter: TopicArn', 400]],
  ['an ARN of another region', 'arn:aws:sns:eu-west-1:111111111111:t', ['InvalidParameterException', 'Invalid parameter: TopicArn', 400]],
  [
    'a topic of another account',
    'arn:aws:sns:us-east-1:222222222222:t',
    [
      'AuthorizationErrorException',
      'User: arn:aws:iam::111111111111:root is not authorized to perform: SNS:GetTopicAttributes on resource: arn:aws:sns:us-east-1:222222222222:t because no resource-based policy allows the SNS:GetTopicAttributes action',
      403,
    ],
  ],
  ['a topic that there is not', topicArn('none'), ['NotFoundException', 'Topic does not exist', 404]],
  ['a name of objects’ own', topicArn('__proto__'), ['NotFoundException', 'Topic does not exist', 404]],
])('refuses %s', async (_title, TopicArn, fault) => {
  const { sns } = snsHost();
  expect(await faultOf(sns.getTopicAttributes({ TopicArn } as never))).toEqual(fault);
});

test('setTopicAttributes refuses what CreateTopic does, and an unknown name', async () => {
  const { sns } = snsHost();
  const { TopicArn } = await sns.createTopic({ Name: 't' });
  const set = (AttributeName: string, AttributeValue: string) => faultOf(sns.setTopicAttributes({ TopicArn, AttributeName, AttributeValue }));
  expect(await set('Color', 'red')).toEqual(['InvalidParameterException', 'Invalid parameter: AttributeName', 400]);
  expect(await set('TracingConfig', 'On')).toEqual(['InvalidParameterException', 'Invalid parameter: TracingConfig Reason: invalid value', 400]);
  expect(await set('SQSSuccessFeedbackSampleRate', '101')).toEqual([
    'InvalidParameterException',
    'Invalid parameter: SQSSuccessFeedbackSampleRate Reason: invalid value',
    400,
  ]);
});

test('deleteTopic: idempotent, and its subscriptions go with it', async () => {
  const host = snsHost();
  const { TopicArn } = await host.sns.createTopic({ Name: 't' });
  await host.subscribed(TopicArn!, 'q');
  await host.sns.deleteTopic({ TopicArn });
  await host.sns.deleteTopic({ TopicArn });
  expect(await faultOf(host.sns.publish({ TopicArn, Message: 'm' }))).toEqual(['NotFoundException', 'Topic does not exist', 404]);
  expect((await host.sns.listSubscriptions()).Subscriptions).toEqual([]);
  expect(await faultOf(host.sns.deleteTopic({ TopicArn: 'x' }))).toEqual([
    'InvalidParameterException',
    'Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1',
    400,
  ]);
});

test('listTopics gives a hundred a page', async () => {
  const { sns } = snsHost();
  const names = Array.from({ length: 101 }, (_, i) => `t${String(i).padStart(3, '0')}`);
  for (const Name of names.toReversed()) await sns.createTopic({ Name });
  const first = await sns.listTopics({});
  const second = await sns.listTopics({ NextToken: first.NextToken });
  expect([...first.Topics!, ...second.Topics!].map(({ TopicArn }) => TopicArn)).toEqual(names.map(topicArn));
  expect([first.Topics!.length, second.NextToken]).toEqual([100, undefined]);
  expect(await faultOf(sns.listTopics({ NextToken: '!' }))).toEqual([
    'InvalidParameterException',
    'Invalid parameter: NextToken Reason: invalid pagination token',
    400,
  ]);
});

test('tags are set, listed and taken away; at most 50', async () => {
  const { sns } = snsHost();
  const { TopicArn: ResourceArn } = await sns.createTopic({ Name: 't', Tags: [{ Key: 'a', Value: '1' }] });
  await sns.tagResource({
    ResourceArn,
    Tags: [
      { Key: 'a', Value: '2' },
      { Key: '__proto__', Value: 'x' },
    ],
  });
  expect((await sns.listTagsForResource({ ResourceArn })).Tags).toEqual([
    { Key: 'a', Value: '2' },
    { Key: '__proto__', Value: 'x' },
  ]);
  await sns.untagResource({ ResourceArn, TagKeys: ['a', 'none'] });
  expect((await sns.listTagsForResource({ ResourceArn })).Tags).toEqual([{ Key: '__proto__', Value: 'x' }]);
  const Tags = Array.from({ length: 50 }, (_, i) => ({ Key: `k${i}`, Value: '' }));
  expect(await faultOf(sns.tagResource({ ResourceArn, Tags }))).toEqual([
    'TagLimitExceededException',
    'Could not complete request: tag quota of per resource exceeded',
    400,
  ]);
  const refused = async (call: Promise<unknown>): Promise<unknown> => (await faultOf(call))[1];
  expect(await refused(sns.tagResource({ ResourceArn } as never))).toBe('Invalid parameter: Tags Reason: no value for required parameter');
  expect(await refused(sns.untagResource({ ResourceArn } as never))).toBe('Invalid parameter: TagKeys Reason: no value for required parameter');
  expect(await refused(sns.untagResource({ ResourceArn, TagKeys: 'a' } as never))).toBe('Invalid parameter: TagKeys Reason: the value has a wrong type');
  expect(await faultOf(sns.listTagsForResource({ ResourceArn: topicArn('none') }))).toEqual(['ResourceNotFoundException', 'Resource does not exist', 404]);
});

test('addPermission and removePermission change the policy (API_AddPermission)', async () => {
  const { sns } = snsHost();
  const { TopicArn } = await sns.createTopic({ Name: 't' });
  const policy = async () => JSON.parse((await sns.getTopicAttributes({ TopicArn })).Attributes!['Policy']!) as { Statement: unknown[] };
  await sns.addPermission({ TopicArn, Label: 'one', AWSAccountId: ['222222222222'], ActionName: ['Publish'] });
  await sns.addPermission({ TopicArn, Label: 'two', AWSAccountId: ['222222222222', '333333333333'], ActionName: ['Publish', 'Subscribe'] });
  expect((await policy()).Statement.slice(1)).toEqual([
    { Sid: 'one', Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::222222222222:root' }, Action: 'SNS:Publish', Resource: TopicArn },
    {
      Sid: 'two',
      Effect: 'Allow',
      Principal: { AWS: ['arn:aws:iam::222222222222:root', 'arn:aws:iam::333333333333:root'] },
      Action: ['SNS:Publish', 'SNS:Subscribe'],
      Resource: TopicArn,
    },
  ]);
  expect(await faultOf(sns.addPermission({ TopicArn, Label: 'one', AWSAccountId: ['2'], ActionName: ['Publish'] }))).toEqual([
    'InvalidParameterException',
    'Invalid parameter: Statement already exists',
    400,
  ]);
  await sns.removePermission({ TopicArn, Label: 'one' });
  await sns.removePermission({ TopicArn, Label: 'none' });
  expect((await policy()).Statement).toHaveLength(2);
  for (const list of [undefined, [], 'x', [1]]) {
    const [name, message] = await faultOf(sns.addPermission({ TopicArn, Label: 'l', AWSAccountId: list as never, ActionName: ['Publish'] }));
    expect([name, message]).toEqual(['InvalidParameterException', expect.stringMatching(/^Invalid parameter: AWSAccountId Reason: /) as string]);
  }
  await sns.setTopicAttributes({ TopicArn, AttributeName: 'Policy', AttributeValue: '{"Statement":{"Sid":"only"}}' });
  await sns.addPermission({ TopicArn, Label: 'l', AWSAccountId: ['2'], ActionName: ['Publish'] });
  expect((await policy()).Statement).toHaveLength(2);
});

test('a data protection policy is kept and shown', async () => {
  const { sns } = snsHost();
  const { TopicArn: ResourceArn } = await sns.createTopic({ Name: 't' });
  expect(await sns.getDataProtectionPolicy({ ResourceArn })).not.toHaveProperty('DataProtectionPolicy');
  await sns.putDataProtectionPolicy({ ResourceArn, DataProtectionPolicy: '{}' });
  expect(await sns.getDataProtectionPolicy({ ResourceArn })).toMatchObject({ DataProtectionPolicy: '{}' });
  await sns.putDataProtectionPolicy({ ResourceArn, DataProtectionPolicy: '' });
  expect(await sns.getDataProtectionPolicy({ ResourceArn })).not.toHaveProperty('DataProtectionPolicy');
});
