import type { Exit } from '../definition/machine';
import type { Json, JsonObject } from '../json/json';
import type { Children } from './execution';

/** What a state decided. */
export type Transition =
  | Leave
  | Failure
  | { readonly kind: 'sleep'; readonly until: number }
  /** Its resource is called. Milliseconds, null for no limit. */
  | { readonly kind: 'call'; readonly input: Json; readonly timeout: number | null; readonly heartbeat: number | null }
  /** Its branches or iterations are to run. */
  | { readonly kind: 'spawn'; readonly children: Children };

/** It is left with this output, by this way. */
export interface Leave {
  readonly kind: 'exit';
  readonly output: Json;
  readonly text: string | null;
  readonly bound: number;
  readonly exit: Exit;
  /** The variables that are set. */
  readonly assigned: JsonObject | null;
}

/** It failed. */
export interface Failure {
  readonly kind: 'fail';
  readonly error: string | null;
  readonly cause: string | null;
  /** A second name under which Retry and Catch find the error. */
  readonly alias?: string;
  /** No Retry and no Catch can match it. */
  readonly terminal?: true;
  /** The failure has an event of its own, which the state's Failed event follows: an expression, or a Map Run. */
  readonly recorded?: true;
}
