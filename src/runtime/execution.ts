/**
 * An execution under way: the host of the core in this process. It hands events to `step`, performs the effects that come out, and hands their
 * outcomes back one at a time. Order matters here:
 * - an event that comes while a step is being performed waits until that is done;
 * - an outcome is handed in before the clock is released, so that time cannot move between an outcome and what follows from it.
 */
import type { Timer } from '../clock/clock';
import type { Deadline } from '../clock/deadline-list';
import { UsageError } from '../errors/usage-error';
import type { HistoryEvent } from '../history/event';
import { historyEvents } from '../history/read';
import { copyKnownJson } from '../json/copy';
import { smallArray, type Json } from '../json/json';
import { toValueTable } from '../json/value-table';
import type { Call, Cancel, Effect, ReadItems, Sleep, StartChild, WriteResults } from '../machine/effect';
import type { Answer, Event } from '../machine/event';
import type { Execution as ExecutionData, Status } from '../machine/execution';
import { executionArn } from '../machine/identity';
import { outstanding } from '../machine/outstanding';
import { step } from '../machine/step';
import { taskToken } from '../machine/task-token';
import type { StepOutput } from '../machine/step-context';
import type { Outcome } from './handler';
import { identifier } from '../machine/identifier';
import { Invocation } from './invocation';
import { MapEffects } from './map-effects';
import { mapRun, type MapRun } from './map-run';
import { resultOf, type ExecutionResult } from './result';
import type { SavedExecution } from './saved-execution';
import type { Host } from './host';

/** What a thread waits for: a call, or only a time. */
type Pending = Invocation | { readonly turn: number; timers: Timer[] | null };

type Settle<Result> = (result: ExecutionResult<Result>) => void;

/** An execution with all that belongs to it, as it is saved: plain JSON. */
export interface SavedState {
  readonly data: ExecutionData;
  readonly history: StepOutput['history'];
  /** The child executions of its Distributed Maps that run, by the place of their thread. */
  readonly children?: Readonly<Record<string, SavedState>>;
}

/** One execution. `StateMachine.start` gives it. */
export class Execution<Result = Json> {
  /** @internal Where it stands among the executions that run. */
  place = -1;
  /** @internal Called when it has ended. */
  whenEnded: (() => void) | null = null;
  private readonly output: StepOutput;
  private readonly pending: (Pending | undefined)[] = [undefined];
  /** @internal */
  earlier: Deadline | null = null;
  /** @internal */
  later: Deadline | null = null;
  private limited = false;
  private busy = false;
  private waiting: Event[] | null = null;
  private seen: number;
  /** Who waits for the result: mostly one. */
  private awaited: Settle<Result> | Settle<Result>[] | null = null;
  private watchers: (() => void)[] | null = null;
  /** Null where it has run no Distributed Map. */
  private maps: MapEffects | null = null;

  /** @internal `StateMachine` makes executions. */
  constructor(
    /** @internal */
    readonly machine: Host,
    private readonly data: ExecutionData,
    history: StepOutput['history'],
    private readonly savedChildren: Readonly<Record<string, SavedState>> = {},
  ) {
    this.output = { effects: smallArray(), history, more: false, hits: machine.hits };
    this.seen = history === null ? 0 : history.length;
  }

  get executionArn(): string {
    return executionArn(this.data);
  }
  get name(): string {
    return this.data.name;
  }
  get startDate(): Date {
    return new Date(this.data.startedAt);
  }
  get status(): Status {
    return this.data.status;
  }

  /** @internal What all ARNs of its account begin with. */
  get account(): string {
    return this.data.identity.account;
  }
  /** @internal */
  get quotas(): ExecutionData['quotas'] {
    return this.data.quotas;
  }
  /** @internal */
  get keepsHistory(): boolean {
    return this.output.history !== null;
  }
  /** The input, which is the caller's own to change. */
  get input(): Json {
    return copyKnownJson(this.data.input);
  }

  /** The Map Runs of its Distributed Maps so far, in the order in which they were started. */
  mapRuns(): MapRun[] {
    return (this.data.mapRuns ?? []).map((summary) => mapRun(summary, this.executionArn, this.maps?.children.of(summary.mapRunArn) ?? []));
  }

  /** How it ends. While somebody waits for it, a virtual clock may jump. */
  get result(): Promise<ExecutionResult<Result>> {
    if (this.data.status !== 'RUNNING') return Promise.resolve(this.ended());
    if (this.awaited === null) this.machine.clock.watch();
    return new Promise((resolve) => {
      const { awaited } = this;
      this.awaited = awaited === null ? resolve : typeof awaited === 'function' ? [awaited, resolve] : [...awaited, resolve];
    });
  }

