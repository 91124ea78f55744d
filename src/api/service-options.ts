import type { Clock } from '../clock/clock';
import type { Journal } from '../journal/journal';

/** What every service in memory is made with. */
export interface ServiceOptions {
  readonly clock: Clock;
  /** Default: us-east-1. */
  readonly region?: string;
  /** Twelve digits. Default: 123456789012. */
  readonly accountId?: string;
  /** All ids follow from it. Default: 0. */
  readonly seed?: number | string;
  /** @internal Where the changes are told, so that they can be taken back. Default: one of its own. */
  readonly journal?: Journal;
}
