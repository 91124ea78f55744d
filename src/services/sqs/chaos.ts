import { UsageError } from '../../errors/usage-error';
import type { Counter } from '../../journal/counter';
import { hash, mix } from '../../json/hash';
import type { Message } from './message';

/**
 * What a standard queue may do, and mostly does not: deliver a message more than once, and in another order. FIFO queues do neither.
 *
 * See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues-at-least-once-delivery.html
 */
export interface ChaosOptions {
  /** Equal seeds give equal runs of equal calls. Default: the seed of the service. */
  readonly seed?: number | string;
  /**
   * The probability, from 0 to 1, that a message is delivered once more than it ought to be: half of those stay visible when they are received first, as if
   * there were no visibility timeout; half of those come back when they are deleted, as do the first if nobody has received them again by then. Default: 0.
   */
  readonly redeliver?: number;
  /** The probability, from 0 to 1, that a receive takes any visible message instead of the next. `true`: always. Default: 0. */
  readonly reorder?: number | boolean;
}

/** The dice of the option `chaos`. */
export class Chaos {
  private readonly seed: number;
  private readonly redeliver: number;
  private readonly reorder: number;

  /** @throws UsageError for what is no probability. */
  constructor(
    { seed, redeliver, reorder }: ChaosOptions,
    defaultSeed: string,
    private readonly draws: Counter,
  ) {
    this.seed = hash(`${seed ?? defaultSeed}/chaos`);
    this.redeliver = probability('redeliver', redeliver ?? 0);
    this.reorder = probability('reorder', typeof reorder === 'boolean' ? Number(reorder) : (reorder ?? 0));
  }

  /** Whether a message that was just received stays visible. */
  ignoresVisibility({ sent, receives }: Message): boolean {
    return receives === 1 && this.fate(sent.sequence) < this.redeliver / 2;
  }

  /** Whether a message that is deleted comes back: once, and not when its second delivery was before. */
  ignoresDelete({ sent, receives, hasOutlivedDelete }: Message): boolean {
    const fate = this.fate(sent.sequence);
    if (hasOutlivedDelete || fate >= this.redeliver) return false;
    return fate >= this.redeliver / 2 || receives === 1;
  }

  get takesAny(): boolean {
    return this.reorder > 0 && this.random() < this.reorder;
  }

  /** The next random number in [0, 1). */
  readonly random = (): number => mix(this.seed ^ Math.imul(++this.draws.value, 0x9e3779b1)) / 2 ** 32;

  /** What falls to a message whatever else happens. */
  private fate(sequence: number): number {
    return mix(this.seed ^ Math.imul(sequence, 0x85ebca77)) / 2 ** 32;
  }
}

function probability(name: string, value: number): number {
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  throw new UsageError(`The option chaos.${name} is ${String(value)}.`, '', 'Give a probability from 0 to 1.');
}
