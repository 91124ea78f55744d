import type { Timer } from '../../clock/clock';
import type { Account } from './account';
import type { Queue } from './queue';
import type { ReceivedMessage } from './shapes';
import { take, type Wanted } from './take';

/** A receive that waits for a message. */
export interface Poll {
  readonly wanted: Wanted;
  /** Ends the wait with the messages found, none at its deadline. */
  answer(messages: ReceivedMessage[]): void;
  fail(error: Error): void;
}

/** The timer for the next message to become visible. */
export interface Alarm {
  readonly at: number;
  readonly timer: Timer;
}

/**
 * Waits for messages until a time. Somebody waits for the outcome, so that a virtual clock may move on to the deadline, or to the moment at which a
 * hidden message becomes visible.
 */
export function poll(account: Account, queue: Queue, wanted: Wanted, deadline: number, signal: AbortSignal | undefined): Promise<ReceivedMessage[]> {
  const { clock } = account;
  return new Promise((resolve, reject) => {
    const end = (): void => {
      queue.polls.splice(queue.polls.indexOf(waiting), 1);
      timer.cancel();
      signal?.removeEventListener('abort', abort);
      clock.unwatch();
      if (queue.polls.length === 0) arm(account, queue);
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
    queue.polls.push(waiting);
    clock.watch();
    const timer = clock.schedule(deadline, () => {
      serve(account, queue);
      if (queue.polls.includes(waiting)) waiting.answer([]);
    });
    signal?.addEventListener('abort', abort, { once: true });
    arm(account, queue);
  });
}

/** As the AWS SDK throws it. */
export const abortError = (): Error => Object.assign(new Error('Request aborted'), { name: 'AbortError' });

/** Takes what is visible. A message that moves to a dead-letter queue on the way may be what somebody waits for there. */
export function receiveNow(account: Account, queue: Queue, wanted: Wanted): ReceivedMessage[] {
  let redrivenTo: Queue | undefined;
  const messages = take(account, queue, wanted, (target) => (redrivenTo = target));
  if (redrivenTo !== undefined) serve(account, redrivenTo);
  return messages;
}

/** Gives waiting receives what has become visible, the longest waiting first. To be called after every change that can show a message. */
export function serve(account: Account, queue: Queue): void {
  for (let first = queue.polls[0]; first !== undefined; first = queue.polls[0]) {
    const messages = receiveNow(account, queue, first.wanted);
    if (messages.length === 0) break;
    first.answer(messages);
  }
  arm(account, queue);
}

/** Sets a timer for the next message to become visible, as long as somebody waits. */
function arm(account: Account, queue: Queue): void {
  const at = queue.polls.length === 0 ? undefined : queue.nextVisibleAt;
  if (queue.alarm?.at === at) return;
  queue.alarm?.timer.cancel();
  queue.alarm = undefined;
  if (at === undefined) return;
  const timer = account.clock.schedule(at, () => {
    queue.alarm = undefined;
    serve(account, queue);
  });
  queue.alarm = { at, timer };
}
