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

/**
 * What a replay has come to, which is one of three things: it is the same; it diverges, which `divergence` tells; or a part of the recording could not be
 * replayed, which `notReplayed` tells, and what comes before that part is the same.
 */
export interface ReplayReport {
  /** Whether the replay does all that was recorded, but for what is not comparable; also where the recording stops while the execution runs. */
  readonly same: boolean;
  /** How the recorded execution has ended; 'RUNNING' where the recording stops before that. */
  readonly status: Status;
  /** The first event in which it does something else. */
  readonly divergence?: Divergence;
  readonly notComparable: readonly NotComparable[];
  /**
   * From which event on nothing could be replayed, and why: the way depends on a value that no rerun gives again, AWS recorded what only AWS does, pages of
   * the history are missing, or the execution was redriven.
   */
  readonly notReplayed?: { readonly id: number; readonly reason: string };
  /** The events of the replay, up to where it diverges; made when it is called. */
  history(): HistoryEvent[];
}
