import type { Account } from './account';
import { deduplicationInterval } from './deduplication';
import type { Message } from './message';
import type { Queue } from './queue';

/** What a receive with a ReceiveRequestAttemptId got. */
export interface ReceiveAttempt {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly received: readonly { readonly sequence: number; readonly receives: number; readonly visibleAt: number }[];
}

/**
 * The messages of an earlier attempt, to be given again with their receipt handles: as long as none of them was deleted, received again, or had its
 * visibility timeout changed or ended.
 * See ReceiveRequestAttemptId in https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
 */
export function messagesOfAttempt(queue: Queue, id: string, now: number): Message[] | undefined {
  const attempt = queue.receiveAttempts.get(id);
  if (attempt === undefined || attempt.at <= now - deduplicationInterval) return undefined;
  const messages: Message[] = [];
  for (const { sequence, receives, visibleAt } of attempt.received) {
    const message = queue.get(sequence);
    if (message === undefined || message.receives !== receives || message.visibleAt !== visibleAt || queue.isVisible(message)) return undefined;
    messages.push(message);
  }
  return messages;
}

/** Puts down what an attempt has got. A retry does not prolong its time. */
export function rememberAttempt({ clock }: Account, { receiveAttempts }: Queue, id: string, messages: readonly Message[], isRetry: boolean): void {
  const now = clock.now();
  for (const [key, { at }] of receiveAttempts.entries()) {
    if (at > now - deduplicationInterval) break;
    receiveAttempts.delete(key);
  }
  const at = isRetry ? receiveAttempts.get(id)!.at : now;
  if (!isRetry) receiveAttempts.delete(id); // so that it stands last: the oldest stand first
  receiveAttempts.set(id, { at, received: messages.map(({ sent: { sequence }, receives, visibleAt }) => ({ sequence, receives, visibleAt })) });
}