  /** Stops it, if it still runs: its status becomes ABORTED, and handlers that run see it by their signal. */
  stop({ error, cause }: { readonly error?: string; readonly cause?: string } = {}): void {
    this.receive({ type: 'stopped', at: this.machine.clock.now(), error: error ?? null, cause: cause ?? null });
  }

  /** The events so far, in the shape of AWS's GetExecutionHistory. Their texts are made when this is called. */
  history(): HistoryEvent[] {
    const { history } = this.output;
    return history === null ? [] : historyEvents(history, this.machine.surroundings);
  }

  /**
   * Its events as they happen, from the first on; ends with the execution.
   * @throws UsageError where the machine keeps no history.
   */
  async *events(): AsyncGenerator<HistoryEvent, void, undefined> {
    const { history } = this.output;
    if (history === null)
      throw new UsageError('This machine keeps no history, so its executions have no events.', '', 'Leave the option "history" out, or set it to true.');
    for (let seen = 0; ;) {
      const events = historyEvents(history, this.machine.surroundings, seen);
      seen += events.length;
      yield* events;
      if (history.length > seen) continue;
      if (this.data.status !== 'RUNNING') return;
      this.machine.clock.watch(); // somebody waits for what comes next
      await new Promise<void>((wake) => (this.watchers ??= []).push(wake)).finally(() => this.machine.clock.unwatch());
    }
  }

  /**
   * All of it as plain JSON, at any moment between two lines of a program: `StateMachine.resume` goes on with it, in another process too. Calls
   * that are under way are made again when it is resumed.
   */
  save(): SavedExecution {
    return {
      version: 1,
      stateMachine: this.data.identity.stateMachineName,
      definition: this.machine.fingerprint,
      execution: toValueTable(this.state() as unknown as Json),
    };
  }

  /** @internal */
  state(): SavedState {
    const { data, maps } = this;
    return { data, history: this.output.history, ...(maps !== null && { children: maps.children.save() }) };
  }

  /** @internal */
  begin(): void {
    this.receive({ type: 'started', at: this.machine.clock.now() });
  }

  /** @internal Goes on with what was saved. */
  goOn(): void {
    for (const effect of outstanding(this.machine.compiled, this.data)) this.perform(effect);
    if (this.data.ready.length > 0) this.receive({ type: 'continued', at: this.machine.clock.now() });
  }

  /** @internal The id of a call's request: it belongs to the call's key. */
  requestId(call: Call): string {
    return identifier(this.data.seed, call.key, 0);
  }

  private receive(event: Event): void {
    if (this.busy) {
      (this.waiting ??= []).push(event);
      return;
    }
    this.busy = true;
    try {
      this.advance(event);
      while (this.waiting !== null && this.waiting.length > 0) this.advance(this.waiting.shift()!);
    } finally {
      this.busy = false;
    }
  }

  private advance(event: Event): void {
    const { output, data, machine } = this;
    if (data.status !== 'RUNNING') return;
    step(machine.compiled, data, event, output);
    const { effects } = output;
    for (let i = 0; i < effects.length; i++) this.perform(effects[i]!);
    while (effects.length > 0) effects.pop(); // to set the length to 0 would give up the space
    if (machine.onEvent !== undefined || this.watchers !== null) this.tell();
    if (output.more) this.yieldThenContinue();
    if ((data.status as Status) !== 'RUNNING') this.finish();
  }

  /** An endless loop starves nobody: between two shares of it, the event loop turns. */
  private yieldThenContinue(): void {
    const { clock } = this.machine;
    clock.hold();
    setImmediate(() => {
      this.receive({ type: 'continued', at: clock.now() });
      clock.release();
    });
  }

  private tell(): void {
    const { history } = this.output;
    const { onEvent, logger } = this.machine;
    if (history !== null && onEvent !== undefined) {
      for (const event of historyEvents(history, this.machine.surroundings, this.seen)) {
        this.seen++;
        try {
          onEvent(event, this.executionArn);
        } catch (thrown) {
          logger?.warn('onEvent has thrown; the execution goes on.', thrown);
        }
      }
    }
    const { watchers } = this;
    this.watchers = null;
    watchers?.forEach((wake) => wake());
  }

  private perform(effect: Effect): void {
    switch (effect.kind) {
      case 'call':
        this.call(effect);
        return;
      case 'sleep':
        this.sleep(effect);
        return;
      case 'cancel':
        this.cancel(effect);
        return;
      default:
        this.forMap(effect);
    }
  }

  private pendingOf(thread: number, turn: number): Pending {
    const known = this.pending[thread];
    if (known?.turn === turn) return known;
    return (this.pending[thread] = { turn, timers: null });
  }

