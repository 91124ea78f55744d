import { UsageError } from '../../errors/usage-error';
import { parsedOrText } from '../../json/parse';
import type { Status } from '../../machine/execution';
import { readHistory } from '../../replay/recorded-history';
import type { Execution } from '../../runtime/execution';
import type { ExecutionResult } from '../../runtime/result';
import { readVisits, type Course } from './read-visits';
import { tracedEvents } from './traced-events';
import { everyVisit, type Forks, type Line, type TracedEvent, type Visit } from './visit';

/** What is looked at of an execution that has been started. */
type Started = Pick<Execution, 'executionArn' | 'status' | 'startDate' | 'history' | 'mapRuns'>;

/**
 * An execution that something can be said of: how it ended (what `execute()` and `execution.result` give), one that runs, or a recorded history, as
 * `aws stepfunctions get-execution-history` prints it.
 */
export type Executed = ExecutionResult<unknown> | Started | readonly object[] | { readonly events: readonly object[] };

/** What is known of an execution. What needs its history is made once, when it is first asked for. */
export class ExecutionRecord {
  private course: Course | null = null;
  private recorded: readonly TracedEvent[] | null = null;
  private entered: readonly Visit[] | null = null;

  constructor(private readonly source: Executed) {}

  get status(): Status {
    return isOwn(this.source) ? this.source.status : statusOf(this.events.at(-1)!.type);
  }

  get error(): string | undefined {
    return this.ending('error');
  }

  get cause(): string | undefined {
    return this.ending('cause');
  }

  get output(): unknown {
    if (isOwn(this.source) && isEnded(this.source)) return this.source.output;
    const last = this.lastEvent;
    return last?.type === 'ExecutionSucceeded' ? parsedOrText(last.details['output'] as string | undefined) : undefined;
  }

  /** Undefined for a recording. */
  get executionArn(): string | undefined {
    return isOwn(this.source) ? this.source.executionArn : undefined;
  }

  /** Milliseconds since the epoch. */
  get startedAt(): number {
    return isOwn(this.source) ? this.source.startDate.getTime() : this.events[0]!.at;
  }

  /** Milliseconds since the epoch; of an execution that runs, the time of its last event. */
  get stoppedAt(): number {
    return isOwn(this.source) && isEnded(this.source) ? this.source.stopDate.getTime() : (this.lastEvent?.at ?? this.startedAt);
  }

  get hasHistory(): boolean {
    return this.readEvents().length > 0;
  }

  /** @throws UsageError where the machine keeps no history. */
  get events(): readonly TracedEvent[] {
    if (!this.hasHistory) {
      throw new UsageError(
        'This execution has no history.',
        '',
        'Leave out the option "history: false" of the state machine: what happened is read from the history.',
      );
    }
    return this.readEvents();
  }

  /** @throws UsageError where the machine keeps no history. */
  get main(): Line {
    return this.read().main;
  }

  /** Which events started which branches, items or child executions. */
  get forks(): Forks {
    return this.read().forks;
  }

  /** The state in which an event happened; null outside of any. */
  visitAt(eventId: number): Visit | null {
    return this.read().visitAt(eventId);
  }

  /** Every time that a state was entered, in branches, iterations and child executions, too. */
  get visits(): readonly Visit[] {
    return (this.entered ??= everyVisit(this.main));
  }

  /** The child executions of a Map Run that were kept; none for a recording. */
  childrenOf(mapRunArn: string): ExecutionRecord[] {
    const runs = isOwn(this.source) ? this.source.mapRuns() : [];
    return (runs.find((run) => run.mapRunArn === mapRunArn)?.executions ?? []).map((child) => new ExecutionRecord(child));
  }

  private get lastEvent(): TracedEvent | undefined {
    return this.readEvents().at(-1);
  }

  private ending(name: 'error' | 'cause'): string | undefined {
    if (isOwn(this.source) && isEnded(this.source)) return this.source[name];
    const last = this.lastEvent;
    return last !== undefined && statusOf(last.type) !== 'RUNNING' ? (last.details[name] as string | undefined) : undefined;
  }

  private readEvents(): readonly TracedEvent[] {
    if (this.recorded !== null) return this.recorded;
    return (this.recorded = isOwn(this.source) ? tracedEvents(this.source.history()) : readHistory(this.source));
  }

  private read(): Course {
    if (this.course !== null) return this.course;
    const course = readVisits(this.events);
    if (this.status === 'FAILED') course.main.failure = { error: this.error, cause: this.cause };
    for (const visit of everyVisit(course.main)) {
      for (const attempt of visit.attempts) if (attempt.mapRunArn !== null) attempt.lines = this.childLines(visit, attempt.mapRunArn);
    }
    return (this.course = course);
  }

  private childLines(of: Visit, mapRunArn: string): Line[] {
    return this.childrenOf(mapRunArn).map(({ main, status }, index) => {
      const { at, visits, events, failure } = main;
      return { kind: 'child execution', index, of, at, visits, events, outcome: outcomes[status], failure };
    });
  }
}

const outcomes = { SUCCEEDED: 'succeeded', FAILED: 'failed', TIMED_OUT: 'failed', ABORTED: 'aborted', RUNNING: null } as const;

/** The one that was asked for last: assertions come several in a row. More of them, in a WeakMap, slow the garbage collector down. */
let last: { readonly value: object; readonly record: ExecutionRecord } | null = null;

/**
 * What is known of an execution.
 *
 * @throws UsageError for what is none, a promise above all.
 */
export function recordOf(value: unknown): ExecutionRecord {
  if (typeof value !== 'object' || value === null) throw notExecuted(value === null || value === undefined ? String(value) : `a ${typeof value}`);
  if (last?.value === value) return last.record;
  if ('then' in value) throw notExecuted('a promise');
  if (!isOwn(value) && !Array.isArray(value) && !('events' in value)) throw notExecuted('an object without a history');
  const record = new ExecutionRecord(value as Executed);
  if (isOwn(value) && value.status !== 'RUNNING') last = { value, record };
  return record;
}

/** Whether a value is an execution of our own, ended or not. */
export const isExecution = (value: unknown): boolean => typeof value === 'object' && value !== null && isOwn(value) && 'executionArn' in value;

const notExecuted = (what: string): UsageError =>
  new UsageError(
    `This is ${what}, where an execution is expected.`,
    '',
    'Give what "await machine.execute(input)" gives, what "machine.start(input)" gives, or the events of a recorded history.',
  );

const isOwn = (value: object): value is ExecutionResult<unknown> | Started => 'status' in value && 'history' in value && typeof value.history === 'function';

const isEnded = (value: ExecutionResult<unknown> | Started): value is ExecutionResult<unknown> => 'stopDate' in value;

function statusOf(type: string): Status {
  switch (type) {
    case 'ExecutionSucceeded':
      return 'SUCCEEDED';
    case 'ExecutionFailed':
      return 'FAILED';
    case 'ExecutionTimedOut':
      return 'TIMED_OUT';
    case 'ExecutionAborted':
      return 'ABORTED';
    default:
      return 'RUNNING';
  }
}
