import { type Account, queueOf } from '../account';
import { isReceivableAttributeName } from '../attribute-names';
import { invalidAttributeName, notForThisQueueType, overLimit } from '../errors';
import { abortError, poll, receiveNow } from '../long-poll';
import { inFlightLimit } from '../queue';
import { visibilityTimeout, within } from '../range';
import type { ReceivedMessage, ReceiveMessageRequest, ReceiveMessageResult } from '../shapes';
import type { Wanted } from '../take';

const none: readonly string[] = [];

/**
 * Receives up to 10 messages. With a wait time it ends as soon as there is one; without, or at the end of the wait, a result without messages has no
 * member `Messages`.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
 */
export async function receiveMessage(account: Account, input: ReceiveMessageRequest, signal: AbortSignal | undefined): Promise<ReceiveMessageResult> {
  if (signal?.aborted) throw abortError();
  const queue = queueOf(account, input.QueueUrl);
  const wanted = checkedWanted(input);
  const wait =
    within(input.WaitTimeSeconds, 'WaitTimeSeconds', 0, 20, 'Must be >= 0 and <= 20, if provided.') ?? queue.attributes.ReceiveMessageWaitTimeSeconds;
  if (input.ReceiveRequestAttemptId != null) throw notForThisQueueType(input.ReceiveRequestAttemptId, 'ReceiveRequestAttemptId');

  queue.settle(account.clock.now());
  if (queue.inFlight >= inFlightLimit) throw overLimit();
  const messages = receiveNow(account, queue, wanted);
  if (messages.length > 0 || wait === 0) return resultOf(messages);
  return resultOf(await poll(account, queue, wanted, account.clock.now() + wait * 1000, signal));
}

const resultOf = (messages: ReceivedMessage[]): ReceiveMessageResult => (messages.length === 0 ? {} : { Messages: messages });

function checkedWanted(input: ReceiveMessageRequest): Wanted {
  return {
    count: within(input.MaxNumberOfMessages, 'MaxNumberOfMessages', 1, 10, 'Must be between 1 and 10, if provided.') ?? 1,
    visibilityTimeout: visibilityTimeout(input.VisibilityTimeout),
    systemAttributes: checkedNames(input.MessageSystemAttributeNames, input.AttributeNames),
    attributes: input.MessageAttributeNames ?? none,
  };
}

/** `AttributeNames` is the older name of `MessageSystemAttributeNames`; both can be given. */
function checkedNames(names: readonly string[] | undefined, olderNames: readonly string[] | undefined): readonly string[] {
  if (names === undefined && olderNames === undefined) return none;
  const all = [...(names ?? none), ...(olderNames ?? none)];
  for (const name of all) if (!isReceivableAttributeName(name)) throw invalidAttributeName(name);
  return all;
}
