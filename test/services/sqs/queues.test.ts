import { expect, test } from 'vitest';
import { bench, outcome, startTime, type Attributes } from './queue-host';

const url = (name: string): string => `https://sqs.eu-west-1.amazonaws.com/123456789012/${name}`;

test('a queue has a URL and an ARN', async () => {
  const { sqs, QueueUrl } = await bench();
  expect(QueueUrl).toBe(url('orders'));
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['QueueArn'] });
  expect(Attributes).toEqual({ QueueArn: 'arn:aws:sqs:eu-west-1:123456789012:orders' });
});

test.each([
  ['http://localhost:8083/123456789012/orders', 'success'],
  ['http://localhost:8083/sqs/123456789012/orders', 'success'],
  ['http://localhost:8083/000000000000/orders', 'QueueDoesNotExist'],
  ['https://sqs.eu-west-1.amazonaws.com/123456789012/other', 'QueueDoesNotExist'],
  ['https://sqs.eu-west-1.amazonaws.com/orders', 'InvalidAddress'],
  ['orders', 'InvalidAddress'],
  ['', 'MissingParameter'],
  [undefined, 'MissingParameter'],
])('the URL %j: %j', async (QueueUrl, name) => {
  const { sqs } = await bench();
  expect(await outcome(sqs.sendMessage({ QueueUrl, MessageBody: 'a' }))).toBe(name);
});

test('the errors of a queue that is not there and of an address that is none have texts', async () => {
  const { sqs } = await bench();
  await expect(sqs.deleteQueue({ QueueUrl: url('x') })).rejects.toMatchObject({
    message: 'The specified queue does not exist.',
    $fault: 'client',
    $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
  });
  await expect(sqs.deleteQueue({ QueueUrl: 'orders' })).rejects.toMatchObject({ message: 'The address orders is not valid for this endpoint.' });
  await expect(sqs.deleteQueue({ QueueUrl: '' })).rejects.toMatchObject({ message: 'The request must contain the parameter QueueUrl.' });
});

test.each([
  ['letters, digits, hyphens and underscores', 'A-z_0', 'success'],
  ['80 characters', 'q'.repeat(80), 'success'],
  ['81 characters', 'q'.repeat(81), 'InvalidParameterValue'],
  ['a period', 'a.b', 'InvalidParameterValue'],
  ['nothing', '', 'MissingParameter'],
  ['the suffix of a FIFO queue', 'orders.fifo', 'InvalidParameterValue'],
])('a queue name with %s', async (_title, QueueName, name) => {
  const { sqs } = await bench();
  expect(await outcome(sqs.createQueue({ QueueName }))).toBe(name);
});

// The texts: github.com/boto/botocore/issues/3058, github.com/mapbox/cloudfriend/issues/94, github.com/aws/aws-cdk/issues/8550
const standardName = 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length';
const fifoName =
  'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.';
test.each<[input: { QueueName: string; Attributes?: Attributes }, name: string, message: string]>([
  [{ QueueName: 'a.fifo' }, 'InvalidParameterValue', standardName],
  [{ QueueName: 'a', Attributes: { FifoQueue: 'true' } }, 'InvalidParameterValue', fifoName],
  [{ QueueName: '.fifo', Attributes: { FifoQueue: 'true' } }, 'InvalidParameterValue', fifoName],
  [{ QueueName: `${'q'.repeat(76)}.fifo`, Attributes: { FifoQueue: 'true' } }, 'InvalidParameterValue', fifoName],
  [{ QueueName: 'a', Attributes: { FifoQueue: 'false' } }, 'InvalidAttributeName', 'Unknown Attribute FifoQueue.'],
  [{ QueueName: 'a', Attributes: { ContentBasedDeduplication: 'true' } }, 'InvalidAttributeName', 'Unknown Attribute ContentBasedDeduplication.'],
  [{ QueueName: 'a', Attributes: { DeduplicationScope: 'queue' } }, 'InvalidAttributeName', 'Unknown Attribute DeduplicationScope.'],
  [{ QueueName: 'a', Attributes: { FifoThroughputLimit: 'perQueue' } }, 'InvalidAttributeName', 'Unknown Attribute FifoThroughputLimit.'],
  [{ QueueName: 'a', Attributes: { Policy: 'x' } }, 'InvalidAttributeValue', 'Invalid value for the parameter Policy.'],
])('a name and attributes that do not go together are refused: %j', async (input, name, message) => {
  const { sqs } = await bench();
  await expect(sqs.createQueue(input)).rejects.toMatchObject({ name, message });
  expect(await sqs.listQueues()).toMatchObject({ QueueUrls: [url('orders')] });
});

