import { beforeAll, describe, expect, test } from 'vitest';
import { colours } from '../../../examples/order-processing/colours';
import { runDay } from '../../../examples/order-processing/day';
import { readOrders } from '../../../examples/order-processing/orders';
import type { DayReport } from '../../../examples/order-processing/report';
import type { Shop } from '../../../examples/order-processing/shop';
import { summary } from '../../../examples/order-processing/summary';

const orders = readOrders();
const counted = (report: DayReport, outcome: string): number => report.orders.filter((order) => order.outcome === outcome).length;
const text = (report: DayReport, order?: string): string => summary({ ...report, wallMilliseconds: 0 }, colours(false), order);
const itemOf = async ({ aws }: Shop, orderId: string) =>
  (await aws.dynamodb.getItem({ TableName: 'Purchases', Key: { PurchaseID: { S: orderId } }, ConsistentRead: true })).Item;

describe('the day, as npm start runs it', () => {
  let shop: Shop;
  let report: DayReport;
  beforeAll(async () => {
    report = await runDay({ orders, onOpen: async (opened) => void (shop = opened) });
  });

  test.each([
    ['CANCELLED_INVOICE', 6],
    ['NO_CUSTOMER', 16],
    ['ZERO_PRICE', 0],
    ['NEGATIVE_QUANTITY', 0],
    ['PAYMENT_DECLINED', 6],
    ['RECORDED', 115],
    ['UNDECIDED', 0],
  ])('orders counted under %s: %i', (outcome, number) => {
    expect(counted(report, outcome)).toBe(number);
  });

  test('the 143 orders are accounted for, each once', () => {
    expect(report.orders.map(({ orderId }) => orderId)).toEqual(orders.map(({ orderId }) => orderId));
    expect(report.orders).toHaveLength(143);
  });

  test.each([
    ['CANCELLED_INVOICE', 6],
    ['NO_CUSTOMER', 16],
    ['ZERO_PRICE', 10],
    ['NEGATIVE_QUANTITY', 7],
    ['PAYMENT_DECLINED', 6],
  ] as const)('orders that have the reason %s: %i', (reason, number) => {
    expect(report.orders.filter(({ reasons }) => reasons.includes(reason))).toHaveLength(number);
  });

  test('every message is deleted or in the dead-letter queue', () => {
    expect(report.sent).toEqual({ order: 143, again: 7, broken: 4 });
    expect(report).toMatchObject({ deleted: 150, left: 0, stopped: false });
    expect(report.deadLetters).toHaveLength(4);
  });

  test('the broken messages came back twice, and are in the dead-letter queue with their reasons', () => {
    expect(report.deadLetters).toEqual([
      { body: 'Where is my order?', reason: 'cannot be decoded: it is no JSON', receives: 3 },
      { body: expect.stringMatching(/^\{"orderId":"536365".{81}$/), reason: 'cannot be decoded: it is no JSON', receives: 3 },
      { body: '{"customerId":"17850","itemList":[]}', reason: 'cannot be decoded: it has no orderId', receives: 3 },
      { body: expect.stringContaining('NO-ITEMS'), reason: "TypeError: Cannot read properties of undefined (reading 'some')", receives: 3 },
    ]);
  });

  test('an order that comes a second time is charged and recorded once', () => {
    expect(report.secondDeliveries).toEqual({ atTheStart: 4, whenRecording: 3 });
    expect(report.gateway.charged).toBe(counted(report, 'RECORDED'));
  });

  test('the backoff takes hours of simulated time', () => {
    expect(report.retries).toMatchObject({ count: 39, executions: 25, recorded: 24 });
    expect(report.retries.count).toBe(report.gateway.failures);
    expect(report.retries.waited).toBe(422 * 60_000);
    expect(report.retries.longestWait).toBe((2 + 6 + 18 + 54 + 162) * 60_000);
    expect(report.end.getTime()).toBeGreaterThan(Date.parse('2010-12-01T17:35:00Z'));
  });

  test.each([
    ['536365', { PurchaseStatus: { S: 'RECORDED' }, Amount: { N: '139.12' }, ItemCount: { N: '7' }, CustomerID: { S: '17850' }, Deliveries: { N: '1' } }],
    ['C536379', { PurchaseStatus: { S: 'REFUSED' }, Explanation: { S: 'cancelled invoice, negative quantity' }, Deliveries: { N: '1' } }],
    ['NO-ITEMS', { PurchaseStatus: { S: 'FAILED' }, LastError: { S: 'TypeError' }, Deliveries: { N: '3' } }],
  ])('the table holds the state and the metadata of order %s', async (orderId, attributes) => {
    expect(await itemOf(shop, orderId)).toMatchObject(attributes);
  });

  test('the table says why a payment was declined', async () => {
    const declined = report.orders.find(({ outcome }) => outcome === 'PAYMENT_DECLINED');
    expect(await itemOf(shop, declined!.orderId)).toMatchObject({
      PurchaseStatus: { S: 'DECLINED' },
      Explanation: { S: expect.stringMatching(/^The bank declined to pay \d+\.\d\d GBP\.$/) },
      DecidedAt: { S: expect.stringMatching(/^2010-12-0/) },
    });
  });

  test.each([
    ['536365', 'SucceedStateEntered       PurchaseRecorded'],
    ['C536379', 'FailStateEntered          PurchaseRefused'],
    ['C536379', 'ExecutionFailed           PurchaseRefused: cancelled invoice, negative quantity'],
    ['NO-ITEMS', 'execution 3 of 3'],
    ['NO-ITEMS', "LambdaFunctionFailed      TypeError: Cannot read properties of undefined (reading 'some')"],
  ])('the path of order %s shows: %s', (order, line) => {
    expect(text(report, order)).toContain(line);
  });

  test('the path that is shown is that of the order with the most retries that was recorded', () => {
    expect(text(report)).toContain('The path of order 536560\n');
    expect(text(report)).toContain('   23  2010-12-01 15:02:30  + 2 min 00 s   TaskScheduled             lambda:invoke\n');
    expect(text(report).match(/TaskScheduled +lambda:invoke/g)).toHaveLength(6);
  });

  test('another run gives the same summary, but for the wall time', async () => {
    expect(text(await runDay({ orders }))).toBe(text(report));
  });
});

test('another seed gives another day, in which the data decide the same', async () => {
  const report = await runDay({ orders, seed: 8 });
  expect(counted(report, 'CANCELLED_INVOICE') + counted(report, 'NO_CUSTOMER')).toBe(22);
  expect(counted(report, 'PAYMENT_DECLINED') + counted(report, 'RECORDED')).toBe(121);
  expect(counted(report, 'PAYMENT_DECLINED')).not.toBe(6);
});

test('all cards declined: no purchase is recorded, and every order is decided', async () => {
  const report = await runDay({ orders, declineRate: 1, transientRate: 0 });
  expect([counted(report, 'PAYMENT_DECLINED'), counted(report, 'RECORDED'), counted(report, 'UNDECIDED')]).toEqual([121, 0, 0]);
  expect(report.retries.count).toBe(0);
});

test('a gateway that is away for good: the orders are in the dead-letter queue and in the table, with the reason', async () => {
  let shop: Shop;
  const report = await runDay({ orders: orders.slice(0, 3), transientRate: 1, onOpen: async (opened) => void (shop = opened) });
  expect(counted(report, 'UNDECIDED')).toBe(3);
  const reasons = report.deadLetters.flatMap(({ reason }) =>
    /^(PaymentGatewayUnavailable: 503 Service Unavailable|States\.Timeout)$/.test(reason) ? [reason] : [],
  );
  expect(reasons).toHaveLength(3);
  for (const { orderId } of orders.slice(0, 3)) {
    expect(await itemOf(shop!, orderId)).toMatchObject({ PurchaseStatus: { S: 'FAILED' }, LastError: { S: expect.stringMatching(/^P|^States/) } });
  }
  expect(report.retries.count).toBe(3 * 3 * 5); // executions for three deliveries of three orders, five retries each
});

test('a crash between record and delete: the message comes back, and nothing changes', async () => {
  let before: unknown;
  let shop: Shop;
  const report = await runDay({
    orders: orders.slice(0, 3),
    transientRate: 0,
    declineRate: 0,
    onOpen: async (opened) => {
      shop = opened;
      const { sqs, QueueUrl } = shop.queue;
      await sqs.sendMessage({ QueueUrl, MessageBody: JSON.stringify(orders[0]) });
      await sqs.receiveMessage({ QueueUrl }); // and never deleted
      expect(await shop.workflow.execute(orders[0])).toMatchObject({ status: 'SUCCEEDED', output: { orderId: '536365', recordedNow: true } });
      before = await itemOf(shop, '536365');
    },
  });
  expect(before).toMatchObject({ PurchaseStatus: { S: 'RECORDED' }, Deliveries: { N: '1' } });
  expect(await itemOf(shop!, '536365')).toEqual(before);
  expect(report.secondDeliveries).toEqual({ atTheStart: 2, whenRecording: 0 }); // the day's own message, and the one that came back
  expect(report).toMatchObject({ deleted: 4, left: 0, gateway: { charged: 3 } });
});

test('stopping: no more polls, running executions aborted, and what was done so far is told', async () => {
  const interrupt = new AbortController();
  const report = await runDay({ orders, signal: interrupt.signal, onProgress: (decided) => decided === 60 && interrupt.abort(new Error('Ctrl-C')) });
  expect(report.stopped).toBe(true);
  expect(report.orders).toHaveLength(143);
  const decided = 143 - counted(report, 'UNDECIDED');
  expect(decided).toBeGreaterThan(50);
  expect(decided).toBeLessThan(70);
  expect(report.executions.ABORTED).toBeGreaterThan(0);
  expect(report.left).toBeGreaterThanOrEqual(report.executions.ABORTED);
  expect(text(report)).toContain('Stopped. This is what was done so far.');
});

test('stopped before it began: nothing is done', async () => {
  const report = await runDay({ orders, signal: AbortSignal.abort() });
  expect(report).toMatchObject({ stopped: true, runs: [], sent: { order: 0 }, left: 0 });
});

test('an order that is larger than an execution takes: it is in the dead-letter queue, with the reason', async () => {
  const [first] = orders;
  const itemList = Array.from({ length: 3000 }, () => first!.itemList[0]!);
  const report = await runDay({ orders: [{ ...first!, itemList }] });
  expect(counted(report, 'UNDECIDED')).toBe(1);
  expect(report.deadLetters.map(({ reason }) => reason)).toContainEqual(
    expect.stringMatching(/^The input has \d+ bytes, and an execution takes at most 262144\.$/),
  );
});

test('no orders: an empty day', async () => {
  expect(await runDay({ orders: [] })).toMatchObject({ orders: [], runs: [], deadLetters: [], stopped: false });
});
