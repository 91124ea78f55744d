import type { JsonObject } from '../../json/json';

/** An event of a history, whether our own or recorded. */
export interface TracedEvent {
  readonly id: number;
  /** The event that it follows; 0 for none. */
  readonly previousEventId: number;
  readonly type: string;
  /** Milliseconds since the epoch; NaN where a recording does not say. */
  readonly at: number;
  /** What stands under `…EventDetails`; empty where nothing does. */
  readonly details: JsonObject;
}

/** One time that a state was entered, and what happened until it was left. Times are milliseconds since the epoch. */
export interface Visit {
  readonly name: string;
  /** 'Task', 'Map', …: what its event's type begins with. */
  readonly type: string;
  readonly line: Line;
  readonly at: number;
  /** JSON text; undefined where the recording holds no execution data. So are all payloads here. */
  readonly input: string | undefined;
  readonly attempts: Attempt[];
  /** Null while it runs, and where it ended by a failure that nothing caught. */
  exit: { readonly at: number; readonly output: string | undefined; readonly assigned: Readonly<Record<string, string>> } | null;
  ended: 'failed' | 'aborted' | null;
}

/** One attempt to do what a state does: a call, the branches of a Parallel, the iterations or child executions of a Map. A retry makes another one. */
export interface Attempt {
  readonly at: number;
  readonly call: Call | null;
  lines: Line[];
  mapRunArn: string | null;
  outcome: 'succeeded' | 'failed' | null;
  /** When it ended. */
  until: number | null;
  output: string | undefined;
  error: string | undefined;
  cause: string | undefined;
  /** The state in a branch or iteration that made it fail. */
  failedBy: Visit | null;
}

export interface Call {
  /** As a Task's `Resource`; of an integration, whose partition a history does not tell, 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'. */
  readonly resource: string;
  readonly input: string | undefined;
}

/** States that follow each other: those of the execution itself, or of one branch, iteration or child execution. */
export interface Line {
  readonly kind: 'execution' | 'branch' | 'iteration' | 'child execution';
  /** Of an iteration AWS's index; of others their place in the order in which they were started, from 0. */
  readonly index: number;
  /** The Parallel or Map state that it belongs to. */
  readonly of: Visit | null;
  readonly at: number;
  readonly visits: Visit[];
  readonly events: TracedEvent[];
  outcome: 'succeeded' | 'failed' | 'aborted' | null;
  /** Of an execution: the error by which it ended. */
  failure: Failure | null;
}

export interface Failure {
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** The lines of states that were started by an event, such as ParallelStateStarted. */
export type Forks = ReadonlyMap<TracedEvent, Attempt>;

/** Whether a Catcher took the failure of the state. */
export const isCaught = ({ exit, attempts, type }: Visit): boolean =>
  // A Task, Map or Parallel state that is left without an attempt could not evaluate its fields.
  exit !== null && (attempts.length > 0 ? attempts.at(-1)!.outcome === 'failed' : type === 'Task' || type === 'Map' || type === 'Parallel');

/** All visits, those in branches, iterations and child executions after that of their state. */
export function everyVisit(line: Line, into: Visit[] = []): Visit[] {
  for (const visit of line.visits) {
    into.push(visit);
    for (const { lines } of visit.attempts) for (const inner of lines) everyVisit(inner, into);
  }
  return into;
}