test('without tags and attributes that have a value, nothing is refused', async () => {
  const { sqs } = await bench();
  expect(await sqs.createQueue({ QueueName: 'a', tags: {}, Attributes: { Policy: undefined } as never })).toMatchObject({ QueueUrl: url('a') });
});

test('the attributes by default', async () => {
  const { clock, send, sqs, QueueUrl } = await bench();
  await send('a');
  await clock.advance(1500);
  await sqs.setQueueAttributes({ QueueUrl, Attributes: { DelaySeconds: '0' } });
  expect((await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] })).Attributes).toEqual({
    QueueArn: 'arn:aws:sqs:eu-west-1:123456789012:orders',
    ApproximateNumberOfMessages: '1',
    ApproximateNumberOfMessagesNotVisible: '0',
    ApproximateNumberOfMessagesDelayed: '0',
    CreatedTimestamp: String(startTime / 1000),
    LastModifiedTimestamp: String(startTime / 1000 + 1),
    DelaySeconds: '0',
    MaximumMessageSize: '1048576',
    MessageRetentionPeriod: '345600',
    ReceiveMessageWaitTimeSeconds: '0',
    VisibilityTimeout: '30',
    SqsManagedSseEnabled: 'true',
  });
  expect(await sqs.getQueueAttributes({ QueueUrl })).not.toHaveProperty('Attributes');
  expect((await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['DelaySeconds', 'KmsMasterKeyId'] })).Attributes).toEqual({ DelaySeconds: '0' });
});

test.each([
  ['DelaySeconds', 0, 900],
  ['MaximumMessageSize', 1024, 1_048_576],
  ['MessageRetentionPeriod', 60, 1_209_600],
  ['ReceiveMessageWaitTimeSeconds', 0, 20],
  ['VisibilityTimeout', 0, 43_200],
  ['KmsDataKeyReusePeriodSeconds', 60, 86_400],
] as const)('%s is a whole number from %i to %i', async (name, least, most) => {
  const { sqs, QueueUrl } = await bench();
  for (const value of [least, most]) {
    await sqs.setQueueAttributes({ QueueUrl, Attributes: { [name]: String(value) } });
    expect((await sqs.getQueueAttributes({ QueueUrl, AttributeNames: [name] })).Attributes).toEqual({ [name]: String(value) });
  }
  for (const value of [String(least - 1), String(most + 1), `${least}.5`, 'x', '', ' 60', 60 as never as string]) {
    // The text: github.com/apache/airflow/issues/65592
    await expect(sqs.setQueueAttributes({ QueueUrl, Attributes: { [name]: value } })).rejects.toMatchObject({
      name: 'InvalidAttributeValue',
      message: `Invalid value for the parameter ${name}.`,
    });
  }
});

test('the settings of encryption are kept', async () => {
  const { sqs, QueueUrl } = await bench();
  const Attributes: Attributes = { SqsManagedSseEnabled: 'false', KmsMasterKeyId: 'alias/orders' };
  await sqs.setQueueAttributes({ QueueUrl, Attributes });
  expect((await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['SqsManagedSseEnabled', 'KmsMasterKeyId'] })).Attributes).toEqual(Attributes);
  await expect(sqs.setQueueAttributes({ QueueUrl, Attributes: { SqsManagedSseEnabled: 'yes' } })).rejects.toMatchObject({ name: 'InvalidAttributeValue' });
});

