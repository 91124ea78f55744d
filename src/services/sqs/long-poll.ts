import type { Account } from './account';
import { leaveOff, type Poll, announce, waitingFor } from './arrivals';
import type { Queue } from './queue';
import type { ReceivedMessage } from './shapes';
import type { Wanted } from './take';

/**
 * Waits for messages until a time. Somebody waits for the outcome, so that a virtual clock may move on to the deadline, or to the moment at which a
 * hidden message becomes visible.
 */
export function poll(account: Account, queue: Queue, wanted: Wanted, deadline: number, signal: AbortSignal | undefined): Promise<ReceivedMessage[]> {
  const { clock } = account;
  const { polls } = waitingFor(account, queue.arn);
  return new Promise((resolve, reject) => {
    const end = (): void => {
      polls.splice(polls.indexOf(waiting), 1);
      timer.cancel();
      signal?.removeEventListener('abort', abort);
      clock.unwatch();
      leaveOff(account, queue.arn);
    };
    const waiting: Poll = {
      wanted,
      answer(messages) {
        end();
        resolve(messages);
      },
      fail(error) {
        end();
        reject(error);
      },
    };
    const abort = (): void => waiting.fail(abortError());
    polls.push(waiting);
    clock.watch();
    const timer = clock.schedule(deadline, () => {
      // Not the queue of the beginning, when another state was loaded. A poll whose queue is gone has failed.
      announce(account, account.queues.get(queue.name)!);
      if (polls.includes(waiting)) waiting.answer([]);
    });
    signal?.addEventListener('abort', abort, { once: true });
    announce(account, queue);
  });
}

/** As the AWS SDK throws it. */
export const abortError = (): Error => Object.assign(new Error('Request aborted'), { name: 'AbortError' });
