import { expect, test } from 'vitest';
import { checkPurchase } from '../../../examples/order-processing/handlers/check-purchase';
import { type Order, readOrders } from '../../../examples/order-processing/orders';
import type { Reason } from '../../../examples/order-processing/reasons';

const item = { stockCode: '1', description: 'MUG', quantity: 3, unitPrice: 0.1 };
const order: Order = { orderId: '1', orderedAt: '2010-12-01T08:00:00Z', customerId: 'c', country: 'EIRE', paymentStatus: 'PENDING', itemList: [item, item] };

test.each<[string, Partial<Order>, ReturnType<typeof checkPurchase>]>([
  ['a good order', {}, { valid: true, reasons: [], explanation: '', amount: '0.60' }],
  ['a cancellation', { orderId: 'C1' }, { valid: false, reasons: ['CANCELLED_INVOICE'], explanation: 'cancelled invoice', amount: '0.60' }],
  ['no customer', { customerId: null }, { valid: false, reasons: ['NO_CUSTOMER'], explanation: 'no customer', amount: '0.60' }],
  ['a price of zero', { itemList: [item, { ...item, unitPrice: 0 }] }, { valid: false, reasons: ['ZERO_PRICE'], explanation: 'price of zero', amount: '0.30' }],
  [
    'a negative quantity',
    { itemList: [{ ...item, quantity: -1 }] },
    { valid: false, reasons: ['NEGATIVE_QUANTITY'], explanation: 'negative quantity', amount: '-0.10' },
  ],
  [
    'all of it, in the order of precedence',
    { orderId: 'C1', customerId: null, itemList: [{ ...item, quantity: -1, unitPrice: 0 }] },
    {
      valid: false,
      reasons: ['CANCELLED_INVOICE', 'NO_CUSTOMER', 'ZERO_PRICE', 'NEGATIVE_QUANTITY'],
      explanation: 'cancelled invoice, no customer, price of zero, negative quantity',
      amount: '0.00',
    },
  ],
])('CheckPurchase: %s', (_title, change, check) => {
  expect(checkPurchase({ ...order, ...change })).toEqual(check);
});

// What the data set's description says of the day: 6 cancellations, 16 without customer, 10 with a line whose price is zero, one negative
// quantity that is no cancellation.
test('the real orders have the reasons that their data set is known to have', () => {
  const checks = readOrders().map((order) => ({ order, found: checkPurchase(order).reasons }));
  const having = (reason: Reason) => checks.filter(({ found }) => found.includes(reason));
  expect(having('CANCELLED_INVOICE')).toHaveLength(6);
  expect(having('NO_CUSTOMER')).toHaveLength(16);
  expect(having('ZERO_PRICE')).toHaveLength(10);
  expect(having('NEGATIVE_QUANTITY').filter(({ order }) => !order.orderId.startsWith('C'))).toHaveLength(1);
});
