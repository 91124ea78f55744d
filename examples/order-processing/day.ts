import { consume, type Message } from './consumer';
import { decode } from './decode';
import { type Delivery, deliveries, send } from './front-end';
import type { Order } from './orders';
import type { PaymentGatewayOptions } from './payment-gateway';
import { type DayReport, reportOf } from './report';
import type { Run } from './run';
import { openShop, type Shop } from './shop';

export interface DayOptions extends Partial<PaymentGatewayOptions> {
  readonly orders: readonly Order[];
  /** Called when a decision about a message's order is in the table. */
  readonly onProgress?: (decided: number, of: number) => void;
  /** Aborting it stops the polling and the executions that run. The report then says what was done so far. */
  readonly signal?: AbortSignal;
  /** Called when the shop is open and before the first message is sent. */
  readonly onOpen?: (shop: Shop) => Promise<void>;
}

export const defaults: PaymentGatewayOptions = { seed: 5, transientRate: 0.25, declineRate: 0.06 };

/** Runs the shop for a day: sends the orders, processes them, and accounts for every one. */
export async function runDay({ orders, onProgress = () => {}, signal = new AbortController().signal, onOpen, ...options }: DayOptions): Promise<DayReport> {
  const began = performance.now();
  const { seed = defaults.seed, transientRate = defaults.transientRate, declineRate = defaults.declineRate } = options;
  const gateway = { seed, transientRate, declineRate };
  const messages = deliveries(orders);
  const start = new Date(messages[0]?.at ?? 0);
  const shop = await openShop(start, gateway);
  await onOpen?.(shop);
  const done = await work(shop, messages, onProgress, signal);
  return reportOf({ shop, gateway, orders, start, ...done, stopped: signal.aborted, wallMilliseconds: performance.now() - began });
}

/** What front end and consumer have done. */
export interface Work {
  readonly sent: readonly Delivery[];
  readonly runs: readonly Run[];
  /** How many messages were deleted. */
  readonly deleted: number;
}

async function work(shop: Shop, messages: readonly Delivery[], onProgress: NonNullable<DayOptions['onProgress']>, signal: AbortSignal): Promise<Work> {
  const sent: Delivery[] = [];
  const runs: Run[] = [];
  let deleted = 0;
  let decided = 0;
  let open = true;
  const orders = messages.filter(({ kind }) => kind !== 'broken').length;
  const stopExecutions = () => void shop.workflow.close({ deadline: 0 });
  if (signal.aborted) stopExecutions();
  signal.addEventListener('abort', stopExecutions, { once: true });

  const frontEnd = send(shop.queue, shop.clock, messages, signal, (message) => sent.push(message)).finally(() => (open = false));
  const consumer = consume(shop.queue, {
    process: async (message) => {
      await decide(shop, message, runs);
      onProgress(++decided, orders);
    },
    onDeleted: (messages) => (deleted += messages),
    closed: () => !open,
    signal,
  });
  const failure = (await Promise.allSettled([frontEnd, consumer])).find((outcome) => outcome.status === 'rejected');
  signal.removeEventListener('abort', stopExecutions);
  if (failure !== undefined && !signal.aborted) throw failure.reason;
  return { sent, runs, deleted };
}

/** One execution for one message. It fails, and the message comes back, unless a decision about its order is in the table afterwards. */
async function decide({ workflow, purchases }: Shop, { id, body }: Message, runs: Run[]): Promise<void> {
  const order = decode(body);
  const result = await workflow.execute(order);
  runs.push({ orderId: order.orderId, messageId: id, result });
  if ((await purchases.find(order.orderId))?.decided !== true) throw new Error(`No decision about order ${order.orderId}: ${result.error}`);
}
