import type { Json, JsonObject } from '../json/json';
import type { ReaderConfig } from '../resources/item-source';
import type { WriterConfig } from '../resources/map-results';

/**
 * An Amazon States Language definition as it is written. The types hold the fields of both query languages; `validate` says which of them a
 * state may have. Paths are texts such as "$.a", "$$.Execution.Id" and "$variable"; times are seconds.
 * Spec: https://states-language.net/ and, for JSONata and variables,
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
export interface StateMachineDefinition extends StateGraph {
  readonly Comment?: string;
  /** Default: "1.0", the only one there is. */
  readonly Version?: string;
  /** The longest that an execution may take, 1 to 99,999,999 seconds. Default: no limit of its own. */
  readonly TimeoutSeconds?: number;
  /** Default: JSONPath. */
  readonly QueryLanguage?: QueryLanguage;
}

export type QueryLanguage = 'JSONPath' | 'JSONata';

/** What a machine is made for. See https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html */
export type WorkflowType = 'STANDARD' | 'EXPRESS';

/** States and where they begin: a machine, a branch of a Parallel state, the item processor of a Map state. */
export interface StateGraph {
  readonly StartAt: string;
  readonly States: { readonly [name: string]: StateDefinition };
}

export type StateDefinition = PassState | TaskState | ChoiceState | WaitState | SucceedState | FailState | ParallelState | MapState;
export type StateType = StateDefinition['Type'];

/** A JSONata expression, "{% … %}", where a value of another type is wanted. */
export type JsonataText = string;

interface AnyState {
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
}

/** The data flow of a state: every type but Fail. */
interface InputOutput extends AnyState {
  /** JSONPath. null stands for an empty object. Default: "$". */
  readonly InputPath?: string | null;
  /** JSONPath. null stands for an empty object. Default: "$". */
  readonly OutputPath?: string | null;
  /** JSONata: the output, any value with expressions in it. */
  readonly Output?: Json;
}

/** Exactly one of `Next` and `End`: Pass, Task, Wait, Parallel and Map. */
interface Transition {
  readonly Next?: string;
  readonly End?: boolean;
}

/** Sets variables. A name ending in ".$" takes a path or an intrinsic function (JSONPath). */
interface Assignment {
  readonly Assign?: JsonObject;
}

/** What is made of a result. JSONPath. */
interface ResultFields {
  /** A payload template over the result. */
  readonly ResultSelector?: JsonObject;
  /** A reference path, where in the input the result goes; null drops it. Default: "$". */
  readonly ResultPath?: string | null;
}

