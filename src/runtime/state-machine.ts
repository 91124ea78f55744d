import { systemClock } from '../clock/system-clock';
import type { StateMachineDefinition } from '../definition/asl';
import { isMachine, type Machine } from '../definition/machine';
import { DefinitionError } from '../errors/definition-error';
import { UsageError } from '../errors/usage-error';
import { emptyLog } from '../history/log';
import type { Json } from '../json/json';
import { createExecution } from '../machine/create-execution';
import type { Identity } from '../machine/execution';
import { numbered, seedOf } from '../machine/identifier';
import { identityOf } from '../machine/identity';
import { parse } from '../validation/parse';
import { CallQueue } from './call-queue';
import { coverageSink } from './coverage-sink';
import type { Execution, SavedState } from './execution';
import type { Host } from './host';
import { copyOf, parsed } from './input';
import { integer } from './integer';
import { MachineHost } from './machine-host';
import { checkedName } from './name';
import type { StateMachineOptions } from './options';
import { performersOf } from './performer';
import type { ExecutionResult } from './result';
import { readSaved, type SavedExecution } from './saved-execution';
import { TaskTokens } from './task-tokens';

export interface StartOptions {
  /**
   * The execution's name, which also its seed follows from: who gives the same name twice has the same random values twice. Default: an id that
   * follows from the machine's seed.
   */
  readonly name?: string;
  /**
   * The input as a JSON text, in place of the first argument. As on AWS it is handed on letter by letter, spaces and all, until a state evaluates it.
   */
  readonly inputText?: string;
  /** Aborting it stops the execution. */
  readonly signal?: AbortSignal;
}

/**
 * A state machine that runs in this process.
 *
 * @typeParam Input - What an execution takes: any JSON value. Members that are undefined are left out.
 * @typeParam Output - What it gives when it succeeds.
 * @example
 * const greeting = new StateMachine(
 *   { StartAt: 'Greet', States: { Greet: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Greet', End: true } } },
 *   { handlers: { Greet: ({ name }: { name: string }) => `Hello ${name}` } },
 * );
 * const { status, output } = await greeting.execute({ name: 'Ada' }); // 'SUCCEEDED', 'Hello Ada'
 */
export class StateMachine<Input = unknown, Output = Json> {
  /** Where the tokens of Tasks with `.waitForTaskToken` come back to. */
  readonly taskTokens: TaskTokens;
  private readonly host: Host;
  private readonly running: Execution[] = [];
  private readonly seed: number;
  private readonly nameOf: (number: number) => string;
  private readonly keepsHistory: boolean;
  private readonly identity: Identity;
  private started = 0;
  private closed = false;
  private whenEmpty: (() => void)[] = [];

  /**
   * @param definition - The definition as an object, or as a text, JSON or YAML; or what {@link parse} has made of one.
   * @throws DefinitionError with every fault at once: of the definition, and of what its Tasks need and the options do not give.
   * @throws UsageError for an option out of its range.
   */
  constructor(definition: StateMachineDefinition | Machine | object | string, options: StateMachineOptions = {}) {
    const compiled = isMachine(definition) ? definition : parse(definition, options.type === undefined ? {} : { type: options.type });
    const { performers, faults } = performersOf(compiled, options.handlers ?? {}, options.services ?? {}, options.answeredBy);
    if (faults.length > 0) throw new DefinitionError(faults);
    const { name = 'StateMachine', region = 'us-east-1', accountId = '123456789012' } = options;
    const clock = options.clock ?? systemClock;
    const type = options.type ?? 'STANDARD';
    const roleArn = options.roleArn ?? `arn:aws:iam::${accountId}:role/StepFunctionsRole`;
    this.identity = identityOf(`arn:aws:states:${region}:${accountId}`, type, checkedName('option name', name), roleArn);
    this.seed = integer('seed', options.seed ?? (clock === systemClock ? Math.floor(Math.random() * 2 ** 30) : 1));
    this.nameOf = numbered(this.seed, 'execution');
    this.keepsHistory = options.history ?? true;
    const shared = options.services?.['stepfunctions'];
    this.taskTokens = options.taskTokens ?? (shared instanceof TaskTokens ? shared : new TaskTokens());
    const most = options.maxConcurrency ?? Infinity;
    this.host = new MachineHost(
      compiled,
      clock,
      { subjects: compiled.states, region, roleArn: this.identity.roleArn },
      performers,
      new CallQueue(integer('maxConcurrency', most, 1)),
      this.taskTokens,
      (options.coverage ?? coverageSink())?.hitsOf(compiled, { name, source: options.source?.toString() }) ?? null,
      { ...options, childExecutions: integer('childExecutions', options.childExecutions ?? 1000, 0) },
      (execution) => this.ended(execution),
    );
  }

