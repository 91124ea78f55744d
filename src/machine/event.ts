import type { Json } from '../json/json';
import type { Timer } from './effect';
import type { Manifest, ResultFile } from '../resources/map-results';

/** What the world tells an execution. Plain JSON. `at` is the time, in milliseconds since the epoch: the core has no other clock (I1). */
export type Event =
  | { readonly type: 'started'; readonly at: number }
  /** The outcome of a call. `text` is the output's text where it came as one that is not compact. */
  | { readonly type: 'succeeded'; readonly at: number; readonly thread: number; readonly turn: number; readonly output: Json; readonly text?: string }
  | {
      readonly type: 'failed';
      readonly at: number;
      readonly thread: number;
      readonly turn: number;
      readonly error: string | null;
      readonly cause: string | null;
      /** How a child execution has ended that has not simply failed. */
      readonly status?: 'TIMED_OUT' | 'ABORTED';
    }
  /** Items of a Distributed Map, and where reading goes on; null where there are no more. */
  | {
      readonly type: 'itemsRead';
      readonly at: number;
      readonly thread: number;
      readonly turn: number;
      readonly items: readonly Json[];
      /** The names of the members, where the items are those of an object. */
      readonly keys: readonly string[] | null;
      /** Where they come from, as the context object's Map.Item.Source has it. */
      readonly source: string;
      readonly cursor: Json;
    }
  | {
      readonly type: 'resultsWritten';
      readonly at: number;
      readonly thread: number;
      readonly turn: number;
      readonly files: readonly ResultFile[];
      /** With the last part. */
      readonly manifest: Manifest | null;
    }
  /** A call that goes on has given a sign of life. */
  | { readonly type: 'heartbeat'; readonly at: number; readonly thread: number; readonly turn: number }
  | { readonly type: 'woken'; readonly at: number; readonly thread: number; readonly turn: number; readonly timer: Timer }
  /** Somebody stops the execution. */
  | { readonly type: 'stopped'; readonly at: number; readonly error: string | null; readonly cause: string | null }
  /** Go on: the step before gave control back with more to do (I3). */
  | { readonly type: 'continued'; readonly at: number };
