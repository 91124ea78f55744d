import type { Timer } from '../../clock/clock';
import { type Account, queueByArn } from './account';
import { queueDoesNotExist } from './errors';
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

/** Who waits for messages of a queue. */
export interface Waiting {
  /** The longest waiting first. */
  readonly polls: Poll[];
  readonly listeners: Set<() => void>;
  /** Whether the listeners are about to be called. */
  isCalling: boolean;
  /** The timer for the next message to become visible. */
  alarm: { readonly at: number; readonly timer: Timer } | undefined;
}

export function waitingFor(account: Account, arn: string): Waiting {
  let waiting = account.waiting.get(arn);
  if (waiting === undefined) account.waiting.set(arn, (waiting = { polls: [], listeners: new Set(), isCalling: false, alarm: undefined }));
  return waiting;
}

/** To be called when somebody has ceased to wait. */
export function leaveOff(account: Account, arn: string): void {
  const waiting = account.waiting.get(arn);
  if (waiting === undefined || waiting.polls.length > 0 || waiting.listeners.size > 0) return;
  waiting.alarm?.timer.cancel();
  account.waiting.delete(arn);
}

/** Takes what is visible, and lets those who wait know when it is to be visible again. */
export function receiveNow(account: Account, queue: Queue, wanted: Wanted): ReceivedMessage[] {
  const messages = received(account, queue, wanted);
  const waiting = account.waiting.size === 0 ? undefined : account.waiting.get(queue.arn);
  if (waiting !== undefined && messages.length > 0) arm(account, queue, waiting);
  return messages;
}

/** A message that moves to a dead-letter queue on the way may be what somebody waits for there. */
function received(account: Account, queue: Queue, wanted: Wanted): ReceivedMessage[] {
  let redrivenTo: Queue | undefined;
  const messages = take(account, queue, wanted, (target) => (redrivenTo = target));
  if (redrivenTo !== undefined) announce(account, redrivenTo);
  return messages;
}

/** Serves those who wait for messages of a queue. To be called after every change that can show a message, or hide one until another time. */
export function announce(account: Account, queue: Queue): void {
  if (account.waiting.size === 0) return;
  const waiting = account.waiting.get(queue.arn);
  if (waiting !== undefined) serve(account, queue, waiting);
}

function serve(account: Account, queue: Queue, waiting: Waiting): void {
  queue.settle(account.clock.now());
  for (let first = waiting.polls[0]; first !== undefined; first = waiting.polls[0]) {
    const messages = received(account, queue, first.wanted);
    if (messages.length === 0) break;
    first.answer(messages);
  }
  if (queue.visibleCount > 0) callListeners(waiting);
  arm(account, queue, waiting);
}

function callListeners(waiting: Waiting): void {
  if (waiting.isCalling || waiting.listeners.size === 0) return;
  waiting.isCalling = true;
  queueMicrotask(() => {
    waiting.isCalling = false;
    for (const listener of waiting.listeners) listener();
  });
}

/** Sets a timer for the next message to become visible, as long as somebody waits. */
function arm(account: Account, queue: Queue, waiting: Waiting): void {
  const at = account.waiting.get(queue.arn) === waiting ? queue.nextVisibleAt : undefined;
  if (waiting.alarm?.at === at) return;
  waiting.alarm?.timer.cancel();
  waiting.alarm = undefined;
  if (at === undefined) return;
  const timer = account.clock.schedule(at, () => {
    waiting.alarm = undefined;
    announce(account, queue);
  });
  waiting.alarm = { at, timer };
}

/** A queue is gone: receives that wait on it fail. */
export function failPolls(account: Account, arn: string): void {
  const waiting = account.waiting.get(arn);
  if (waiting === undefined) return;
  waiting.alarm?.timer.cancel();
  waiting.alarm = undefined;
  for (let poll = waiting.polls[0]; poll !== undefined; poll = waiting.polls[0]) poll.fail(queueDoesNotExist());
}

/** Another state has come: those who wait see its messages. */
export function lookAgain(account: Account): void {
  for (const [arn, waiting] of account.waiting) {
    waiting.alarm?.timer.cancel();
    waiting.alarm = undefined;
    const queue = queueByArn(account, arn);
    if (queue === undefined) failPolls(account, arn);
    else serve(account, queue, waiting);
  }
}

/** Calls a listener, in a microtask, each time messages of a queue may have become receivable. Gives what ends that. */
export function watch(account: Account, arn: string, listener: () => void): () => void {
  const waiting = waitingFor(account, arn);
  const called = (): void => listener();
  waiting.listeners.add(called);
  const queue = queueByArn(account, arn);
  if (queue !== undefined) serve(account, queue, waiting);
  return () => {
    if (waiting.listeners.delete(called)) leaveOff(account, arn);
  };
}
