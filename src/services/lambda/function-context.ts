import type { Json } from '../../json/json';
import type { Callback, HandlerContext } from '../../runtime/handler';

/**
 * What a function is told beside its event: the context object of Lambda's Node.js runtime, with the clock's time, and `now`, `sleep` and `signal` as the
 * handlers of a StateMachine have them.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
 */
export interface FunctionContext extends Omit<HandlerContext, 'executionArn' | 'stateName' | 'retryCount'> {
  /** What the caller gave as ClientContext, as it is; mobile SDKs give this shape. */
  readonly clientContext?: ClientContext;
  /** Of an Amazon Cognito identity: there is none here. */
  readonly identity?: undefined;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
interface ClientContext {
  readonly client: Readonly<Record<'installationId' | 'appTitle' | 'appVersionName' | 'appVersionCode' | 'appPackageName', string>>;
  readonly Custom?: unknown;
  readonly env: Readonly<Record<'platformVersion' | 'platform' | 'make' | 'model' | 'locale', string>>;
}

/**
 * A function's handler, as one writes it for AWS: it returns its result, or a promise of it, or takes a callback; it throws or rejects to fail.
 *
 * @typeParam Event - What it takes. It is a copy: changing it changes nothing else.
 */
export type FunctionHandler<Event = never, Result = unknown> = (event: Event, context: FunctionContext, callback: Callback) => Result | Promise<Result>;

/** What the context shows of an invocation, and what it may ask of it. */
export interface Invoked {
  readonly requestId: string;
  readonly arn: string;
  readonly functionName: string;
  readonly version: string;
  readonly memorySize: number;
  readonly logGroup: string;
  readonly clientContext: Json | undefined;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  callback(error: unknown, result?: unknown): void;
}

/** The context of one invocation. Its functions may be taken out of it. */
export class InvocationContext implements FunctionContext {
  callbackWaitsForEmptyEventLoop = true;
  readonly functionVersion: string;
  readonly functionName: string;
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly clientContext: ClientContext;
  readonly identity: undefined = undefined;
  readonly invokedFunctionArn: string;
  readonly awsRequestId: string;
  readonly #invoked: Invoked;

  constructor(invoked: Invoked) {
    this.#invoked = invoked;
    this.functionVersion = invoked.version;
    this.functionName = invoked.functionName;
    this.memoryLimitInMB = String(invoked.memorySize);
    this.logGroupName = invoked.logGroup;
    this.logStreamName = logStreamName(invoked.now(), invoked.version, invoked.requestId);
    this.clientContext = invoked.clientContext as unknown as ClientContext; // undefined where there is none, as on AWS
    this.invokedFunctionArn = invoked.arn;
    this.awsRequestId = invoked.requestId;
  }

  get signal(): AbortSignal {
    return this.#invoked.signal;
  }
  get now(): () => number {
    return () => this.#invoked.now();
  }
  get sleep(): (milliseconds: number) => Promise<void> {
    return (milliseconds) => this.#invoked.sleep(milliseconds);
  }
  get getRemainingTimeInMillis(): () => number {
    return () => Math.max(0, this.#invoked.deadline - this.#invoked.now());
  }
  get done(): (error?: unknown, result?: unknown) => void {
    return (error, result) => this.#invoked.callback(error, result);
  }
  get fail(): (error: unknown) => void {
    return (error) => this.#invoked.callback(error ?? 'null');
  }
  get succeed(): (result?: unknown) => void {
    return (result) => this.#invoked.callback(null, result);
  }
}

/** As in 2025/01/01/[$LATEST]0123456789abcdef0123456789abcdef. */
export const logStreamName = (at: number, version: string, requestId: string): string =>
  `${new Date(at).toISOString().slice(0, 10).replaceAll('-', '/')}/[${version}]${requestId.replaceAll('-', '')}`;
