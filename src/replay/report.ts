import type { HistoryEvent } from '../history/event';
import type { Status } from '../machine/execution';
import type { PlaceDifference } from './place';
import type { RecordedEvent } from './recorded-history';

/** The first event in which a replay and its recording part. */
export interface Divergence extends Partial<PlaceDifference> {
  /** The id of the recorded event; where the recording has none more, the one that would come next. */
  readonly id: number;
  /** What has become different, in words. */
  readonly reason: string;
  /** The state in which it has; undefined for an event of the execution itself. */
  readonly state?: string;
  /** The event of the recording; undefined where it has none there. */
  readonly recordedEvent?: RecordedEvent;
  /** The event of the replay; undefined where it makes none. */
  readonly replayedEvent?: HistoryEvent;
}

/** A place that no rerun gives again, such as a UUID: the recorded value is taken. */
export interface NotComparable extends PlaceDifference {
  /** The id of the recorded event. */
  readonly id: number;
  readonly state?: string;
}

export interface ReplayReport {
  /** Whether the replay does what was recorded, but for what is not comparable. */
  readonly same: boolean;
  /** How the recorded execution has ended; 'RUNNING' where the recording stops before that. */
  readonly status: Status;
  /** There where it is not the same. */
  readonly divergence?: Divergence;
  readonly notComparable: readonly NotComparable[];
  /** From which event on nothing could be replayed, and why. */
  readonly notReplayed?: { readonly id: number; readonly reason: string };
  /** The events of the replay, up to where it diverges; made when it is called. */
  history(): HistoryEvent[];
}
