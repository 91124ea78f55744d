import type { Json, JsonObject } from '../json/json';

/** What an expression can see while a state is evaluated. */
export interface Scope {
  /** `$`: the value that the field's paths apply to. Set by who evaluates, from one field of a state to the next. */
  input: Json;
  /** The JSON text of a value, as it came where it is the state's input and has one of its own. */
  textOf(value: Json): string;
  /** `$$`: the context object, made when an expression asks for it. */
  context(): Json;
  /** `$name`: the value of a variable, undefined where none has that name. */
  variable(name: string): Json | undefined;
  /**
   * `$states` of JSONata: `input`, and `result` or `errorOutput` where there is one; made when an expression asks for it.
   *
   * @param withContext - Whether the expression looks at `context`, which costs more to make than all else; it need not be there otherwise.
   */
  states(withContext: boolean): JsonObject;
  /** The time, in milliseconds since the epoch: `$now` and `$millis` of JSONata. */
  readonly at: number;
  /** The next random number in [0, 1) of this place: derived from the execution's seed, never drawn (I1). */
  random(): number;
}

/** A compiled expression. Throws {@link StatesError} when it cannot be evaluated. It never changes what it sees (I5). */
export type Expression = (scope: Scope) => Json;
