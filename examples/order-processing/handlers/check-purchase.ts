import type { Order } from '../orders';
import { inWords, type Reason, reasons } from '../reasons';

export interface PurchaseCheck {
  readonly valid: boolean;
  /** All of them, in the order of precedence. */
  readonly reasons: readonly Reason[];
  readonly explanation: string;
  /** Pounds sterling as a decimal text, as DynamoDB takes numbers: "139.12". */
  readonly amount: string;
}

const holds: Readonly<Record<Exclude<Reason, 'PAYMENT_DECLINED'>, (order: Order) => boolean>> = {
  CANCELLED_INVOICE: (order) => order.orderId.startsWith('C'),
  NO_CUSTOMER: (order) => typeof order.customerId !== 'string' || order.customerId === '',
  ZERO_PRICE: (order) => order.itemList.some((item) => item.unitPrice === 0),
  NEGATIVE_QUANTITY: (order) => order.itemList.some((item) => item.quantity < 0),
};

/** The Lambda function CheckPurchase: is this an order that the shop can fulfil, and what does it cost? */
export function checkPurchase(order: Order): PurchaseCheck {
  const found = reasons.filter((reason) => reason !== 'PAYMENT_DECLINED' && holds[reason](order));
  const pence = order.itemList.reduce((sum, item) => sum + item.quantity * Math.round(item.unitPrice * 100), 0);
  return { valid: found.length === 0, reasons: found, explanation: found.map((reason) => inWords[reason]).join(', '), amount: (pence / 100).toFixed(2) };
}
