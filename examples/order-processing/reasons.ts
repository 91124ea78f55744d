/** Why an order is refused, in the order of precedence: an order has all its reasons, and is counted under the first. */
export const reasons = ['CANCELLED_INVOICE', 'NO_CUSTOMER', 'ZERO_PRICE', 'NEGATIVE_QUANTITY', 'PAYMENT_DECLINED'] as const;

export type Reason = (typeof reasons)[number];

/** As a person says it. */
export const inWords: Readonly<Record<Reason, string>> = {
  CANCELLED_INVOICE: 'cancelled invoice',
  NO_CUSTOMER: 'no customer',
  ZERO_PRICE: 'price of zero',
  NEGATIVE_QUANTITY: 'negative quantity',
  PAYMENT_DECLINED: 'payment declined',
};