  private sleep({ thread, turn, timer, until }: Sleep): void {
    const { clock } = this.machine;
    if (thread === -1) {
      this.limited = true;
      this.machine.executions.add(this);
    } else {
      const wake = (): void => this.receive({ type: 'woken', at: Math.max(until, clock.now()), thread, turn, timer });
      (this.pendingOf(thread, turn).timers ??= []).push(clock.schedule(until, wake));
    }
  }

  /** @internal When it is over at the latest. */
  get deadline(): number {
    return this.data.deadline;
  }

  /** @internal */
  expire(): void {
    this.limited = false;
    this.receive({ type: 'woken', at: Math.max(this.data.deadline, this.machine.clock.now()), thread: -1, turn: 0, timer: 'execution' });
  }

  private cancel({ thread, turn }: Cancel): void {
    if (thread === -1) {
      if (this.limited) this.machine.executions.remove(this);
      this.limited = false;
      return;
    }
    const pending = this.pending[thread];
    if (pending?.turn !== turn) return;
    this.pending[thread] = undefined;
    if (this.maps?.cancel(thread) === true) return;
    pending.timers?.forEach((timer) => timer.cancel());
    if (pending instanceof Invocation) pending.end(true);
  }

  private forMap(effect: ReadItems | StartChild | WriteResults): void {
    const { thread, turn } = effect;
    this.pending[thread] = { turn, timers: null };
    this.maps ??= new MapEffects(this as unknown as Execution, this.savedChildren);
    this.maps.perform(effect, (answer) => {
      if (this.pending[thread]?.turn === turn) this.pending[thread] = undefined;
      this.receive({ ...answer, at: this.machine.clock.now(), thread, turn });
    });
  }

  /** @internal How it has ended, for the Map Run that it belongs to. */
  answer(): Answer {
    const { status, output, outputText, error, cause } = this.data;
    if (status === 'SUCCEEDED') return { type: 'succeeded', output, ...(outputText !== null && { text: outputText }) };
    return { type: 'failed', error, cause, ...(status !== 'FAILED' && { status: status as 'TIMED_OUT' | 'ABORTED' }) };
  }

  private call(call: Call): void {
    const { machine } = this;
    const invocation = new Invocation(this as unknown as Execution, call);
    this.pending[call.thread] = invocation;
    if (call.submitted === true) invocation.goOnWaiting();
    else machine.calls.add(invocation);
  }

  /** @internal What the call of a key waits for, where it waits for a token. */
  taskToken({ key }: Call): string {
    return taskToken(this.data, key);
  }

  /** @internal A call goes on: the service has taken its request. */
  submitted(invocation: Invocation, { output, text }: Extract<Outcome, { output: Json }>): void {
    this.machine.calls.done();
    const { thread, turn } = invocation.call;
    const at = this.machine.clock.now();
    if (this.pending[thread] === invocation) this.receive({ type: 'submitted', at, thread, turn, output, ...(text !== undefined && { text }) });
  }

  /** @internal A call that goes on has given a sign of life. */
  heartbeat({ call: { thread, turn } }: Invocation): void {
    this.receive({ type: 'heartbeat', at: this.machine.clock.now(), thread, turn });
  }

  /** @internal The outcome of a call has come. `submitting`: the request of one that would have gone on was not taken. */
  called(invocation: Invocation, outcome: Outcome, submitting = false): void {
    this.machine.calls.done();
    this.settle(invocation, outcome, submitting);
  }

  /** @internal */
  settle(invocation: Invocation, outcome: Outcome, submitting = false): void {
    const { call } = invocation;
    const { thread, turn } = call;
    const at = this.machine.clock.now();
    if (this.pending[thread] === invocation) {
      if (invocation.timers === null) this.pending[thread] = undefined;
      if ('output' in outcome) {
        const { output, text } = outcome;
        this.receive(text === undefined ? { type: 'succeeded', at, thread, turn, output } : { type: 'succeeded', at, thread, turn, output, text });
      } else this.receive({ type: 'failed', at, thread, turn, error: outcome.error, cause: outcome.cause, ...(submitting && { submitting: true as const }) });
    } else this.machine.logger?.warn(`The outcome of "${call.key}" came too late and was ignored.`, outcome);
    invocation.end(false);
  }

  private finish(): void {
    this.machine.ended(this as unknown as Execution);
    this.pending.length = 0;
    const { awaited } = this;
    this.awaited = null;
    if (awaited === null) return;
    this.machine.clock.unwatch();
    const result = this.ended();
    if (typeof awaited === 'function') awaited(result);
    else for (const resolve of awaited) resolve(result);
  }

  private ended(): ExecutionResult<Result> {
    return resultOf(this.data, { executionArn: this.executionArn, history: () => this.history(), mapRuns: () => this.mapRuns() });
  }
}
