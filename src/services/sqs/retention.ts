import type { Message } from './message';
import { MessageHeap } from './message-heap';
import { MessageList } from './message-list';

/**
 * The messages of a queue by the time they were sent at. Most arrive in that order and cost O(1); one that is moved here from another queue can be older
 * than those before it, and costs O(log n).
 */
export class Retention {
  private readonly inOrder = new MessageList();
  private readonly late = new MessageHeap();

  add(message: Message): void {
    const { last } = this.inOrder;
    if (last === undefined || last.message.sent.sentAt <= message.sent.sentAt) this.inOrder.push(message.retained);
    else message.late = this.late.add(message, message.sent.sentAt);
  }

  remove(message: Message): void {
    if (message.late === undefined) this.inOrder.remove(message.retained);
    else this.late.remove(message.late);
    message.late = undefined;
  }

  /** A message that was sent at that time or before. */
  sentBy(time: number): Message | undefined {
    const { first } = this.inOrder;
    if (first !== undefined && first.message.sent.sentAt <= time) return first.message;
    const late = this.late.first;
    return late !== undefined && late.at <= time ? late.message : undefined;
  }
}
