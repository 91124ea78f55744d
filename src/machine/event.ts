import type { Json, JsonObject } from '../json/json';
import type { Manifest, ResultFile } from '../resources/map-results';
import type { Timer } from './effect';

/** What the world tells an execution. Plain JSON. `at` is the time, in milliseconds since the epoch: the core has no other clock (I1). */
export type Event = { readonly at: number } & (
  | { readonly type: 'started' }
  | (ToThread & Answer)
  /** A call that goes on has given a sign of life. */
  | (ToThread & { readonly type: 'heartbeat' })
  | (ToThread & { readonly type: 'woken'; readonly timer: Timer })
  /** Somebody stops the execution. */
  | { readonly type: 'stopped'; readonly error: string | null; readonly cause: string | null }
  /** Go on: the step before gave control back with more to do (I3). */
  | { readonly type: 'continued' }
);

/** As the effect says that it belongs to. */
interface ToThread {
  readonly thread: number;
  readonly turn: number;
}

/** What has become of an effect. */
export type Answer =
  /** The service has taken the request of a call that goes on (`.sync`, `.waitForTaskToken`), and this is its answer. */
  | { readonly type: 'submitted'; readonly output: Json; readonly text?: string }
  /** Of a call or a child execution. `text` is the output's text where it came as one that is not compact. */
  | { readonly type: 'succeeded'; readonly output: Json; readonly text?: string }
  | {
      readonly type: 'failed';
      readonly error: string | null;
      readonly cause: string | null;
      /** How a child execution has ended that has not simply failed. */
      readonly status?: 'TIMED_OUT' | 'ABORTED';
      /** The service has not taken the request of a call that would have gone on. */
      readonly submitting?: true;
    }
  /** Items of a Distributed Map, and where reading goes on; null where there are no more. */
  | {
      readonly type: 'itemsRead';
      readonly items: readonly Json[];
      /** The names of the members, where the items are those of an object. */
      readonly keys: readonly string[] | null;
      /** Where they come from, as the context object's Map.Item.Source has it. */
      readonly source: string;
      readonly cursor: Json;
    }
  | {
      readonly type: 'resultsWritten';
      readonly files: readonly ResultFile[];
      /** With the last part. */
      readonly manifest: Manifest | null;
    }
  | MapRunEnded;

/**
 * Of a Map Run that has succeeded elsewhere, as a recording tells: what the Map state made of its results. It comes to a thread that has no turn, too.
 * No child execution is begun for such a Map Run where the quota `distributedMapConcurrency` is 0. One that has failed is told of by 'failed'.
 */
export type MapRunEnded = { readonly type: 'mapRunEnded' } & (
  | { readonly output: Json; readonly text?: string; readonly assigned: JsonObject | null }
  /** The Map has failed on the results: they were too large, or an expression could not be evaluated on them. */
  | { readonly error: string; readonly cause: string; readonly location?: string }
);
