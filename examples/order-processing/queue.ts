import type { LocalAws } from 'asl-interpreter/aws';

export interface Queue {
  readonly sqs: LocalAws['sqs'];
  readonly QueueUrl: string;
}

/** A standard queue. What is not named is SQS's default: a retention of 4 days, no delay. */
export async function createQueue(sqs: LocalAws['sqs'], QueueName: string, Attributes: Readonly<Record<string, string>>): Promise<Queue> {
  const { QueueUrl } = await sqs.createQueue({ QueueName, Attributes });
  return { sqs, QueueUrl: QueueUrl! };
}

export async function arnOf({ sqs, QueueUrl }: Queue): Promise<string> {
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['QueueArn'] });
  return Attributes!.QueueArn!;
}

/** How many messages it holds: those that can be received, those in somebody's hands, and those that are delayed. */
export async function countMessages({ sqs, QueueUrl }: Queue): Promise<number> {
  const { Attributes = {} } = await sqs.getQueueAttributes({
    QueueUrl,
    AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'ApproximateNumberOfMessagesDelayed'],
  });
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
}
