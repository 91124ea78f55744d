import type { Timer } from '../clock/clock';
import { copyKnownJson } from '../json/copy';
import type { Call } from '../machine/effect';
import type { Execution } from './execution';
import type { HandlerContext, Outcome } from './handler';

/** The longest that a Lambda function may run: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const longest = 900_000;

/**
 * One call that is under way, and the context that its handler sees. While the handler runs it holds the clock; while it sleeps on the clock it
 * does not.
 */
export class Invocation implements HandlerContext {
  callbackWaitsForEmptyEventLoop = true;
  /** The Task's own limits. */
  timers: Timer[] | null = null;
  private controller: AbortController | undefined;
  private sleeping = 0;
  private begun = false;
  private over = false;

  constructor(
    private readonly execution: Execution,
    readonly call: Call,
  ) {}

  get turn(): number {
    return this.call.turn;
  }

  get functionName(): string {
    return this.execution.machine.performers[this.call.state]!.functionName;
  }
  get functionVersion(): string {
    return '$LATEST';
  }
  get invokedFunctionArn(): string {
    return this.execution.machine.performers[this.call.state]!.arn;
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
    return `${new Date(this.now()).toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${this.awsRequestId.replaceAll('-', '')}`;
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
    return Math.max(0, Math.min(longest, this.execution.timeoutOf(this.call) - this.now()));
  }

  get signal(): AbortSignal {
    if (this.controller === undefined) {
      this.controller = new AbortController();
      if (this.over) this.controller.abort(this.reason());
    }
    return this.controller.signal;
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

  /** Its turn has come. */
  begin(): void {
    const { calls, clock, performers } = this.execution.machine;
    if (this.over) {
      calls.done();
      return;
    }
    this.begun = true;
    clock.hold();
    performers[this.call.state]!.run(copyKnownJson(this.call.input), this);
  }

  /** Its outcome has come. */
  done(outcome: Outcome): void {
    this.execution.answer(this, outcome);
  }

  /** It is over: its outcome has come, or is not wanted any more (`cancelled`). */
  end(cancelled: boolean): void {
    if (this.over) return;
    this.over = true;
    if (this.begun && this.sleeping === 0) this.execution.machine.clock.release();
    if (cancelled) this.controller?.abort(this.reason());
  }
}
