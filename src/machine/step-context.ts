import type { Exit, Machine, State } from '../definition/machine';
import type { StatesError } from '../errors/states-error';
import type { Scope } from '../expressions/scope';
import { append, type HistoryLog, type Note } from '../history/log';
import type { Json, JsonObject } from '../json/json';
import { jsonSize } from '../json/size';
import { contextObject, fixedContext, type FixedContext, type MapItem } from './context-object';
import type { Effect } from './effect';
import type { Execution, Thread } from './execution';
import { keyOf } from './key';
import { random } from './random';
import type { Leave, Transition } from './transition';
import { assignment } from './variables';
import { taskToken } from './task-token';

/** What a step gives out. */
export interface StepOutput {
  readonly effects: Effect[];
  /** The events are added to it; null keeps none. */
  readonly history: HistoryLog | null;
  /** There is more to do: hand in 'continued' (I3). */
  more: boolean;
  /** How often each of the machine's `points` was passed: counted up, where it is there. */
  readonly hits?: number[] | null;
}

/** Thrown where an event would exceed the history's quota. */
export const historyIsFull = new Error('history is full');

/** One step at work: where it is, what it sees, and what it gives out. */
export class StepContext implements Scope {
  /** `$` */
  input: Json = null;
  /** What the state works on, once {@link evaluateArguments} was called. */
  value: Json = null;
  text: string | null = null;
  bound = 0;
  private item: MapItem | null = null;
  /** `$$`, while nothing in it changes. */
  private made: Json | null = null;
  private fixed: FixedContext | null = null;
  /** What is being evaluated: each has random numbers of its own. */
  private field = '';
  private draws = 0;
  thread!: Thread;
  state!: State;
  /** The event that ends the execution is allowed to be the quota's last. */
  ending = false;
  machine!: Machine;
  execution!: Execution;
  at = 0;
  output!: StepOutput;
  /** Transitions left before control goes back. */
  budget = 0;
  hits: number[] | null = null;

  begin(machine: Machine, execution: Execution, at: number, output: StepOutput, budget: number): this {
    this.machine = machine;
    this.execution = execution;
    this.at = at;
    this.output = output;
    this.budget = budget;
    this.hits = output.hits ?? null;
    this.ending = false;
    this.made = this.fixed = null;
    return this;
  }

  /** Lets go of the execution. */
  forget(): void {
    this.input = this.value = this.made = this.fixed = null;
    this.text = this.hits = null;
    this.result = this.errorOutput = undefined;
    this.thread = this.state = this.machine = this.execution = this.output = undefined as never;
  }

  /** Turns to another thread. */
  turnTo(thread: Thread): void {
    this.thread = thread;
    this.state = this.machine.states[thread.state]!;
    this.made = null;
  }

  /** Something that `$$` shows has changed. */
  changed(): void {
    this.made = null;
  }

  /** Begins the evaluation of a field, or of a group of fields that is always evaluated as a whole. */
  evaluating(field: string): void {
    this.field = field;
    this.draws = 0;
  }

  /** The Map item that an ItemSelector is evaluated for; null after it. */
  forItem(item: MapItem | null): void {
    this.item = item;
    this.made = null;
  }

  textOf(value: Json): string {
    const { input, text } = this.thread;
    return text !== null && value === input ? text : JSON.stringify(value);
  }

  context(): Json {
    this.fixed ??= fixedContext(this.execution);
    return (this.made ??= contextObject(this.machine, this.thread, this.item, this.fixed, this.token()));
  }

  /** What a Task that waits for it is to be answered with; another one in each attempt. */
  private token(): string | null {
    const { state, machine, execution, thread } = this;
    const waits = state.type === 'Task' && state.taskResource.kind === 'integration' && state.taskResource.pattern === 'waitForTaskToken';
    return waits ? taskToken(execution, keyOf(machine, execution, thread)) : null;
  }

  /** `result` and `errorOutput` of `$states`, where there is one. */
  result: Json | undefined = undefined;
  errorOutput: Json | undefined = undefined;