  /**
   * Runs one execution to its end and returns how it ended. A failed workflow is a result, not a throw.
   *
   * @param input - Any JSON value; left out, it is `{}`. Its text may have at most `quotas.payloadBytes` bytes.
   * @throws UsageError where the input is no JSON value or too large, or the machine is closed.
   */
  execute(input?: Input, options?: StartOptions): Promise<ExecutionResult<Output>> {
    try {
      return this.start(input, options).result;
    } catch (thrown) {
      return Promise.reject(thrown as Error);
    }
  }

  /**
   * Starts an execution, which runs in the background; its first states have run when this returns.
   *
   * @throws UsageError where the input is no JSON value or too large, or the machine is closed.
   */
  start(input?: Input, options: StartOptions = {}): Execution<Output> {
    if (this.closed) throw new UsageError('The state machine is closed.', '', 'Make a new one, or start executions before close().');
    const { value, text } = options.inputText === undefined ? { value: copyOf(input), text: null } : parsed(options.inputText);
    const number = this.started++;
    const name = options.name === undefined ? this.nameOf(number) : checkedName('name of the execution', options.name);
    const data = createExecution(
      this.identity,
      name,
      value,
      options.name === undefined ? seedOf(this.seed, 'execution', number) : seedOf(this.seed, name, 0),
      this.host.quotas,
      text,
    );
    if (data.inputBytes > this.host.quotas.payloadBytes) {
      throw new UsageError(
        `The input has ${data.inputBytes} bytes, and an execution takes at most ${this.host.quotas.payloadBytes}.`,
        '',
        'Pass a reference to the data instead, or raise the option quotas.payloadBytes.',
      );
    }
    const execution = this.take({ data, history: this.keepsHistory ? emptyLog() : null }, options.signal);
    execution.begin();
    if (options.signal?.aborted) execution.stop({ cause: String(options.signal.reason) });
    return execution;
  }

  /**
   * Goes on with an execution that was saved, in this or another process.
   * @throws UsageError for what is no saved execution, or was saved by a machine of another definition.
   */
  resume(saved: SavedExecution): Execution<Output> {
    if (this.closed) throw new UsageError('The state machine is closed.', '', 'Make a new one.');
    const execution = this.take(readSaved(saved, this.host.fingerprint));
    execution.goOn();
    return execution;
  }

  /**
   * Takes no new executions, and resolves when those that run have ended.
   *
   * @param options.deadline - Milliseconds of the machine's clock after which they are stopped. Default: they take as long as they take.
   */
  async close({ deadline }: { readonly deadline?: number } = {}): Promise<void> {
    this.closed = true;
    if (this.running.length === 0) return;
    const { clock } = this.host;
    const timer = deadline === undefined ? undefined : clock.schedule(clock.now() + deadline, () => this.stopAll());
    clock.watch();
    await new Promise<void>((resolve) => this.whenEmpty.push(resolve));
    clock.unwatch();
    timer?.cancel();
  }

  private stopAll(): void {
    for (const execution of this.running.slice()) execution.stop({ cause: 'The state machine was closed.' });
  }

  private take(state: SavedState, signal?: AbortSignal): Execution<Output> {
    const execution = this.host.execution(state) as unknown as Execution<Output>;
    if (execution.status === 'RUNNING') execution.place = this.running.push(execution as unknown as Execution) - 1;
    if (signal !== undefined) {
      const stop = (): void => execution.stop({ cause: String(signal.reason) });
      signal.addEventListener('abort', stop, { once: true });
      execution.whenEnded = () => signal.removeEventListener('abort', stop);
    }
    return execution;
  }

  private ended(execution: Execution): void {
    const last = this.running.pop()!;
    if (last !== execution) {
      this.running[execution.place] = last;
      last.place = execution.place;
    }
    execution.whenEnded?.();
    if (this.running.length > 0) return;
    const { whenEmpty } = this;
    this.whenEmpty = [];
    for (const resolve of whenEmpty) resolve();
  }
}
