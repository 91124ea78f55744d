import type { Account } from './account';
import { queueUrl } from './deliver';
import { invalidParameter } from './errors';
import { isQueue } from './mapping';
import { shardsOf } from './shards';

/**
 * Looks whether an event source is there, and whether the function may take as long as the queue keeps its messages hidden.
 *
 * @param timeout - The function's, in seconds.
 * @throws InvalidParameterValueException
 */
export async function checkSource({ ports }: Account, arn: string, timeout: number): Promise<void> {
  const { sqs, dynamodb, dynamodbStreams } = ports;
  if (!isQueue(arn)) {
    if (dynamodb === undefined || dynamodbStreams === undefined) throw notConnected('dynamodb', arn);
    await shardsOf(dynamodbStreams, arn).catch(() => {
      throw invalidParameter(`Stream not found: ${arn}`);
    });
    return;
  }
  if (sqs === undefined) throw notConnected('sqs', arn);
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl: queueUrl(arn), AttributeNames: ['VisibilityTimeout'] }).catch(({ message }: Error) => {
    const code = 'AWS.SimpleQueueService.NonExistentQueue';
    throw invalidParameter(`Error occurred while ReceiveMessage. SQS Error Code: ${code}. SQS Error Message: ${message}`);
  });
  const visible = Number(Attributes?.['VisibilityTimeout']);
  // The sentence is of https://github.com/18F/identity-terraform/pull/27
  if (visible < timeout) throw invalidParameter(`Queue visibility timeout: ${visible} seconds is less than Function timeout: ${timeout} seconds`);
}

const notConnected = (service: string, arn: string): Error => invalidParameter(`The in-memory Lambda was given no service "${service}" to read ${arn}.`);