  states(withContext = true): JsonObject {
    const { result, errorOutput } = this;
    return {
      input: this.thread.input,
      ...(result !== undefined && { result }),
      ...(errorOutput !== undefined && { errorOutput }),
      ...(withContext && { context: this.context() }),
    };
  }

  /** "States in a workflow-local scope read the variables of the scopes around it": those of a thread hide those of its parents. */
  variable(name: string): Json | undefined {
    for (let { thread } = this; ; thread = this.execution.threads[thread.parent]!) {
      const { variables } = thread;
      if (variables !== null && Object.hasOwn(variables, name)) return variables[name];
      if (thread.parent < 0) return undefined;
    }
  }

  random(): number {
    return random(this.execution.seed, `${keyOf(this.machine, this.execution, this.thread)} ${this.field}`, this.draws++);
  }

  /** What the state works on: sets value, text and bound. */
  evaluateArguments(): void {
    const { thread } = this;
    const step = this.state.arguments;
    this.evaluating('arguments');
    if (step === null) {
      this.value = thread.input;
      this.text = thread.text;
      this.bound = thread.bound;
    } else {
      this.input = thread.input;
      this.value = step.evaluate(this);
      this.text = null;
      this.bound = step.bound(thread.bound, this.value);
    }
  }

  /** Leaves the state with what comes out of its result. */
  exit(result: Json, text: string | null, bound: number, exit: Exit = this.state): Transition {
    if (exit.output === null && exit.assign === null) return { kind: 'exit', output: result, text, bound, exit, assigned: null };
    if ('retriers' in this.state) this.result = result; // a Pass, Choice or Wait has no result that an expression could see
    try {
      return this.leave(result, text, bound, exit);
    } finally {
      this.result = undefined;
    }
  }

  /** Leaves the state; both the output and the variables are made of what there was before. */
  leave(result: Json, text: string | null, bound: number, exit: Exit): Leave {
    const { thread } = this;
    const { output: join, assign } = exit;
    const assigned = assign === null ? null : assignment(this, assign, result);
    if (join === null) return { kind: 'exit', output: result, text, bound, exit, assigned };
    if (join.keepsInput) return { kind: 'exit', output: thread.input, text: thread.text, bound: thread.bound, exit, assigned };
    this.evaluating('output');
    const output = join.evaluate(this, thread.input, result);
    return { kind: 'exit', output, text: null, bound: join.bound(thread.bound, bound, output), exit, assigned };
  }

  /** An upper bound of a payload's size that is within the quota, or the exact size. */
  measured(value: Json, bound: number): number {
    return bound <= this.execution.quotas.payloadBytes ? bound : jsonSize(value);
  }

  /** Counts a point of the machine as passed. */
  pass(point: number): void {
    if (this.hits !== null) this.hits[point] = (this.hits[point] ?? 0) + 1;
  }

  /** Records an event of the thread, which the thread's next one follows. */
  emit(code: number, value: Json, note?: Note): void {
    this.thread.previous = this.record(code, this.thread.previous, this.state.id, value, note);
  }

  /** Records an event; returns its id. */
  record(code: number, previous: number, subject: number, value: Json, note?: Note): number {
    const { execution } = this;
    if (execution.events + 1 >= execution.quotas.historyEvents && !this.ending) throw historyIsFull;
    const { history } = this.output;
    if (history !== null) append(history, this.at, code, previous, subject, value, note);
    return ++execution.events;
  }

  /** The error in the words that AWS puts before what an expression says. */
  located(error: StatesError): { error: string; cause: string } {
    const { name } = this.state;
    // AWS puts nothing before this one: https://qiita.com/tsubasaogawa/items/4fe341bdb6ae7d2fd8ee quotes it.
    if (error.error === 'States.ReferencePathConflict') return { error: error.error, cause: error.cause };
    return {
      error: error.error,
      cause: `An error occurred while executing the state '${name}' (entered at the event id #${this.thread.entered}). ${error.cause}`,
    };
  }
}
