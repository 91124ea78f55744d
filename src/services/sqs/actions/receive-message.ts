import { type Account, queueOf } from '../account';
import { receiveNow } from '../arrivals';
import { isReceivableAttributeName } from '../attribute-names';
import { invalidAttributeName, invalidParameter, notForThisQueueType, overLimit } from '../errors';
import { abortError, poll } from '../long-poll';
import { inFlightLimit, type Queue } from '../queue';
import { optionalText, textsOf, visibilityTimeout, within } from '../range';
import type { ReceivedMessage, ReceiveMessageRequest, ReceiveMessageResult } from '../shapes';
import type { Wanted } from '../take';

const none: readonly string[] = [];

/**
 * Receives up to 10 messages. With a wait time it ends as soon as there is one; without, or at the end of the wait, a result without messages has no
 * member `Messages`. Too many messages in flight are an error of a standard queue, not of a FIFO queue.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
 */
export function receiveMessage(
  account: Account,
  input: ReceiveMessageRequest,
  signal: AbortSignal | undefined,
): ReceiveMessageResult | Promise<ReceiveMessageResult> {
  if (signal?.aborted) throw abortError();
  const queue = queueOf(account, input.QueueUrl);
  const wanted = checkedWanted(queue, input);
  const wait =
    within(input.WaitTimeSeconds, 'WaitTimeSeconds', 0, 20, 'Must be >= 0 and <= 20, if provided.') ?? queue.attributes.ReceiveMessageWaitTimeSeconds;

  const now = account.clock.now();
  queue.settle(now);
  if (queue.inFlight >= inFlightLimit && !queue.isFifo)
    throw overLimit('The specified action violates a limit: a standard queue can have 120000 messages in flight.');
  const messages = receiveNow(account, queue, wanted);
  if (messages.length > 0 || wait === 0) return resultOf(messages);
  return poll(account, queue, wanted, now + wait * 1000, signal).then(resultOf);
}

const resultOf = (messages: ReceivedMessage[]): ReceiveMessageResult => (messages.length === 0 ? {} : { Messages: messages });

function checkedWanted(queue: Queue, input: ReceiveMessageRequest): Wanted {
  return {
    count: within(input.MaxNumberOfMessages, 'MaxNumberOfMessages', 1, 10, 'Must be between 1 and 10, if provided.') ?? 1,
    visibilityTimeout: visibilityTimeout(input.VisibilityTimeout),
    systemAttributes: checkedNames(input.MessageSystemAttributeNames, input.AttributeNames),
    attributes: textsOf(input.MessageAttributeNames),
    attemptId: checkedAttemptId(queue, input.ReceiveRequestAttemptId),
  };
}

/** `AttributeNames` is the older name of `MessageSystemAttributeNames`; both can be given. */
function checkedNames(names: readonly string[] | undefined, olderNames: readonly string[] | undefined): readonly string[] {
  if (names === undefined && olderNames === undefined) return none;
  const all = [...textsOf(names), ...textsOf(olderNames)];
  for (const name of all) if (!isReceivableAttributeName(name)) throw invalidAttributeName(name);
  return all;
}

function checkedAttemptId({ isFifo }: Queue, value: string | undefined): string | undefined {
  const id = optionalText(value);
  if (id === undefined) return undefined;
  if (!isFifo) throw notForThisQueueType(id, 'ReceiveRequestAttemptId');
  if (/^[!-~]{1,128}$/.test(id)) return id;
  throw invalidParameter(
    id,
    'ReceiveRequestAttemptId',
    'ReceiveRequestAttemptId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
  );
}
