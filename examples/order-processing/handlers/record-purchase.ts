import type { HandlerContext } from 'asl-interpreter';
import type { Order } from '../orders';
import type { Authorization } from '../payment-gateway';
import type { Purchases } from '../purchases';
import type { PurchaseCheck } from './check-purchase';

export interface AuthorizedOrder extends Order {
  readonly check: PurchaseCheck;
  readonly payment: Authorization;
}

export interface PurchaseRecord {
  readonly orderId: string;
  /** false where another delivery of the same order was faster. */
  readonly recordedNow: boolean;
}

/** The Lambda function RecordPurchase: writes the purchase once, however often the order is delivered. */
export const recordPurchase =
  (purchases: Purchases) =>
  async (order: AuthorizedOrder, context: HandlerContext): Promise<PurchaseRecord> => ({
    orderId: order.orderId,
    recordedNow: await purchases.record(order, new Date(context.now())),
  });
