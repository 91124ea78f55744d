import type { Json } from '../json/json';

/**
 * A Lambda function's handler, as one writes it for AWS: it gets its event and a context, and gives its result or throws.
 *
 * @typeParam Input - What it takes. It is a copy: changing it changes nothing else.
 * @typeParam Output - What it gives: anything that JSON.stringify takes. `undefined` arrives as null, as Lambda's Node.js runtime has it.
 */
export type Handler<Input = never, Output = unknown> = (input: Input, context: HandlerContext, callback: Callback) => Output | Promise<Output>;

/** Node.js's way to give an outcome: an error or null, and the result. A handler that takes it is waited for until it calls back. */
export type Callback = (error?: Error | string | null, result?: unknown) => void;

/** Handlers by the function's name, its ARN, or a template's `${Placeholder}`. */
export type Handlers = Readonly<Record<string, Handler>>;

/**
 * What a handler is told beside its event: the context object of Lambda's Node.js runtime, and what only a local engine can give.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
 */
export interface HandlerContext {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  callbackWaitsForEmptyEventLoop: boolean;
  /** Milliseconds until the Task's TimeoutSeconds are over, at most the 15 minutes that Lambda allows. */
  readonly getRemainingTimeInMillis: () => number;
  /** Aborted when the result is no longer wanted: the Task has timed out, or the execution was stopped. */
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch on the machine's clock. */
  readonly now: () => number;
  /** Waits on the machine's clock: on a virtual one it takes no real time. Rejects when {@link signal} is aborted. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** The execution's ARN, the state's name, and how often this visit of it was retried. */
  readonly executionArn: string;
  readonly stateName: string;
  readonly retryCount: number;
  /** @deprecated Lambda's oldest way to give an outcome; return it, or throw. */
  readonly done: (error?: Error, result?: unknown) => void;
  /** @deprecated Throw. */
  readonly fail: (error: Error | string) => void;
  /** @deprecated Return the result. */
  readonly succeed: (result: unknown) => void;
}

/** How a call ended. */
export type Outcome = { readonly output: Json; readonly text?: string } | { readonly error: string | null; readonly cause: string | null };
