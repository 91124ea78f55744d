import type { Clock } from 'asl-interpreter';
import type { Order } from './orders';
import type { Queue } from './queue';

/** A message that goes to the queue, and when. */
export interface Delivery {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly body: string;
  readonly kind: 'order' | 'again' | 'broken';
}

const minutes = 60_000;

/**
 * What the shop's front end sends over the day: each order at its time, every 20th a second time (at once or 40 minutes later, by turns), and a
 * few messages that are no orders: a front end has bad moments, too.
 */
export function deliveries(orders: readonly Order[]): Delivery[] {
  const sent = orders.flatMap((order, i): Delivery[] => {
    const first = { at: Date.parse(order.orderedAt), body: JSON.stringify(order), kind: 'order' } as const;
    if (i % 20 !== 10) return [first];
    return [first, { ...first, at: first.at + (i % 40 === 10 ? 0 : 40 * minutes), kind: 'again' }];
  });
  const [opening] = sent;
  if (opening === undefined) return [];
  const broken = brokenBodies(opening.body).map((body, i): Delivery => ({ at: opening.at + (i + 1) * 30 * minutes, body, kind: 'broken' }));
  return [...sent, ...broken].toSorted((a, b) => a.at - b.at);
}

/** No JSON; cut off on the way; no order number; an order without items, on which CheckPurchase crashes. */
const brokenBodies = (body: string): string[] => [
  'Where is my order?',
  body.slice(0, 100),
  JSON.stringify({ customerId: '17850', itemList: [] }),
  JSON.stringify({ orderId: 'NO-ITEMS', customerId: '17850', paymentStatus: 'PENDING' }),
];

/** Sends each message at its time. Rejects with the signal's reason when it is aborted. */
export async function send(queue: Queue, clock: Clock, messages: readonly Delivery[], signal: AbortSignal, onSent: (sent: Delivery) => void): Promise<void> {
  for (const message of messages) {
    await clock.sleep(message.at, signal);
    await queue.sqs.sendMessage({ QueueUrl: queue.QueueUrl, MessageBody: message.body });
    onSent(message);
  }
}
