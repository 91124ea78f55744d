import type { Call } from '../machine/effect';
import type { HandlerContext } from './handler';
import type { Execution } from './execution';

/** The longest that a Lambda function may run: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const longest = 900_000;

/**
 * One call that is under way, and the context that its handler sees. While the handler runs it holds the clock; while it sleeps on the clock it
 * does not.
 */
export class Invocation implements HandlerContext {
  callbackWaitsForEmptyEventLoop = true;
  private controller: AbortController | undefined;
  private sleeping = 0;
  private over = false;

  constructor(
    private readonly execution: Execution,
    readonly call: Call,
    readonly functionName: string,
    readonly invokedFunctionArn: string,
    private readonly deadline: number | undefined,
  ) {
    execution.machine.clock.hold();
  }

  get functionVersion(): string {
    return '$LATEST';
  }
  get memoryLimitInMB(): string {
    return '128';
  }
  get awsRequestId(): string {
    return this.execution.requestId(this.call);
  }
  get logGroupName(): string {
    return `/aws/lambda/${this.functionName}`;
  }
  get logStreamName(): string {
    return `${new Date(this.now()).toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${this.execution.requestId(this.call).replaceAll('-', '')}`;
  }
  get executionArn(): string {
    return this.execution.executionArn;
  }
  get stateName(): string {
    return this.execution.machine.compiled.states[this.call.state]!.name;
  }
  get retryCount(): number {
    return Number(this.call.key.slice(this.call.key.lastIndexOf('.') + 1));
  }

  getRemainingTimeInMillis(): number {
    return Math.max(0, Math.min(longest, (this.deadline ?? Infinity) - this.now()));
  }

  get signal(): AbortSignal {
    return (this.controller ??= this.aborted(new AbortController())).signal;
  }

  private aborted(controller: AbortController): AbortController {
    if (this.over) controller.abort(this.reason());
    return controller;
  }

  private reason(): Error {
    return new Error(`The result of "${this.call.key}" is no longer wanted: the Task has timed out or the execution has ended.`);
  }

  now(): number {
    return this.execution.machine.clock.now();
  }

  async sleep(milliseconds: number): Promise<void> {
    const { clock } = this.execution.machine;
    if (this.sleeping++ === 0 && !this.over) clock.release();
    try {
      await clock.sleep(clock.now() + milliseconds, this.signal);
    } finally {
      if (--this.sleeping === 0 && !this.over) clock.hold();
    }
  }

  /** Its outcome has come, or is not wanted any more (`cancelled`). Returns whether that is news. */
  end(cancelled: boolean): boolean {
    if (this.over) return false;
    this.over = true;
    if (this.sleeping === 0) this.execution.machine.clock.release();
    if (cancelled) this.controller?.abort(this.reason());
    return true;
  }
}
