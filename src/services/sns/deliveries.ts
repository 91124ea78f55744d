import type { Clock } from '../../clock/clock';
import type { Journal } from '../../journal/journal';
import type { Parcel } from './parcel';
import type { Ports } from './ports';
import { Retries, type Retry } from './retries';
import { retryDelay } from './retry-policy';
import { isFinal, send, sendToDeadLetterQueue } from './send';

/**
 * Brings parcels to their endpoints, in microtasks of its own: who publishes does not wait for it. Parcels of one lane arrive in their order, each when
 * the one before it has arrived or was given up.
 */
export class Deliveries {
  readonly retries: Retries;
  /** The lanes where something is on its way, each with what waits behind it. */
  private readonly lanes = new Map<string, Parcel[]>();
  /** Grows with each return to another state, which what is on its way does not belong to. */
  private age = 0;

  constructor(
    private readonly clock: Clock,
    journal: Journal,
    private readonly ports: Ports,
  ) {
    this.retries = new Retries(clock, journal, journal.counter(), (retry) => this.again(retry));
    journal.onReturn(() => {
      this.age++;
      this.lanes.clear();
    });
  }

  /** @param lane - An empty text for a parcel that waits for no other. */
  add(parcel: Parcel, lane: string): void {
    if (lane !== '' && this.retries.append(lane, parcel)) return;
    const behind = lane === '' ? undefined : this.lanes.get(lane);
    if (behind === undefined) this.start([parcel], lane, 1);
    else behind.push(parcel);
  }

  private again({ parcels, lane, retry }: Retry): void {
    this.start([...parcels], lane, retry + 1);
  }

  /** @param retry - The number of the first parcel's next retry. */
  private start(parcels: Parcel[], lane: string, retry: number): void {
    if (lane !== '') this.lanes.set(lane, parcels);
    const { age } = this;
    this.clock.hold();
    queueMicrotask(() => void this.run(parcels, lane, retry, age).finally(() => this.clock.release()));
  }

  private async run(parcels: Parcel[], lane: string, firstRetry: number, age: number): Promise<void> {
    let retry = firstRetry;
    while (age === this.age && parcels.length > 0) {
      const [parcel] = parcels as [Parcel];
      const delay = await this.attempt(parcel, retry);
      if (age !== this.age) return;
      if (delay === 0) retry++;
      else if (delay === undefined) {
        parcels.shift();
        retry = 1;
      } else {
        this.lanes.delete(lane);
        this.retries.add({ lane, parcels: [...parcels], retry, due: this.clock.now() + delay });
        return;
      }
    }
    if (age === this.age) this.lanes.delete(lane);
  }

  /** Gives the milliseconds until the next attempt; undefined where the parcel has arrived or is given up. */
  private async attempt(parcel: Parcel, retry: number): Promise<number | undefined> {
    try {
      await send(this.ports, parcel);
      return undefined;
    } catch (thrown) {
      const delay = isFinal(thrown) ? undefined : retryDelay(parcel.retries, retry);
      // What the dead-letter queue does not take either is lost.
      if (delay === undefined) await sendToDeadLetterQueue(this.ports, parcel).catch(() => undefined);
      return delay;
    }
  }
}