const unknownAttribute = (name: string): object => ({ name: 'InvalidAttributeName', message: `Unknown Attribute ${name}.` });

test('attributes that SQS does not know, or that cannot be set, are refused', async () => {
  const { sqs, QueueUrl } = await bench();
  await expect(sqs.setQueueAttributes({ QueueUrl, Attributes: { Colour: 'red' } as never })).rejects.toMatchObject(unknownAttribute('Colour'));
  await expect(sqs.setQueueAttributes({ QueueUrl, Attributes: { toString: 'x' } as never })).rejects.toMatchObject(unknownAttribute('toString'));
  await expect(sqs.setQueueAttributes({ QueueUrl, Attributes: { QueueArn: 'x' } })).rejects.toMatchObject(unknownAttribute('QueueArn'));
  await expect(sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['Colour' as never] })).rejects.toMatchObject(unknownAttribute('Colour'));
  await expect(sqs.receiveMessage({ QueueUrl, MessageSystemAttributeNames: ['Colour' as never] })).rejects.toMatchObject(unknownAttribute('Colour'));
  await expect(sqs.setQueueAttributes({ QueueUrl, Attributes: {} })).rejects.toMatchObject({ name: 'MissingParameter' });
  await expect(sqs.setQueueAttributes({ QueueUrl, Attributes: undefined })).rejects.toMatchObject({ name: 'MissingParameter' });
});

test('a refused change changes nothing', async () => {
  const { sqs, QueueUrl } = await bench();
  await expect(sqs.setQueueAttributes({ QueueUrl, Attributes: { DelaySeconds: '5', VisibilityTimeout: '-1' } })).rejects.toThrow(
    'Invalid value for the parameter VisibilityTimeout.',
  );
  expect((await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['DelaySeconds'] })).Attributes).toEqual({ DelaySeconds: '0' });
});

test.each([
  ['the same attributes', { DelaySeconds: '5' }],
  ['fewer attributes', {}],
  ['attributes at their defaults', { VisibilityTimeout: '30' }],
])('an existing name with %s gives the queue', async (_title, Attributes) => {
  const { sqs, QueueUrl } = await bench({ DelaySeconds: '5' });
  expect(await sqs.createQueue({ QueueName: 'orders', Attributes })).toMatchObject({ QueueUrl });
});

test.each([
  ['another value', { DelaySeconds: '6' }, 'DelaySeconds'],
  ['a value where there was the default', { DelaySeconds: '5', VisibilityTimeout: '31' }, 'VisibilityTimeout'],
])('an existing name with %s is refused', async (_title, Attributes, differs) => {
  const { sqs } = await bench({ DelaySeconds: '5' });
  // The text: github.com/justeattakeaway/JustSaying/issues/208
  await expect(sqs.createQueue({ QueueName: 'orders', Attributes })).rejects.toMatchObject({
    name: 'QueueNameExists',
    message: `A queue already exists with the same name and a different value for attribute ${differs}`,
  });
});

test('an existing name with the same RedrivePolicy, written in another way', async () => {
  const { sqs } = await bench();
  await sqs.createQueue({ QueueName: 'dead' });
  const arn = 'arn:aws:sqs:eu-west-1:123456789012:dead';
  const made = await sqs.createQueue({ QueueName: 'a', Attributes: { RedrivePolicy: `{"maxReceiveCount":"3", "deadLetterTargetArn":"${arn}"}` } });
  const again = await sqs.createQueue({ QueueName: 'a', Attributes: { RedrivePolicy: `{"deadLetterTargetArn":"${arn}","maxReceiveCount":3}` } });
  expect(again.QueueUrl).toBe(made.QueueUrl);
});

