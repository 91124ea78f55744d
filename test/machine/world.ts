import { isDeepStrictEqual } from 'node:util';
import type { StateMachineDefinition } from '../../src/definition/asl';
import { link } from '../../src/definition/link';
import type { Machine, MapState } from '../../src/definition/machine';
import type { HistoryEvent } from '../../src/history/event';
import { emptyLog, type HistoryLog } from '../../src/history/log';
import { historyEvents } from '../../src/history/read';
import type { Json } from '../../src/json/json';
import { fromValueTable, toValueTable, type ValueTable } from '../../src/json/value-table';
import { createExecution, standardQuotas } from '../../src/machine/create-execution';
import type { Cancel, Effect, Sleep, StartChild } from '../../src/machine/effect';
import type { Event } from '../../src/machine/event';
import type { Execution, Identity, Quotas } from '../../src/machine/execution';
import { outstanding } from '../../src/machine/outstanding';
import { step } from '../../src/machine/step';
import type { StepOutput } from '../../src/machine/step-context';
import type { Manifest, ResultFile } from '../../src/resources/map-results';
import { at0, identity } from './drive';

/** What is asked of the world and answered once. */
export type Asked = Exclude<Effect, Sleep | Cancel>;

export type Answer =
  | { readonly output: Json }
  | { readonly items: readonly Json[]; readonly keys: readonly string[] | null; readonly source: string; readonly cursor: Json }
  | { readonly files: readonly ResultFile[]; readonly manifest: Manifest | null }
  | { readonly error: string | null; readonly cause: string | null }
  | 'never';

/** A number that belongs to a text. */
export function hash(text: string): number {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  return (value ^ (value >>> 13)) >>> 0;
}

/** A child execution of a Distributed Map: its machine, who it is, when it begins. */
interface Child {
  readonly machine: Machine;
  readonly identity: Identity;
  readonly at: number;
  readonly name: string;
}

/** What is asked for, as one text. A Map Run reads and writes more than once in one attempt. */
const named = (effect: Asked): string => {
  if (effect.kind === 'readItems') return `${effect.key} from ${JSON.stringify(effect.cursor)}`;
  return effect.kind === 'writeResults' ? `${effect.key} part ${effect.part}` : effect.key;
};

/**
 * A host of the core that knows its effects by their keys alone, so that it goes on the same whether an execution was saved in between or not.
 * Calls are finished in an order that `salt` decides; when no call can be answered, time jumps to the next timer.
 */
export class World {
  readonly machine: Machine;
  execution: Execution;
  readonly output: StepOutput;
  readonly calls = new Map<string, Asked>();
  readonly timers = new Map<string, Sleep>();
  /** All that was ever asked for, in its order; what child executions ask for begins with their keys. */
  readonly called: string[] = [];
  /** Whether calls were once outstanding in another order than that of their threads' places. */
  reused = false;
  at: number;

  constructor(
    definition: object,
    input: Json,
    private readonly answer: (call: Asked) => Answer,
    private readonly options: { salt?: string; transitions?: number; saving?: boolean; quotas?: Partial<Quotas>; seed?: number } = {},
    child?: Child,
  ) {
    this.machine = child?.machine ?? link(definition as StateMachineDefinition);
    this.execution = createExecution(child?.identity ?? identity, child?.name ?? 'e1', input, options.seed ?? 1, { ...standardQuotas, ...options.quotas });
    this.at = child?.at ?? at0;
    this.output = { effects: [], history: emptyLog(), more: false };
  }

  hand(event: Event): void {
    step(this.machine, this.execution, event, this.output, this.options.transitions);
    this.take(this.output.effects.splice(0));
    if (this.options.saving === true) this.restart();
  }

