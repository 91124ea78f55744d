import type { State } from '../definition/machine';
import type { Json } from '../json/json';
import { detailsOf } from './recorded-history';

/** What a step did that went another way than the recording. */
export interface Parting {
  readonly state: State | undefined;
  /** The state is tried again, and not because of a value that was redacted. */
  readonly retries: boolean;
  /** The error that has come for it, which was not redacted; undefined where none has. */
  readonly error: string | undefined;
}

/** An event of either side; undefined where a side has none. */
type Side = { readonly type: string } | undefined;

/**
 * Whether a value that the state has read can be why a replay and its recording do different things: it decides where a Choice leads, how many items a
 * Map has, and whether a field of the state can be evaluated, which shows as a failure, or as what follows from one that was caught or retried.
 * What follows from an error is decided by its name alone.
 * Spec: https://states-language.net/#errors "When a state has both Retry and Catch fields, the interpreter uses any appropriate Retriers first"
 */
export function decidesWay({ state, retries, error }: Parting, recorded: Side, replayed: Side): boolean {
  if (state === undefined || retries) return false; // the state has been tried before with the same values
  if (state.type === 'Choice' || recorded?.type === replayed?.type) return true;
  const recovers = 'retriers' in state && state.retriers.length + state.catchers.length > 0;
  if (error !== undefined) {
    const another = (side: Side): boolean => failed(side) && (errorOf(side) ?? (recovers ? undefined : error)) !== error;
    return another(recorded) || another(replayed);
  }
  if (scheduled(recorded) && scheduled(replayed)) return false;
  return recovers || failed(recorded) || failed(replayed);
}

const failed = (side: Side): boolean => side?.type.endsWith('Failed') === true;
const scheduled = (side: Side): boolean => side?.type.endsWith('Scheduled') === true;
const errorOf = (side: Side): Json | undefined => (side === undefined ? undefined : detailsOf(side)['error']);