interface Recoverable {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

/** Spec: https://states-language.net/#pass-state */
export interface PassState extends InputOutput, Transition, Assignment {
  readonly Type: 'Pass';
  /** JSONPath: the literal result. */
  readonly Result?: Json;
  /** JSONPath: a payload template. */
  readonly Parameters?: Json;
  readonly ResultPath?: string | null;
}

/** Spec: https://states-language.net/#task-state */
export interface TaskState extends InputOutput, Transition, Assignment, ResultFields, Recoverable {
  readonly Type: 'Task';
  /** An ARN: of a Lambda function, an activity, or a service integration. */
  readonly Resource: string;
  /** JSONPath: a payload template. */
  readonly Parameters?: Json;
  /** JSONata. */
  readonly Arguments?: Json;
  readonly TimeoutSeconds?: number | JsonataText;
  readonly TimeoutSecondsPath?: string;
  readonly HeartbeatSeconds?: number | JsonataText;
  readonly HeartbeatSecondsPath?: string;
  readonly Credentials?: JsonObject;
}

/** Spec: https://states-language.net/#choice-state */
export interface ChoiceState extends InputOutput, Assignment {
  readonly Type: 'Choice';
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string;
}

/** Spec: https://states-language.net/#wait-state. Exactly one of the four durations. */
export interface WaitState extends InputOutput, Transition, Assignment {
  readonly Type: 'Wait';
  readonly Seconds?: number | JsonataText;
  readonly SecondsPath?: string;
  /** RFC 3339, such as "2030-01-01T00:00:00Z". */
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
}

/** Spec: https://states-language.net/#succeed-state */
export interface SucceedState extends InputOutput {
  readonly Type: 'Succeed';
}

/** Spec: https://states-language.net/#fail-state */
export interface FailState extends AnyState {
  readonly Type: 'Fail';
  readonly Error?: string;
  /** A path or an intrinsic function that gives a text. */
  readonly ErrorPath?: string;
  readonly Cause?: string;
  readonly CausePath?: string;
}

/** Spec: https://states-language.net/#parallel-state */
export interface ParallelState extends InputOutput, Transition, Assignment, ResultFields, Recoverable {
  readonly Type: 'Parallel';
  readonly Branches: readonly Branch[];
  /** JSONPath: a payload template. */
  readonly Parameters?: Json;
  /** JSONata. */
  readonly Arguments?: Json;
}

export interface Branch extends StateGraph {
  readonly Comment?: string;
}

/** Spec: https://states-language.net/#map-state */
export interface MapState extends InputOutput, Transition, Assignment, ResultFields, Recoverable {
  readonly Type: 'Map';
  readonly ItemProcessor?: ItemProcessor;
  /** The older name of `ItemProcessor`. */
  readonly Iterator?: ItemProcessor;
  /** JSONPath: where the items are. Default: "$". */
  readonly ItemsPath?: string;
  /** JSONata: the items, or an expression that gives them. */
  readonly Items?: Json;
  /** What an iteration starts with: a payload template. Default: the item. */
  readonly ItemSelector?: Json;
  /** The older name of `ItemSelector`. */
  readonly Parameters?: Json;
  /** 0 sets no limit, and is the default. */
  readonly MaxConcurrency?: number | JsonataText;
  readonly MaxConcurrencyPath?: string;
  /** Distributed mode, as are the fields below: how items are read from Amazon S3. */
  readonly ItemReader?: ItemReader;
  readonly ItemBatcher?: ItemBatcher;
  readonly ResultWriter?: ResultWriter;
  readonly ToleratedFailureCount?: number | JsonataText;
  readonly ToleratedFailureCountPath?: string;
  readonly ToleratedFailurePercentage?: number | JsonataText;
  readonly ToleratedFailurePercentagePath?: string;
  readonly Label?: string;
}

export interface ItemProcessor extends Branch {
  readonly ProcessorConfig?: {
    /** Default: INLINE. */
    readonly Mode?: 'INLINE' | 'DISTRIBUTED';
    /** What the executions of the items are. Default: STANDARD. */
    readonly ExecutionType?: WorkflowType;
  };
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
export interface ItemReader {
  readonly Resource: string;
  readonly Parameters?: JsonObject;
  readonly Arguments?: Json;
  readonly ReaderConfig?: Omit<ReaderConfig, 'MaxItems'> & { readonly MaxItems?: number | JsonataText; readonly MaxItemsPath?: string };
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html */
export interface ItemBatcher {
  readonly BatchInput?: Json;
  readonly MaxItemsPerBatch?: number | JsonataText;
  readonly MaxItemsPerBatchPath?: string;
  readonly MaxInputBytesPerBatch?: number | JsonataText;
  readonly MaxInputBytesPerBatchPath?: string;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html */
export interface ResultWriter {
  readonly Resource?: string;
  readonly Parameters?: JsonObject;
  readonly Arguments?: Json;
  readonly WriterConfig?: WriterConfig;
}

/** Spec: https://states-language.net/#errors "Retrying after error" */
export interface Retrier {
  /** Error names; "States.ALL" stands alone, in the last retrier. */
  readonly ErrorEquals: readonly string[];
  readonly Comment?: string;
  /** Default: 1. */
  readonly IntervalSeconds?: number;
  /** How often to try again, 0 is never. Default: 3. */
  readonly MaxAttempts?: number;
  /** What each delay is the last one times, at least 1. Default: 2. */
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  /** FULL draws each delay between 0 and the computed one. Default: NONE. */
  readonly JitterStrategy?: 'NONE' | 'FULL';
}

/** Spec: https://states-language.net/#errors "Fallback states" */
export interface Catcher extends Assignment {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly Comment?: string;
  /** JSONPath: where in the state's input the Error Output goes. Default: "$", in place of it. */
  readonly ResultPath?: string | null;
  /** JSONata. */
  readonly Output?: Json;
}

/** A rule of a Choice state: a test, and where to go when it holds. */
export type ChoiceRule = ChoiceTest & Assignment & { readonly Next: string; readonly Comment?: string; readonly Output?: Json };

/** A test: `And`, `Or`, `Not`, a comparison of a `Variable` by exactly one operator, or a JSONata `Condition`. */
export interface ChoiceTest extends ComparisonOperators {
  readonly And?: readonly ChoiceTest[];
  readonly Or?: readonly ChoiceTest[];
  readonly Not?: ChoiceTest;
  /** A path to the value that is compared. */
  readonly Variable?: string;
  /** JSONata: a boolean, or an expression that gives one. */
  readonly Condition?: boolean | JsonataText;
}

type Relation = 'Equals' | 'LessThan' | 'GreaterThan' | 'LessThanEquals' | 'GreaterThanEquals';
type Comparisons<T> = { readonly [operator in keyof T as `${operator & string}${Relation}`]?: T[operator] } & {
  readonly [operator in keyof T as `${operator & string}${Relation}Path`]?: string;
};

/** The 39 operators. Spec: https://states-language.net/#choice-state "Data-Test Expression". Those ending in Path compare with the value at a path. */
export interface ComparisonOperators extends Comparisons<{ String: string; Numeric: number; Timestamp: string }> {
  readonly BooleanEquals?: boolean;
  readonly BooleanEqualsPath?: string;
  /** `*` stands for any number of characters, `\\*` (in JSON) for an asterisk. */
  readonly StringMatches?: string;
  readonly IsNull?: boolean;
  readonly IsPresent?: boolean;
  readonly IsNumeric?: boolean;
  readonly IsString?: boolean;
  readonly IsBoolean?: boolean;
  readonly IsTimestamp?: boolean;
}
