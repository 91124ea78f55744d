import type { Message } from './message';

/** The visible messages in the order in which they became visible. Every operation costs O(1), taking one out of the middle too. */
export class MessageList {
  first: Message | undefined = undefined;
  size = 0;
  private last: Message | undefined = undefined;

  push(message: Message): void {
    message.before = this.last;
    message.after = undefined;
    if (this.last === undefined) this.first = message;
    else this.last.after = message;
    this.last = message;
    this.size++;
  }

  remove(message: Message): void {
    const { before, after } = message;
    if (before === undefined) this.first = after;
    else before.after = after;
    if (after === undefined) this.last = before;
    else after.before = before;
    message.before = undefined;
    message.after = undefined;
    this.size--;
  }
}
