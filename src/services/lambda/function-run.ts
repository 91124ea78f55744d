import { UsageError } from '../../errors/usage-error';
import type { Json } from '../../json/json';
import { callHandler, type Caller } from '../../runtime/call-handler';
import type { Outcome } from '../../runtime/handler';
import { failed, succeeded } from '../../runtime/lambda-outcome';
import type { Account } from './account';
import type { Code } from './codes';
import { takePlace } from './concurrency';
import { codeNotHere } from './errors';
import { InvocationContext, logStreamName, type FunctionHandler, type Invoked } from './function-context';
import type { Target } from './function-record';
import { enterEnvironment } from './process-environment';

/** What came of a run. */
export interface Ran {
  /** JSON: the result, or the error with errorType, errorMessage and trace. */
  readonly payload: string;
  /** Whether the function failed: Lambda's FunctionError. */
  readonly failed: boolean;
  readonly version: string;
  /** How long it took on the clock. */
  readonly milliseconds: number;
}

export interface RunRequest {
  /** JSON. */
  readonly payload: string;
  readonly requestId: string;
  readonly clientContext?: Json;
}

/** Bytes of a function's result: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, and what its errors name. */
const largestResult = 6_291_556;

/**
 * Runs a function. The clock is held while it runs, and released while it sleeps on the clock.
 *
 * @throws TooManyRequestsException; InvalidZipFileException where no code is registered
 */
export function runFunction(account: Account, target: Target, request: RunRequest): Promise<Ran> {
  const { record, version } = target;
  const code = account.codes.find(record.name, version.CodeSha256);
  if (code === undefined) throw codeNotHere(record.name);
  const leave = takePlace(account, record);
  return new Promise<Ran>((resolve) => new FunctionRun(account, target, request, code, resolve).begin()).finally(leave);
}

class FunctionRun implements Caller, Invoked {
  readonly deadline: number;
  private readonly begun: number;
  private readonly controller = new AbortController();
  private readonly timer;
  private leaveEnvironment: (() => void) | undefined;
  private sleeping = 0;
  private over = false;

  constructor(
    private readonly account: Account,
    private readonly target: Target,
    private readonly request: RunRequest,
    private readonly code: Code,
    private readonly resolve: (ran: Ran) => void,
  ) {
    const { clock } = account;
    this.begun = clock.now();
    this.deadline = this.begun + target.version.Timeout! * 1000;
    clock.hold();
    this.timer = clock.schedule(this.deadline, () => this.expire());
  }

  get requestId(): string {
    return this.request.requestId;
  }
  get arn(): string {
    return this.target.arn;
  }
  get functionName(): string {
    return this.target.record.name;
  }
  get version(): string {
    return this.target.version.Version;
  }
  get memorySize(): number {
    return this.target.version.MemorySize!;
  }
  get logGroup(): string {
    return this.target.version.LoggingConfig!.LogGroup!;
  }
  get clientContext(): Json | undefined {
    return this.request.clientContext;
  }
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  now(): number {
    return this.account.clock.now();
  }

  begin(): void {
    this.enter();
    const handler = this.code.handler(this.target.version.Handler!);
    if (!(handler instanceof Promise)) this.call(handler);
    else
      handler.then(
        (loaded) => this.call(loaded),
        (thrown: unknown) => this.done(failed(thrown)),
      );
  }

  private call(handler: FunctionHandler): void {
    if (this.over) return; // it took too long to load
    callHandler(handler, JSON.parse(this.request.payload) as Json, new InvocationContext(this), this);
  }

  async sleep(milliseconds: number): Promise<void> {
    const { clock } = this.account;
    if (this.sleeping++ === 0 && !this.over) {
      this.leave();
      clock.release();
    }
    try {
      await this.slept(clock.now() + milliseconds);
    } finally {
      if (--this.sleeping === 0 && !this.over) {
        clock.hold();
        this.enter();
      }
    }
  }

  /** Unlike `clock.sleep` it pulls no time: who waits for the function does, and nobody waits for one that an event or a source has started. */
  private slept(until: number): Promise<void> {
    const { signal } = this.controller;
    return new Promise((resolve, reject) => {
      if (Number.isNaN(until)) throw new UsageError('The duration of a sleep is no number.', '', 'Give milliseconds.');
      if (signal.aborted) throw signal.reason;
      const timer = this.account.clock.schedule(until, () => {
        signal.removeEventListener('abort', abort);
        resolve();
      });
      const abort = (): void => {
        timer.cancel();
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', abort, { once: true });
    });
  }

  callback(error: unknown, result?: unknown): void {
    // Not within the handler.
    queueMicrotask(() => this.done(error === null || error === undefined ? succeeded(result) : failed(error)));
  }

  done(outcome: Outcome): void {
    if ('output' in outcome) this.end(outcome.text ?? JSON.stringify(outcome.output), false);
    else this.end(outcome.cause!, true);
  }

  private expire(): void {
    const errorMessage = `RequestId: ${this.requestId} Error: Task timed out after ${this.target.version.Timeout!.toFixed(2)} seconds`;
    this.end(JSON.stringify({ errorType: 'Sandbox.Timedout', errorMessage }), true);
    this.controller.abort(new Error(errorMessage));
  }

  private end(payload: string, isError: boolean): void {
    if (this.over) return;
    this.over = true;
    this.timer.cancel();
    if (this.sleeping === 0) {
      this.leave();
      this.account.clock.release();
    }
    const ran = { version: this.version, milliseconds: this.now() - this.begun };
    const tooLarge = Buffer.byteLength(payload) > largestResult;
    this.resolve(tooLarge ? { ...ran, payload: resultTooLarge, failed: true } : { ...ran, payload, failed: isError });
  }

  private enter(): void {
    const { Environment } = this.target.version;
    if (!this.code.isModule && Environment === undefined) return;
    this.leaveEnvironment = enterEnvironment({ ...this.reserved(), ...Environment?.Variables });
  }

  private leave(): void {
    this.leaveEnvironment?.();
    this.leaveEnvironment = undefined;
  }

  /** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
  private reserved(): Record<string, string> {
    const { account, target, functionName, version, logGroup, begun, requestId } = this;
    return {
      _HANDLER: target.version.Handler!,
      AWS_REGION: account.region,
      AWS_DEFAULT_REGION: account.region,
      AWS_EXECUTION_ENV: `AWS_Lambda_${target.version.Runtime!}`,
      AWS_LAMBDA_FUNCTION_NAME: functionName,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(this.memorySize),
      AWS_LAMBDA_FUNCTION_VERSION: version,
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: logGroup,
      AWS_LAMBDA_LOG_STREAM_NAME: logStreamName(begun, version, requestId),
    };
  }
}

const resultTooLarge = JSON.stringify({
  errorType: 'Function.ResponseSizeTooLarge',
  errorMessage: `Response payload size exceeded maximum allowed payload size (${largestResult} bytes).`,
});
