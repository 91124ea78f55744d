import type { ServiceException } from '../../errors/service-exception';
import type { Parcel } from './parcel';
import type { Ports } from './ports';

/** It makes no sense to try again: the endpoint is not there, or refuses the message. */
class Undeliverable extends Error {}

/** Attributes that a message of SQS may have; one with more is lost by raw delivery: https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html */
const mostAttributes = 10;

/** Hands a parcel over to its endpoint. Rejects where that fails. */
export async function send(ports: Ports, parcel: Parcel): Promise<void> {
  const { protocol, endpoint, event, body, headers } = parcel;
  if (protocol === 'sqs') await toQueue(ports, endpoint, parcel);
  else if (protocol === 'lambda') {
    if (ports.lambda === undefined) throw new Undeliverable();
    await ports.lambda.invoke({ FunctionName: endpoint, InvocationType: 'Event', Payload: Buffer.from(event!) });
  } else {
    if (ports.fetch === undefined) throw new Undeliverable();
    const { ok, status } = await ports.fetch(endpoint, { method: 'POST', headers: { ...headers }, body });
    if (ok) return;
    throw status >= 400 && status < 500 && status !== 429 ? new Undeliverable() : new Error(`HTTP ${status}`);
  }
}

/** Hands a parcel that could not be delivered over to its dead-letter queue. */
export async function sendToDeadLetterQueue(ports: Ports, parcel: Parcel): Promise<void> {
  if (parcel.deadLetterTarget !== undefined) await toQueue(ports, parcel.deadLetterTarget, parcel);
}

async function toQueue({ sqs }: Ports, arn: string, { body, attributes, groupId, deduplicationId }: Parcel): Promise<void> {
  if (sqs === undefined || (attributes !== undefined && Object.keys(attributes).length > mostAttributes)) throw new Undeliverable();
  await sqs.sendMessage({
    QueueUrl: queueUrl(arn),
    MessageBody: body,
    ...(attributes !== undefined && { MessageAttributes: attributes }),
    ...(groupId !== undefined && { MessageGroupId: groupId }),
    // A standard queue knows no duplicates.
    ...(deduplicationId !== undefined && arn.endsWith('.fifo') && { MessageDeduplicationId: deduplicationId }),
  });
}

function queueUrl(arn: string): string {
  const [, , , region, account, name] = arn.split(':');
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
}

/** "Client-side errors": https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html */
export const isFinal = (thrown: unknown): boolean =>
  thrown instanceof Undeliverable || (thrown instanceof Error && (thrown as Partial<ServiceException>).$fault === 'client');
