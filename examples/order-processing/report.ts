import type { ExecutionResult } from 'asl-interpreter';
import type { Delivery } from './front-end';
import type { Order } from './orders';
import type { PaymentGatewayOptions } from './payment-gateway';
import type { Purchase } from './purchases';
import type { Reason } from './reasons';
import { countMessages, type Queue } from './queue';
import { type Retries, retriesOf } from './retries';
import type { Run } from './run';
import type { Shop } from './shop';
import type { Work } from './work';

/** What an order is counted under: the first of its reasons, RECORDED where it has none, UNDECIDED where the table holds no decision. */
export type Outcome = Reason | 'RECORDED' | 'UNDECIDED';

interface OrderOutcome {
  readonly orderId: string;
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
}

interface DeadLetter {
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

interface Day extends Work {
  readonly shop: Shop;
  readonly gateway: PaymentGatewayOptions;
  readonly orders: readonly Order[];
  readonly start: Date;
  readonly stopped: boolean;
  readonly wallMilliseconds: number;
}

/** Asks the table for every order, and looks into both queues. */
export async function reportOf({ shop, gateway, orders, sent, runs, undone, ...day }: Day): Promise<DayReport> {
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
    deadLetters: await readDeadLetters(shop.deadLetters, undone),
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
async function readDeadLetters({ sqs, QueueUrl }: Queue, undone: Work['undone']): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
    if (Messages.length === 0) return letters;
    for (const { MessageId, Body = '', Attributes } of Messages) {
      const receives = Number(Attributes?.ApproximateReceiveCount) - 1; // this one not counted
      letters.push({ body: Body, reason: undone.get(MessageId!) ?? 'unknown', receives });
    }
  }
}
