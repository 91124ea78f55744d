import type { Message } from './message';
import { SortedMessages } from './sorted-messages';
import type { VisibleMessages } from './visible-messages';

const byOrder = (a: Message, b: Message): boolean => a.order < b.order;

interface Group {
  readonly id: string;
  readonly visible: SortedMessages;
  inFlight: number;
  isTaken: boolean;
  /** Its first message, while it can be received. */
  head: Message | undefined;
}

/**
 * The visible messages of a FIFO queue, group by group. While a message of a group is in flight, no other of the group can be received. One receive gets as
 * many of a group as possible, the group with the oldest first message first.
 *
 * See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
 */
export class FifoMessages implements VisibleMessages {
  private readonly groups = new Map<string, Group>();
  private readonly heads = new SortedMessages(byOrder, (message) => this.groups.get(message.sent.groupId!)?.head === message);
  private readonly taken: Group[] = [];

  constructor(private readonly isCurrent: (message: Message) => boolean) {}

  add(message: Message): void {
    const group = this.groupOf(message);
    group.visible.add(message);
    this.look(group);
  }

  left(message: Message): void {
    this.look(this.groupOf(message));
  }

  countInFlight(message: Message, by: 1 | -1): void {
    const group = this.groupOf(message);
    group.inFlight += by;
    this.look(group);
  }

  takeNext(): Message | undefined {
    const more = this.taken.at(-1)?.visible.shift();
    if (more !== undefined) return more;
    const head = this.heads.shift();
    if (head === undefined) return undefined;
    const group = this.groupOf(head);
    group.head = undefined;
    group.isTaken = true;
    this.taken.push(group);
    return group.visible.shift();
  }

  endTaking(): void {
    for (let group = this.taken.pop(); group !== undefined; group = this.taken.pop()) {
      group.isTaken = false;
      this.look(group);
    }
  }

  private groupOf({ sent: { groupId } }: Message): Group {
    let group = this.groups.get(groupId!);
    if (group === undefined) {
      group = { id: groupId!, visible: new SortedMessages(byOrder, this.isCurrent), inFlight: 0, isTaken: false, head: undefined };
      this.groups.set(group.id, group);
    }
    return group;
  }

  /** Finds out whether messages of a group can be received, after each change. */
  private look(group: Group): void {
    if (group.isTaken) return;
    const first = group.inFlight > 0 ? undefined : group.visible.first;
    if (first === undefined && group.inFlight === 0) this.groups.delete(group.id);
    if (first === group.head) return;
    group.head = first;
    if (first !== undefined) this.heads.add(first);
  }
}
