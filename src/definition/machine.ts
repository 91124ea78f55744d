import type { Expression, Scope } from '../expressions/scope';
import type { Subject } from '../history/read';
import type { Json } from '../json/json';
import type { Pointer } from '../json/pointer';
import type { StateMachineDefinition } from './asl';
import type { TaskResource } from '../resources/task-resource';

/**
 * A definition made ready to run: every path, template and rule is compiled, states point at each other, and the fields of both query languages
 * have become one shape. It holds no execution; one machine serves any number of them.
 */
export interface Machine {
  /** What it was made of. */
  readonly definition: StateMachineDefinition;
  /** Every state of the machine, also those inside Parallel and Map. A state's `id` is its place here. */
  readonly states: readonly State[];
  readonly start: State;
  /** The machine's own TimeoutSeconds. */
  readonly timeoutSeconds: number | null;
}

export type State = Pass | Task | Choice | Wait | Succeed | Fail | Parallel | MapState;

/**
 * How data flows through a state. Each step is null where it changes nothing, so that a payload passes as it is, its text with it (I5).
 * Spec: https://states-language.net/#filters
 */
export interface Flow {
  /** InputPath, then Parameters: what the state works on. */
  readonly arguments: Step | null;
  /** ResultSelector, ResultPath, OutputPath: the state's output from its raw input and its result. */
  readonly output: Join | null;
}

export interface Step {
  evaluate: Expression;
  /** An upper bound of the result's size in bytes, from one of the input's; Infinity where there is none. */
  bound(input: number, result: Json): number;
}

export interface Join {
  /** The output is the raw input as it came: ResultPath is null, and OutputPath changes nothing. */
  readonly keepsInput: boolean;
  evaluate(scope: Scope, raw: Json, result: Json): Json;
  bound(raw: number, result: number, output: Json): number;
}

interface Common extends Subject {
  readonly id: number;
  /** Where the state stands in the definition. */
  readonly where: Pointer;
  /** The state to go to; null where this one ends its branch. */
  next: State | null;
  readonly flow: Flow;
  readonly enteredCode: number;
  /** -1 for Fail, which is never exited. */
  readonly exitedCode: number;
}

export interface Pass extends Common {
  readonly type: 'Pass';
  /** The literal `Result`, which stands for what the state works on; undefined where there is none. */
  readonly result: Json | undefined;
}

export interface Task extends Common, Recoverable {
  readonly type: 'Task';
  readonly taskResource: TaskResource;
  /** Parameters as they are written, for what can be known of a call before it is made. */
  readonly constantArguments: { readonly [name: string]: Json } | undefined;
  /** Throws {@link StatesError} where the integration does not take the arguments; who knows the integration sets it. */
  check: ((args: Json) => void) | null;
  readonly timeout: Field | null;
  readonly heartbeat: Field | null;
  readonly codes: { readonly scheduled: number; readonly started: number; readonly succeeded: number; readonly failed: number; readonly timedOut: number };
}

export interface Choice extends Common {
  readonly type: 'Choice';
  readonly rules: readonly { readonly test: (scope: Scope) => boolean; next: State }[];
  default: State | null;
}

export interface Wait extends Common {
  readonly type: 'Wait';
  readonly duration: { readonly kind: 'seconds' | 'timestamp' } & Field;
}

export interface Succeed extends Common {
  readonly type: 'Succeed';
}

export interface Fail extends Common {
  readonly type: 'Fail';
  readonly error: Field | null;
  readonly cause: Field | null;
}

export interface Parallel extends Common, Recoverable {
  readonly type: 'Parallel';
  /** The first state of each branch. */
  readonly branches: readonly State[];
}

export interface MapState extends Common, Recoverable {
  readonly type: 'Map';
  readonly items: Field;
  readonly itemSelector: Step | null;
  readonly maxConcurrency: Field | null;
  /** The first state of the item processor. */
  readonly start: State;
}

/** A field whose value stands in the definition or is computed. */
export interface Field {
  /** As it is written: 'Seconds', 'SecondsPath'. */
  readonly name: string;
  /** The path as it is written; '' for a value of the definition. */
  readonly text: string;
  /** Gives the constant, or computes the value. */
  readonly evaluate: Expression;
}

/** What a Task, a Parallel or a Map does about an error. */
export interface Recoverable {
  readonly retriers: readonly Retrier[];
  readonly catchers: readonly Catcher[];
}

/** Spec: https://states-language.net/#errors "Retrying after error" */
export interface Retrier {
  readonly errors: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  readonly jitter: boolean;
}

/** Spec: https://states-language.net/#errors "Fallback states" */
export interface Catcher {
  readonly errors: readonly string[];
  /** ResultPath: the output from the state's raw input and the Error Output; null where the Error Output replaces it. */
  readonly output: Join | null;
  next: State;
}
