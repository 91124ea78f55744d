import type { ExecutionResult } from 'asl-interpreter';
import { decode, Undecodable } from './decode';
import type { Delivery } from './front-end';
import type { Order } from './orders';
import type { PaymentGatewayOptions } from './payment-gateway';
import type { Purchase, Purchases } from './purchases';
import type { Reason } from './reasons';
import { countMessages, type Queue } from './queue';
import { type Retries, retriesOf } from './retries';
import type { Run } from './run';
import type { Shop } from './shop';

/** What an order is counted under: the first of its reasons, RECORDED where it has none, UNDECIDED where the table holds no decision. */
export type Outcome = Reason | 'RECORDED' | 'UNDECIDED';

export interface OrderOutcome {
  readonly orderId: string;
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
}

export interface DeadLetter {
  /** null where the body cannot be decoded. */
  readonly orderId: string | null;
  readonly body: string;
  readonly reason: string;
  readonly receives: number;
}

/** What became of a day. Equal options give an equal report, but for `wallMilliseconds` and the stack traces in the histories. */
export interface DayReport {
  readonly orders: readonly OrderOutcome[];
  readonly sent: Readonly<Record<Delivery['kind'], number>>;
  readonly executions: Readonly<Record<ExecutionResult['status'], number>>;
  /** Executions of orders that had been decided or recorded by another delivery: found at the start, and found when recording. */
  readonly secondDeliveries: { readonly atTheStart: number; readonly whenRecording: number };
  readonly retries: Retries;
  readonly gateway: PaymentGatewayOptions & { readonly calls: number; readonly failures: number; readonly charged: number };
  readonly deadLetters: readonly DeadLetter[];
  /** Messages that were deleted after a decision, and messages that are still in the queue. */
  readonly deleted: number;
  readonly left: number;
  readonly stopped: boolean;
  /** Simulated time. */
  readonly start: Date;
  readonly end: Date;
  readonly wallMilliseconds: number;
  readonly runs: readonly Run[];
}

interface Day {
  readonly shop: Shop;
  readonly gateway: PaymentGatewayOptions;
  readonly orders: readonly Order[];
  readonly sent: readonly Delivery[];
  readonly runs: readonly Run[];
  readonly deleted: number;
  readonly start: Date;
  readonly stopped: boolean;
  readonly wallMilliseconds: number;
}

/** Asks the table for every order, and the dead-letter queue for the rest. */
export async function reportOf({ shop, gateway, orders, sent, runs, ...day }: Day): Promise<DayReport> {
  const end = new Date(shop.clock.now());
  const outcomes = await Promise.all(orders.map(async ({ orderId }) => outcomeOf(orderId, await shop.purchases.find(orderId))));
  const { calls, failures, charged } = shop.gateway;
  const executions = { SUCCEEDED: 0, FAILED: 0, TIMED_OUT: 0, ABORTED: 0 };
  const secondDeliveries = { atTheStart: 0, whenRecording: 0 };
  for (const { result } of runs) {
    executions[result.status]++;
    if (result.status !== 'SUCCEEDED') continue;
    if (typeof result.output === 'string') secondDeliveries.atTheStart++;
    else if ((result.output as { recordedNow?: boolean }).recordedNow === false) secondDeliveries.whenRecording++;
  }
  const kinds = { order: 0, again: 0, broken: 0 };
  for (const { kind } of sent) kinds[kind]++;
  return {
    ...day,
    orders: outcomes,
    sent: kinds,
    executions,
    secondDeliveries,
    retries: retriesOf(runs),
    gateway: { ...gateway, calls, failures, charged: charged.size },
    deadLetters: await readDeadLetters(shop.deadLetters, shop.purchases),
    left: await countMessages(shop.queue),
    end,
    runs,
  };
}

function outcomeOf(orderId: string, purchase: Purchase | undefined): OrderOutcome {
  if (purchase?.decided !== true) return { orderId, outcome: 'UNDECIDED', reasons: [] };
  return { orderId, outcome: purchase.reasons[0] ?? 'RECORDED', reasons: purchase.reasons };
}

/** Takes every message out of the dead-letter queue, as an operator would, and says of each why it is there. */
async function readDeadLetters({ sqs, QueueUrl }: Queue, purchases: Purchases): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
    if (Messages.length === 0) return letters;
    for (const { Body: body = '', Attributes } of Messages) {
      const receives = Number(Attributes?.ApproximateReceiveCount) - 1; // this one not counted
      letters.push({ body, receives, ...(await whyDead(body, purchases)) });
    }
  }
}

async function whyDead(body: string, purchases: Purchases): Promise<Pick<DeadLetter, 'orderId' | 'reason'>> {
  try {
    const { orderId } = decode(body);
    const purchase = await purchases.find(orderId);
    return {
      orderId,
      reason: purchase === undefined ? 'it never reached the table' : (purchase.lastError ?? `no decision, its last status is ${purchase.status}`),
    };
  } catch (error) {
    if (error instanceof Undecodable) return { orderId: null, reason: `cannot be decoded: ${error.message}` };
    throw error;
  }
}