test('GetQueueUrl finds a queue of the own account by its name', async () => {
  const { sqs, QueueUrl } = await bench();
  expect(await sqs.getQueueUrl({ QueueName: 'orders' })).toMatchObject({ QueueUrl });
  expect(await sqs.getQueueUrl({ QueueName: 'orders', QueueOwnerAWSAccountId: '123456789012' })).toMatchObject({ QueueUrl });
  await expect(sqs.getQueueUrl({ QueueName: 'orders', QueueOwnerAWSAccountId: '000000000000' })).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  await expect(sqs.getQueueUrl({ QueueName: 'x' })).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  await expect(sqs.getQueueUrl({ QueueName: undefined })).rejects.toMatchObject({ name: 'MissingParameter' });
});

test('ListQueues lists by name, by prefix, and in pages with MaxResults', async () => {
  const { sqs } = await bench();
  for (const QueueName of ['b', 'a2', 'a1', 'a3']) await sqs.createQueue({ QueueName });
  expect(await sqs.listQueues()).toEqual({ QueueUrls: ['a1', 'a2', 'a3', 'b', 'orders'].map(url), $metadata: expect.anything() as object });
  expect((await sqs.listQueues({ QueueNamePrefix: 'b' })).QueueUrls).toEqual([url('b')]);
  expect(Object.keys(await sqs.listQueues({ QueueNamePrefix: 'x' }))).toEqual(['$metadata']);
  const first = await sqs.listQueues({ QueueNamePrefix: 'a', MaxResults: 2 });
  expect(first.QueueUrls).toEqual(['a1', 'a2'].map(url));
  const second = await sqs.listQueues({ QueueNamePrefix: 'a', MaxResults: 2, NextToken: first.NextToken });
  expect(second).toMatchObject({ QueueUrls: [url('a3')] });
  expect(second).not.toHaveProperty('NextToken');
  expect((await sqs.listQueues({ QueueNamePrefix: 'a', NextToken: first.NextToken })).QueueUrls).toEqual([url('a3')]);
  await expect(sqs.listQueues({ MaxResults: 0 })).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(sqs.listQueues({ NextToken: '?' })).rejects.toMatchObject({ name: 'InvalidParameterValue' });
});

test('the name of a deleted queue can be used again after 60 seconds, for a queue without messages', async () => {
  const { clock, counts, send, sqs, QueueUrl } = await bench({ DelaySeconds: '5' });
  await send('a');
  await sqs.deleteQueue({ QueueUrl });
  await expect(sqs.getQueueUrl({ QueueName: 'orders' })).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  await clock.advance(59_999);
  // The text: github.com/hashicorp/terraform/issues/15139
  await expect(sqs.createQueue({ QueueName: 'orders' })).rejects.toMatchObject({
    name: 'QueueDeletedRecently',
    message: 'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
  });
  await clock.advance(1);
  await sqs.createQueue({ QueueName: 'orders' });
  expect(await counts()).toEqual([0, 0, 0]);
});

test('a purge takes every message, and comes once in 60 seconds', async () => {
  const { clock, counts, one, send, sqs, QueueUrl } = await bench();
  await send('in flight', 'visible');
  await one();
  await sqs.sendMessage({ QueueUrl, MessageBody: 'delayed', DelaySeconds: 60 });
  expect(await counts()).toEqual([1, 1, 1]);
  await sqs.purgeQueue({ QueueUrl });
  expect(await counts()).toEqual([0, 0, 0]);
  await clock.advance(59_999);
  // Text and status: github.com/aws/aws-sdk-js/issues/4506
  await expect(sqs.purgeQueue({ QueueUrl })).rejects.toMatchObject({
    name: 'PurgeQueueInProgress',
    message: 'Only one PurgeQueue operation on orders is allowed every 60 seconds.',
    $metadata: { httpStatusCode: 403 },
  });
  await clock.advance(1);
  await sqs.purgeQueue({ QueueUrl });
});
