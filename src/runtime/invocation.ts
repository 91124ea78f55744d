import type { Timer } from '../clock/clock';
import type { Deadline } from '../clock/deadline-list';
import { copyKnownJson } from '../json/copy';
import type { Call } from '../machine/effect';
import type { Execution } from './execution';
import type { Outcome } from './handler';
import { failed, succeeded } from './lambda-outcome';
import type { Performer } from './performer';
import type { TokenWait } from './task-tokens';

/** Milliseconds that a Lambda function may run: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const longestFunction = 900_000;

/** The life of one call that is under way. While the handler runs it holds the clock; while it sleeps on the clock it does not. */
export class Invocation implements Deadline, TokenWait {
  /** The Task's own limits. */
  timers: Timer[] | null = null;
  private controller: AbortController | undefined;
  earlier: Deadline | null = null;
  later: Deadline | null = null;
  /** When the function is ended at the latest; 0 for what is no function. */
  deadline = 0;
  private sleeping = 0;
  private begun = false;
  private answered = false;
  private over = false;

  constructor(
    private readonly execution: Execution,
    readonly call: Call,
  ) {}

  get turn(): number {
    return this.call.turn;
  }
  get performer(): Performer {
    return this.execution.machine.performers[this.call.state]!;
  }
  /** The function that is called, as the call names it: where an argument does, that is known when it is called. */
  function: string | undefined;
  get functionText(): string {
    return this.function ?? this.performer.arn;
  }
  /** What the ARNs of the account's functions begin with. */
  get functionArns(): string {
    return this.execution.account.replace(':states:', ':lambda:');
  }
  get requestId(): string {
    return this.execution.requestId(this.call);
  }
  get executionArn(): string {
    return this.execution.executionArn;
  }
  get stateName(): string {
    return this.execution.machine.compiled.states[this.call.state]!.name;
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

  /** A timer of the execution's clock: what runs goes on running meanwhile. */
  after(milliseconds: number, wake: () => void): Timer {
    const { clock } = this.execution.machine;
    return clock.schedule(clock.now() + milliseconds, wake);
  }

  sleep(milliseconds: number): Promise<void> {
    const { clock } = this.execution.machine;
    return this.leaveTime(clock.sleep(clock.now() + milliseconds, this.signal));
  }

  /** What is called keeps a clock itself: where that is this one, it is not held here, so that it can sleep on it. */
  waitFor<Result>(work: Promise<Result>, clock: unknown): Promise<Result> {
    return clock === this.execution.machine.clock ? this.leaveTime(work) : work;
  }

  private async leaveTime<Result>(work: Promise<Result>): Promise<Result> {
    const { clock } = this.execution.machine;
    if (this.sleeping++ === 0 && !this.over) clock.release();
    try {
      return await work;
    } finally {
      if (--this.sleeping === 0 && !this.over) clock.hold();
    }
  }

  /** Its turn has come. */
  begin(): void {
    const { calls, clock, functions } = this.execution.machine;
    if (this.over) {
      calls.done();
      return;
    }
    this.begun = true;
    clock.hold();
    const { performer } = this;
    if (performer.isFunction) {
      this.deadline = clock.now() + longestFunction;
      functions.add(this);
    }
    performer.run(copyKnownJson(this.call.input), this);
  }

  /** The outcome of what was called has come; what comes after it is ignored. */
  done(outcome: Outcome): void {
    if (this.answered) return;
    this.answered = true;
    const replied = this.reply(outcome);
    if (this.token === undefined) this.execution.called(this, replied);
    else this.submit(replied);
  }

  /** The token that the Task waits for, where it waits for one. */
  private token: string | undefined;
  /** What came with the token while the service had not answered yet. */
  private early: Outcome | undefined;
  private submitted = false;

  /** The Task ends when its token comes back. */
  waitForToken(): void {
    this.token = this.execution.taskToken(this.call);
    this.execution.machine.taskTokens.add(this.token, this);
  }

  /** The request was taken before the execution was saved: there is nothing to call. */
  goOnWaiting(): void {
    this.submitted = true;
    this.waitForToken();
  }

  private submit(outcome: Outcome): void {
    if (!('output' in outcome)) {
      this.execution.called(this, outcome, true);
      return;
    }
    this.rest();
    this.submitted = true;
    this.execution.submitted(this, outcome);
    if (this.early !== undefined) this.answer(this.early);
  }

  /** @internal The token has come back. */
  answer(outcome: Outcome): void {
    if (this.submitted) this.execution.settle(this, outcome);
    else this.early = outcome;
  }

  /** @internal */
  heartbeat(): void {
    this.execution.heartbeat(this);
  }

  /** The outcome by the callback of a handler that takes one. */
  callback(error: unknown, result?: unknown): void {
    // Not within the handler: nothing of the execution runs on its stack.
    queueMicrotask(() => this.done(error === null || error === undefined ? succeeded(result) : failed(error)));
  }

  /** Makes of the outcome of what was called that of the Task. Who is nearer to what is called adds its own later, and sees the outcome first. */
  through(make: (outcome: Outcome) => Outcome): void {
    const { reply } = this;
    this.reply = (outcome) => reply(make(outcome));
  }
  private reply: (outcome: Outcome) => Outcome = same;

  /** It has run for as long as a function may: Lambda ends it, and says so as it does since 2023. */
  expire(): void {
    this.deadline = 0;
    const errorMessage = `RequestId: ${this.requestId} Error: Task timed out after ${longestFunction / 1000}.00 seconds`;
    this.done({ error: 'Sandbox.Timedout', cause: JSON.stringify({ errorType: 'Sandbox.Timedout', errorMessage }) });
    this.controller?.abort(this.reason());
  }

  /** It is over: its outcome has come, or is not wanted any more (`cancelled`). */
  end(cancelled: boolean): void {
    if (this.over) return;
    this.rest();
    this.over = true;
    if (this.token !== undefined) this.execution.machine.taskTokens.delete(this.token);
    if (cancelled) this.controller?.abort(this.reason());
  }

  /** Nothing of it runs any more. */
  private rest(): void {
    if (this.deadline > 0) this.execution.machine.functions.remove(this);
    this.deadline = 0;
    if (this.begun && this.sleeping === 0) this.execution.machine.clock.release();
    this.begun = false;
  }
}

const same = (outcome: Outcome): Outcome => outcome;
