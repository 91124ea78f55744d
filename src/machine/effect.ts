import type { Json } from '../json/json';
import type { ItemSource } from '../resources/item-source';
import type { ChildResult, ResultFile } from '../resources/map-results';
import type { Identity } from './execution';
import type { ResultTarget } from './map-run/map-run';

/**
 * What an execution wants of the world. Plain JSON. Effects come in a deterministic order and each carries a stable key (I7): the path of the
 * state with branch and iteration, then `#visit.attempt`, such as 'Each#1.0/3/Price#1.0'. `thread` and `turn` are to be handed back with the
 * outcome.
 */
export type Effect = Call | Sleep | Cancel | ReadItems | StartChild | WriteResults;

/** What ties an outcome to its effect. */
export interface Turn {
  readonly key: string;
  readonly thread: number;
  readonly turn: number;
}

/** Call the resource of a Task state, and hand back its outcome as 'succeeded' or 'failed'. */
export interface Call extends Turn {
  readonly kind: 'call';
  /** The Task state's place in the machine. */
  readonly state: number;
  readonly resource: string;
  /** How many retries this visit of the state has made. */
  readonly attempt: number;
  /** When TimeoutSeconds are over, in milliseconds since the epoch; null without them. */
  readonly until: number | null;
  /** Shared with the execution: copy it before somebody can change it (I5). */
  readonly input: Json;
  /** The request was taken before the execution was saved: only the outcome is waited for. */
  readonly submitted?: true;
}

/** Hand back 'woken' when the time is `until`, in milliseconds since the epoch. */
export interface Sleep extends Turn {
  readonly kind: 'sleep';
  readonly timer: Timer;
  readonly until: number;
}

/** What a timer is for: a Wait state, a retry's delay, a Task's two limits, the execution's own limit. */
export type Timer = 'wait' | 'retry' | 'timeout' | 'heartbeat' | 'execution';

/** Read the next items of a Distributed Map, from the cursor on (null: from the beginning), and hand them back as 'itemsRead', or 'failed'. */
export interface ReadItems extends Turn {
  readonly kind: 'readItems';
  readonly source: ItemSource;
  readonly cursor: Json;
}

/**
 * Run a child execution of a Distributed Map, and hand back its outcome as 'succeeded' or 'failed'. Its machine is the `processor` of the Map
 * state.
 */
export interface StartChild extends Turn {
  readonly kind: 'startChild';
  /** The Map state's place in the machine. */
  readonly state: number;
  readonly mapRunArn: string;
  readonly identity: Identity;
  readonly name: string;
  readonly seed: number;
  readonly input: Json;
}

/** Write a part of the results of a Map Run, and hand back 'resultsWritten', or 'failed'. With the last part, the manifest of all files is written. */
export interface WriteResults extends Turn {
  readonly kind: 'writeResults';
  readonly mapRunArn: string;
  readonly target: ResultTarget;
  /** Which part it is, from 0. */
  readonly part: number;
  readonly results: readonly ChildResult[];
  /** The files of the parts before. */
  readonly files: readonly ResultFile[];
  readonly last: boolean;
}

/** The outcome of the effects of this thread and turn is no longer wanted. */
export interface Cancel extends Turn {
  readonly kind: 'cancel';
}
