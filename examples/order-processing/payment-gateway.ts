import { createHash } from 'node:crypto';

export interface PaymentRequest {
  /** Also the idempotency key: a card is charged once for an order, however often it is asked for. */
  readonly orderId: string;
  readonly customerId: string;
  readonly amount: string;
}

export interface Authorization {
  readonly paymentStatus: 'AUTHORIZED';
  readonly authorizationCode: string;
}

/** The gateway could not be asked. Asking again later may help. */
export class PaymentGatewayUnavailable extends Error {
  override readonly name = 'PaymentGatewayUnavailable';
}

/** The card's bank said no. Asking again does not help. */
export class PaymentDeclined extends Error {
  override readonly name = 'PaymentDeclined';
}

export interface PaymentGatewayOptions {
  /** The same seed gives the same answers. */
  readonly seed: number;
  /** The share of calls that fail for the moment: half of them with an error, half without any answer. 0 to 1. */
  readonly transientRate: number;
  /** The share of orders whose payment is declined. 0 to 1. */
  readonly declineRate: number;
}

/** How a call waits: on the workflow's clock. */
interface Waiting {
  sleep(milliseconds: number): Promise<void>;
}

/** A payment gateway that is simulated, with the faults of a real one. An answer takes a second. */
export class PaymentGateway {
  /** How many calls came in, how many of them failed for the moment, and the codes of the orders that were charged. */
  calls = 0;
  failures = 0;
  readonly charged = new Map<string, string>();
  private readonly callsOf = new Map<string, number>();

  constructor(private readonly options: PaymentGatewayOptions) {}

  /**
   * @throws PaymentGatewayUnavailable for the moment
   * @throws PaymentDeclined for good
   */
  async authorize({ orderId, amount }: PaymentRequest, waiting: Waiting): Promise<Authorization> {
    const call = (this.callsOf.get(orderId) ?? 0) + 1;
    this.callsOf.set(orderId, call);
    this.calls++;
    const luck = this.chance(`${orderId} call ${call}`);
    if (luck < this.options.transientRate) {
      this.failures++;
      // No answer: the caller loses patience first.
      await waiting.sleep(luck < this.options.transientRate / 2 ? 120_000 : 1000);
      throw new PaymentGatewayUnavailable('503 Service Unavailable');
    }
    await waiting.sleep(1000);
    if (this.chance(`${orderId} card`) < this.options.declineRate) throw new PaymentDeclined(`The bank declined to pay ${amount} GBP.`);
    const authorizationCode = this.charged.get(orderId) ?? this.hash(`${orderId} code`).toString('hex', 0, 4).toUpperCase();
    this.charged.set(orderId, authorizationCode);
    return { paymentStatus: 'AUTHORIZED', authorizationCode };
  }

  /** A number from 0 to 1 that depends on the seed and the occasion alone. */
  private chance(occasion: string): number {
    return this.hash(occasion).readUInt32BE() / 2 ** 32;
  }

  private hash(occasion: string): Buffer {
    return createHash('sha256').update(`${this.options.seed} ${occasion}`).digest();
  }
}
