import { type Account, queueOf } from '../account';
import { send, type Sent } from '../send';
import type { SendMessageRequest } from '../shapes';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export function sendMessage(account: Account, input: SendMessageRequest): Sent {
  return send(account, queueOf(account, input.QueueUrl), input);
}
