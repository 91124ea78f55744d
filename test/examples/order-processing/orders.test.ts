import { expect, test } from 'vitest';
import { readOrders } from '../../../examples/order-processing/orders';

const orders = readOrders();

test('the day has 143 orders with 3,108 lines', () => {
  expect(orders).toHaveLength(143);
  expect(orders.reduce((lines, { itemList }) => lines + itemList.length, 0)).toBe(3108);
  expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(143);
});

test('the lines of an invoice become one order', () => {
  const order = orders.find(({ orderId }) => orderId === '536366');
  expect(order).toEqual({
    orderId: '536366',
    orderedAt: '2010-12-01T08:28:00Z',
    customerId: '17850',
    country: 'United Kingdom',
    paymentStatus: 'PENDING',
    itemList: [
      { stockCode: '22633', description: 'HAND WARMER UNION JACK', quantity: 6, unitPrice: 1.85 },
      { stockCode: '22632', description: 'HAND WARMER RED POLKA DOT', quantity: 6, unitPrice: 1.85 },
    ],
  });
});

test('the order of 592 lines fits the payload quota of 256 KiB', () => {
  const sizes = orders.map((order) => Buffer.byteLength(JSON.stringify(order)));
  const longest = orders.find(({ itemList }) => itemList.length === 592);
  expect(Buffer.byteLength(JSON.stringify(longest))).toBe(Math.max(...sizes));
  expect(Math.max(...sizes)).toBeLessThan(262_144);
});
