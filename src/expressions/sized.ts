import type { Expression } from './scope';

/** A compiled value and what is known of its size before it is evaluated: at most `constantBytes` + `paths` times the size of the scope's input. */
export interface Sized {
  readonly evaluate: Expression;
  /** An upper bound of the bytes of everything constant, as JSON in UTF-8: names, punctuation and constants. */
  readonly constantBytes: number;
  /** How many values are taken from the scope's input. */
  readonly paths: number;
  /** Whether something in it is bounded by neither: an intrinsic function that can make more of its arguments, the context object, a variable. */
  readonly computed: boolean;
}
