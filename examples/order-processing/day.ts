import { deliveries } from './front-end';
import type { Order } from './orders';
import type { PaymentGatewayOptions } from './payment-gateway';
import { type DayReport, reportOf } from './report';
import { openShop, type Shop } from './shop';
import { work } from './work';

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
