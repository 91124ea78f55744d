import { expect, test } from 'vitest';
import { bench, outcome } from './queue-host';

/** Requests come from outside: a member can be of any type. The texts are those of AWS's JSON protocol. */

const strings = 'NUMBER_VALUE cannot be converted to String';
const list = 'Start of list found where not expected';
const structure = 'Start of structure or map found where not expected.';
const scalar = 'Unexpected field type';

test.each<[action: string, input: object, message: string]>([
  ['getQueueUrl', { QueueName: 1 }, strings],
  ['getQueueUrl', { QueueName: true }, 'TRUE_VALUE cannot be converted to String'],
  ['getQueueUrl', { QueueName: [] }, list],
  ['getQueueUrl', { QueueName: {} }, structure],
  ['getQueueUrl', { QueueName: 'orders', QueueOwnerAWSAccountId: 1 }, strings],
  ['listQueues', { QueueNamePrefix: 1 }, strings],
  ['listQueues', { NextToken: 1 }, strings],
  ['createQueue', { QueueName: 'a', Attributes: 'x' }, scalar],
  ['createQueue', { QueueName: 'a', Attributes: [] }, list],
  ['createQueue', { QueueName: 'a', tags: 'x' }, scalar],
  ['sendMessage', { MessageBody: 'a', MessageGroupId: 1 }, strings],
  ['sendMessage', { MessageBody: 'a', MessageAttributes: [] }, list],
  ['sendMessage', { MessageBody: 'a', MessageSystemAttributes: 'x' }, scalar],
  ['sendMessageBatch', { Entries: 'x' }, scalar],
  ['sendMessageBatch', { Entries: {} }, structure],
  ['receiveMessage', { MessageAttributeNames: 'All' }, scalar],
  ['receiveMessage', { MessageAttributeNames: [1] }, strings],
  ['receiveMessage', { MessageSystemAttributeNames: 'All' }, scalar],
  ['receiveMessage', { AttributeNames: [{}] }, structure],
  ['receiveMessage', { ReceiveRequestAttemptId: 1 }, strings],
  ['getQueueAttributes', { AttributeNames: 'All' }, scalar],
  ['setQueueAttributes', { Attributes: 'x' }, scalar],
  ['deleteMessage', { ReceiptHandle: 1 }, strings],
  ['tagQueue', { Tags: [] }, list],
  ['untagQueue', { TagKeys: 'x' }, scalar],
  ['addPermission', { Label: 'a', AWSAccountIds: '1', Actions: [] }, scalar],
  ['startMessageMoveTask', { SourceArn: 1 }, strings],
])('%s with %j', async (action, input, message) => {
  const { counts, sqs, QueueUrl } = await bench();
  const call = sqs[action as 'getQueueUrl'].bind(sqs) as (request: unknown) => Promise<unknown>;
  await expect(call({ QueueUrl, ...input })).rejects.toMatchObject({ name: 'SerializationException', message, $metadata: { httpStatusCode: 400 } });
  expect(await counts()).toEqual([0, 0, 0]);
});

test.each<[action: string, input: object, name: string]>([
  ['sendMessageBatch', { Entries: [null] }, 'InvalidBatchEntryId'],
  ['sendMessageBatch', { Entries: [1] }, 'InvalidBatchEntryId'],
  ['createQueue', { QueueName: '__proto__' }, 'success'],
  ['getQueueUrl', { QueueName: '__proto__' }, 'QueueDoesNotExist'],
  ['setQueueAttributes', { Attributes: JSON.parse('{"__proto__":"x"}') as object }, 'InvalidAttributeName'],
  ['setQueueAttributes', { Attributes: { RedrivePolicy: '['.repeat(500_000) } }, 'InvalidParameterValue'],
  ['setQueueAttributes', { Attributes: { Policy: '['.repeat(500_000) } }, 'InvalidAttributeValue'],
])('%s with odd values: %#', async (action, input, name) => {
  const { sqs, QueueUrl } = await bench();
  const call = sqs[action as 'getQueueUrl'].bind(sqs) as (request: unknown) => Promise<unknown>;
  expect(await outcome(call({ QueueUrl, ...input }))).toBe(name);
});
