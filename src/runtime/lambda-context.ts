import { functionName } from '../resources/task-resource';
import type { HandlerContext } from './handler';
import type { Invocation } from './invocation';

/** The context that a handler sees of its invocation. Its functions may be taken out of it: `async (input, { sleep }) => …`. */
export class LambdaContext implements HandlerContext {
  callbackWaitsForEmptyEventLoop = true;
  readonly #invocation: Invocation;

  constructor(invocation: Invocation) {
    this.#invocation = invocation;
  }

  get functionName(): string {
    return functionName(this.#invocation.functionText);
  }
  get functionVersion(): string {
    return '$LATEST';
  }
  get invokedFunctionArn(): string {
    const { functionText, functionArns } = this.#invocation;
    return /^(?:arn:|\$\{)/.test(functionText) ? functionText : `${functionArns}:function:${functionName(functionText)}`;
  }
  get memoryLimitInMB(): string {
    return '128';
  }
  get awsRequestId(): string {
    return this.#invocation.requestId;
  }
  get logGroupName(): string {
    return `/aws/lambda/${this.functionName}`;
  }
  get logStreamName(): string {
    const day = new Date(this.#invocation.now()).toISOString().slice(0, 10).replaceAll('-', '/');
    return `${day}/[$LATEST]${this.awsRequestId.replaceAll('-', '')}`;
  }
  get executionArn(): string {
    return this.#invocation.executionArn;
  }
  get stateName(): string {
    return this.#invocation.stateName;
  }
  get retryCount(): number {
    return this.#invocation.call.attempt;
  }
  get signal(): AbortSignal {
    return this.#invocation.signal;
  }
  get now(): () => number {
    return () => this.#invocation.now();
  }
  get sleep(): (milliseconds: number) => Promise<void> {
    return (milliseconds) => this.#invocation.sleep(milliseconds);
  }
  get getRemainingTimeInMillis(): () => number {
    const { call, deadline } = this.#invocation;
    return () => Math.max(0, Math.min(deadline, call.until ?? Infinity) - this.#invocation.now());
  }
  get done(): (error?: unknown, result?: unknown) => void {
    return (error, result) => this.#invocation.callback(error, result);
  }
  get fail(): (error: unknown) => void {
    return (error) => this.#invocation.callback(error ?? 'null');
  }
  get succeed(): (result?: unknown) => void {
    return (result) => this.#invocation.callback(null, result);
  }

  /** What a log line shows, as on AWS: the members that are values. */
  toJSON(): object {
    const { callbackWaitsForEmptyEventLoop, functionVersion, functionName, memoryLimitInMB, logGroupName, logStreamName, invokedFunctionArn, awsRequestId } =
      this;
    return { callbackWaitsForEmptyEventLoop, functionVersion, functionName, memoryLimitInMB, logGroupName, logStreamName, invokedFunctionArn, awsRequestId };
  }
}
