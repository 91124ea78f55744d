import type { Expression, Scope } from '../expressions/scope';
import type { Subject } from '../history/read';
import type { Json } from '../json/json';
import type { Pointer } from '../json/pointer';
import type * as Asl from './asl';
import type { QueryLanguage, StateMachineDefinition } from './asl';
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
  /** Every place that an execution can pass, state by state in the order of `states`. It follows from the definition alone. */
  readonly points: readonly Point[];
  /** The machine's own TimeoutSeconds. */
  readonly timeoutSeconds: number | null;
}

/** Whether something is a machine, and no definition that one is still to be made of. */
export const isMachine = (value: unknown): value is Machine =>
  typeof value === 'object' && value !== null && 'points' in value && 'states' in value && 'definition' in value;

/** A place of a definition that an execution can pass; a host that wants to know counts how often it did. */
export interface Point {
  /**
   * What counts: the state was entered; it was left by its own Next, Default or End; a Choice rule was tested; a Catcher took an error; a Retrier let
   * the state be tried again.
   */
  readonly kind: 'state' | 'transition' | 'rule' | 'catcher' | 'retrier';
  /** Where it stands in the definition: the state, the field, the rule, the Catcher, the Retrier. */
  readonly where: Pointer;
  /** The state's place in the machine. */
  readonly state: number;
  /** Of a rule, which has two points: whether it held, and was followed. */
  readonly outcome?: boolean;
  /** The state that it leads to; null for the end. Undefined where it leads nowhere. */
  readonly to?: number | null;
}

export type State = Pass | Task | Choice | Wait | Succeed | Fail | Parallel | MapState;

/** How a state is left: with which output, which variables are set, and where to. A step is null where it changes nothing (I5). */
export interface Exit {
  /** Its place among the machine's points; -1 where the state cannot be left by it. */
  readonly point: number;
  /** ResultSelector, ResultPath and OutputPath, or the Output of JSONata: the output from the state's raw input and its result. */
  readonly output: Join | null;
  readonly assign: Step | null;
  /** The state to go to; null where this one ends its branch. */
  next: State | null;
}

export interface Step {
  evaluate: Expression;
  /** An upper bound of the result's size in bytes, from one of the input's; `anySize` where there is none. */
  bound(input: number, result: Json): number;
}

export interface Join {
  /** The output is the raw input as it came: ResultPath is null, and OutputPath changes nothing. */
  readonly keepsInput: boolean;
  evaluate(scope: Scope, raw: Json, result: Json): Json;
  bound(raw: number, result: number, output: Json): number;
}

interface Common extends Subject, Exit {
  readonly id: number;
  /** The place of its entering among the machine's points. */
  readonly entered: number;
  /** Where the state stands in the definition. */
  readonly where: Pointer;
  readonly language: QueryLanguage;
  /** InputPath and Parameters, or the Arguments of JSONata: what the state works on. */
  readonly arguments: Step | null;
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
  /** The arguments as they are written, without those that are evaluated: what can be known of a call before it is made. */
  readonly constantArguments: { readonly [name: string]: Json };
  /** Gives the object whose `RoleArn` is the role that the Task assumes. */
  readonly credentials: Step | null;
  /** Throws {@link StatesError} where the integration does not take the arguments; null where they are not known. */
  readonly check: ((args: Json) => void) | null;
  readonly timeout: Field | null;
  readonly heartbeat: Field | null;
  readonly codes: { readonly scheduled: number; readonly started: number; readonly succeeded: number; readonly failed: number; readonly timedOut: number };
}

export interface Choice extends Common {
  readonly type: 'Choice';
  /** The first whose test holds says how the state is left; where none does, the state itself does: `next` is its Default. */
  readonly rules: readonly Rule[];
}

export interface Rule extends Exit {
  /** The place of its not holding among the machine's points. */
  readonly failed: number;
  readonly test: (scope: Scope) => boolean;
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
  readonly toleratedFailureCount: Field | null;
  readonly toleratedFailurePercentage: Field | null;
  /** The first state of the item processor. */
  readonly start: State;
  /** Null for an inline Map. */
  readonly distributed: Distributed | null;
}

/** What only a Map in Distributed mode has. Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
export interface Distributed {
  /** The item processor as a machine of its own, with the states of the whole one: each child execution runs it. */
  readonly processor: Machine;
  readonly executionType: 'STANDARD' | 'EXPRESS';
  readonly label: string | null;
  readonly reader: ItemReader | null;
  readonly batcher: ItemBatcher | null;
  readonly writer: ResultWriter | null;
}

export interface ItemReader {
  readonly resource: string;
  readonly arguments: Step;
  /** As it is written. */
  readonly config: NonNullable<Asl.ItemReader['ReaderConfig']>;
  readonly maxItems: Field | null;
}

export interface ItemBatcher {
  readonly input: Step | null;
  readonly maxItems: Field | null;
  readonly maxBytes: Field | null;
}

export interface ResultWriter {
  readonly resource: string | null;
  readonly arguments: Step | null;
  readonly config: NonNullable<Asl.ResultWriter['WriterConfig']>;
}

/** A field whose value stands in the definition or is computed. */
export interface Field {
  /** As it is written: 'Seconds', 'SecondsPath'. */
  readonly name: string;
  /** The path as it is written; '' for a value of the definition and for JSONata. */
  readonly text: string;
  /** In JSONata: the field as an error names it; undefined in JSONPath. */
  readonly location: string | undefined;
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
  /** Its place among the machine's points. */
  readonly point: number;
  readonly errors: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  readonly jitter: boolean;
}

/** Spec: https://states-language.net/#errors "Fallback states" */
export interface Catcher extends Exit {
  readonly errors: readonly string[];
}
