import type { Order } from './orders';

/** A message body that is no order. */
class Undecodable extends Error {
  override readonly name = 'Undecodable';
}

/** The order in a message. What it holds is for CheckPurchase to judge: here it must only be one, with a number to file it under. */
export function decode(body: string): Order {
  const order = parse(body) as Partial<Order> | null;
  if (typeof order?.orderId !== 'string' || order.orderId === '') throw new Undecodable('cannot be decoded: it has no orderId');
  return order as Order;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Undecodable('cannot be decoded: it is no JSON');
  }
}
