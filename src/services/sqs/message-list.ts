import type { Message } from './message';

/** A message's place in a list. */
export class Link {
  before: Link | undefined = undefined;
  after: Link | undefined = undefined;
  constructor(readonly message: Message) {}
}

/** Messages in the order of adding. Every operation costs O(1), taking one out of the middle too. */
export class MessageList {
  first: Link | undefined = undefined;
  last: Link | undefined = undefined;
  size = 0;

  push(link: Link): void {
    link.before = this.last;
    link.after = undefined;
    if (this.last === undefined) this.first = link;
    else this.last.after = link;
    this.last = link;
    this.size++;
  }

  remove(link: Link): void {
    const { before, after } = link;
    if (before === undefined) this.first = after;
    else before.after = after;
    if (after === undefined) this.last = before;
    else after.before = before;
    link.before = undefined;
    link.after = undefined;
    this.size--;
  }
}