  private take(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.kind !== 'sleep' && effect.kind !== 'cancel') {
        this.calls.set(effect.key, effect);
        this.called.push(named(effect));
      } else if (effect.kind === 'sleep') this.timers.set(`${effect.key} ${effect.timer}`, effect);
      else {
        this.calls.delete(effect.key);
        for (const [name, timer] of this.timers) if (timer.key === effect.key) this.timers.delete(name);
      }
    }
  }

  /** Saves all of it as text and goes on with what is read from that. */
  private restart(): void {
    const text = JSON.stringify(toValueTable({ execution: this.execution, history: this.output.history } as unknown as Json));
    const saved = fromValueTable(JSON.parse(text) as ValueTable) as unknown as { execution: Execution; history: HistoryLog };
    if (!isDeepStrictEqual(saved.execution, this.execution)) throw new Error('The execution is not what was saved.');
    this.execution = saved.execution;
    Object.assign(this.output, { history: saved.history });
    const before = this.outstanding();
    this.calls.clear();
    this.timers.clear();
    const known = this.called.length;
    this.take(outstanding(this.machine, this.execution));
    this.called.length = known;
    const after = this.outstanding();
    if (before !== after) throw new Error(`outstanding: ${before} became ${after}`);
    const places = [...this.calls.values()].map(({ thread }) => thread);
    this.reused ||= places.some((place, index) => place < (places[index - 1] ?? 0));
  }

  /** All that it waits for, in the order in which it was issued. */
  private outstanding(): string {
    return [...this.calls.values(), ...this.timers.values()].map((effect) => JSON.stringify(effect, Object.keys(effect).toSorted())).join('\n');
  }

  /** Does one thing that the execution waits for. */
  turn(): void {
    if (this.output.more) return this.hand({ type: 'continued', at: this.at });
    const order = (key: string): number => hash(key + (this.options.salt ?? ''));
    const byOrder = [...this.calls.values()].toSorted((a, b) => order(a.key) - order(b.key) || (a.key < b.key ? -1 : 1));
    for (const call of byOrder) {
      const answer = call.kind === 'startChild' ? this.child(call) : this.answer(call);
      if (answer === 'never') continue;
      this.calls.delete(call.key);
      const { thread, turn } = call;
      const type = 'output' in answer ? 'succeeded' : 'items' in answer ? 'itemsRead' : 'files' in answer ? 'resultsWritten' : 'failed';
      return this.hand({ type, at: this.at, thread, turn, ...answer } as Event);
    }
    const [next] = [...this.timers].toSorted(([a, one], [b, other]) => one.until - other.until || (a < b ? -1 : 1));
    if (next === undefined) throw new Error('The execution waits for nothing.');
    const [name, { until, thread, turn, timer }] = next;
    this.timers.delete(name);
    this.at = Math.max(this.at, until);
    this.hand({ type: 'woken', at: this.at, thread, turn, timer });
  }

  /** Runs a child execution to its end, in a world like this one; for the one around it that takes no time. */
  private child({ key, state, input, identity: who, name }: StartChild): Answer {
    const { definition, states } = this.machine;
    const { processor } = (states[state] as MapState).distributed!;
    const asked = (call: Asked): Answer => this.answer({ ...call, key: `${key}/${call.key}` });
    const child = new World(definition, input, asked, { ...this.options, seed: hash(key) }, { machine: processor, identity: who, at: this.at, name }).run();
    this.called.push(...child.called.map((call) => `${key}/${call}`));
    const { status, output, error, cause } = child.execution;
    return status === 'SUCCEEDED' ? { output } : { error, cause };
  }

  run(turns = 20_000): this {
    this.hand({ type: 'started', at: this.at });
    for (let turn = 0; this.execution.status === 'RUNNING'; turn++) {
      if (turn > turns) throw new Error('The execution does not end.');
      this.turn();
    }
    return this;
  }

  events(): HistoryEvent[] {
    return historyEvents(this.output.history!, { subjects: this.machine.states, region: 'us-east-1', roleArn: identity.roleArn });
  }

  /** What an execution came to. */
  end(): unknown {
    const { status, output, error, cause, endedAt } = this.execution;
    return { status, output, error, cause, endedAt };
  }
}
