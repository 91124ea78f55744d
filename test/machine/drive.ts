import type { StateMachineDefinition } from '../../src/definition/asl';
import { link } from '../../src/definition/link';
import type { Machine } from '../../src/definition/machine';
import type { HistoryEvent } from '../../src/history/event';
import { emptyLog } from '../../src/history/log';
import { historyEvents } from '../../src/history/read';
import type { Json } from '../../src/json/json';
import { createExecution, standardQuotas } from '../../src/machine/create-execution';
import type { Cancel, Effect, Sleep } from '../../src/machine/effect';
import type { Event } from '../../src/machine/event';
import type { Execution, Quotas } from '../../src/machine/execution';
import { identityOf } from '../../src/machine/identity';
import { outstanding } from '../../src/machine/outstanding';
import { step } from '../../src/machine/step';
import type { StepOutput } from '../../src/machine/step-context';

export const at0 = Date.parse('2026-01-01T00:00:00Z');

export const identity = identityOf('arn:aws:states:us-east-1:123456789012', 'STANDARD', 'M', 'arn:aws:iam::123456789012:role/StepFunctionsRole');

export const arn = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

/** Throw it to fail a call. */
export class Failure {
  constructor(
    readonly error: string | null,
    readonly cause: string | null = null,
    readonly status?: 'TIMED_OUT' | 'ABORTED',
  ) {}
}

/** What is asked of a host and answered once. */
export type Asked = Exclude<Effect, Sleep | Cancel>;

/**
 * How calls are answered, by the last part of the resource; an answer of undefined never comes. 'startChild' answers child executions, 'readItems'
 * gives `{ items, cursor }`, 'writeResults' `{ files, manifest }`.
 */
export type Answers = Record<string, (input: never, call: never) => Json | undefined>;

/** A small host of the core: answers come at once, in the order of the calls or as `pick` takes them; time jumps to the next timer. */
export class Host {
  readonly machine: Machine;
  execution: Execution;
  readonly output: StepOutput = { effects: [], history: emptyLog(), more: false, hits: [] };
  readonly effects: Effect[] = [];
  at = at0;
  calls: Asked[] = [];
  private timers: Sleep[] = [];

  constructor(
    definition: object,
    input: Json = {},
    readonly answers: Answers = {},
    { quotas = {}, seed = 1 }: { quotas?: Partial<Quotas>; seed?: number } = {},
  ) {
    this.machine = link(definition as StateMachineDefinition);
    this.execution = createExecution(identity, 'e1', input, seed, { ...standardQuotas, ...quotas });
  }

  start(): this {
    this.hand({ type: 'started', at: this.at });
    return this;
  }

  /** Hands in an event and takes up the effects. */
  hand(event: Event, transitions?: number): void {
    step(this.machine, this.execution, event, this.output, transitions);
    this.take(this.output.effects.splice(0));
  }

  private take(effects: Effect[]): void {
    this.effects.push(...effects);
    for (const effect of effects) {
      if (effect.kind === 'sleep') this.timers.push(effect);
      else if (effect.kind !== 'cancel') this.calls.push(effect);
      else {
        const wanted = ({ thread, turn }: Asked | Sleep): boolean => thread !== effect.thread || turn !== effect.turn;
        this.calls = this.calls.filter(wanted);
        this.timers = this.timers.filter(wanted);
      }
    }
  }

  /** Does one thing that the execution waits for. */
  turn(pick: (calls: readonly Asked[]) => number = () => 0): void {
    if (this.output.more) return this.hand({ type: 'continued', at: this.at });
    const answerable = this.calls.filter((call) => this.answers[nameOf(call)] !== undefined);
    const call = answerable[pick(answerable)];
    if (call === undefined) return this.wake();
    this.calls.splice(this.calls.indexOf(call), 1);
    const { thread, turn } = call;
    try {
      const output = this.answers[nameOf(call)]!(('input' in call ? call.input : call) as never, call as never);
      if (output !== undefined) this.hand(outcomeOf(call, output, { at: this.at, thread, turn }));
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      this.hand({ type: 'failed', at: this.at, thread, turn, error: thrown.error, cause: thrown.cause, ...(thrown.status && { status: thrown.status }) });
    }
  }

  private wake(): void {
    this.timers.sort((a, b) => a.until - b.until);
    const next = this.timers.shift();
    if (next === undefined) throw new Error('The execution waits for nothing.');
    this.at = Math.max(this.at, next.until);
    this.hand({ type: 'woken', at: this.at, thread: next.thread, turn: next.turn, timer: next.timer });
  }

  run(pick?: (calls: readonly Asked[]) => number): this {
    this.start();
    return this.finish(pick);
  }

  finish(pick?: (calls: readonly Asked[]) => number): this {
    for (let turns = 0; this.execution.status === 'RUNNING'; turns++) {
      if (turns > 100_000) throw new Error('The execution does not end.');
      this.turn(pick);
    }
    return this;
  }

  /** Saves the execution as JSON text and goes on with what is read from it, as another process would. */
  restart(): void {
    this.execution = JSON.parse(JSON.stringify(this.execution)) as Execution;
    this.calls = [];
    this.timers = [];
    this.take(outstanding(this.machine, this.execution));
  }

  events(): HistoryEvent[] {
    return historyEvents(this.output.history!, { subjects: this.machine.states, region: 'us-east-1', roleArn: identity.roleArn });
  }

  /** The history in short: 'id<-previous Type name-or-detail'. */
  lines(): string[] {
    return this.events().map((event) => {
      const { id, previousEventId, type } = event;
      const details = Object.values(event).find((member) => typeof member === 'object' && !(member instanceof Date)) as Record<string, unknown> | undefined;
      const shown = [details?.['name'], details?.['index'] ?? details?.['length'], details?.['error']].filter((part) => part !== undefined).join(' ');
      return `${id}<-${previousEventId} ${type}${shown && ` ${shown}`}`;
    });
  }
}

const nameOf = (call: Asked): string => (call.kind === 'call' ? lastPart(call.resource) : call.kind);

function outcomeOf({ kind }: Asked, output: Json, to: { at: number; thread: number; turn: number }): Event {
  if (kind === 'readItems') return { type: 'itemsRead', ...to, keys: null, source: 'S3://b/k', ...(output as { items: Json[]; cursor: Json }) };
  if (kind === 'writeResults') return { type: 'resultsWritten', ...to, ...(output as never as { files: []; manifest: null }) };
  return { type: 'succeeded', ...to, output };
}

const lastPart = (resource: string): string => resource.split(':').at(-1)!;

export const run = (...args: ConstructorParameters<typeof Host>): Host => new Host(...args).run();
