import type { WorkflowType } from '../definition/asl';
import type { Json, JsonObject } from '../json/json';
import type { MapRun } from './map-run/map-run';
import type { MapRunSummary } from './map-run/summary';

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** The limits that an execution lives under; Infinity switches one off. */
export interface Quotas {
  /** Bytes of a payload as compact JSON in UTF-8. AWS: 262144. */
  readonly payloadBytes: number;
  /** Events of a history. AWS: 25000 for Standard workflows, none for Express, which time out after 1,000,000 here. */
  readonly historyEvents: number;
  /** Iterations of an inline Map that run at the same time. AWS: 40. */
  readonly inlineMapConcurrency: number;
  /** Child executions of a Distributed Map that run at the same time. AWS: 10000. */
  readonly distributedMapConcurrency: number;
  /** Seconds that an execution may last. AWS: one year for Standard workflows, five minutes for Express. */
  readonly executionSeconds: number;
}

/** What a state machine is called, for the context object of its executions; one for all of them. Made by {@link identityOf}. */
export interface Identity {
  readonly type: WorkflowType;
  /** What all ARNs of the account begin with: 'arn:aws:states:us-east-1:123456789012'. */
  readonly account: string;
  /** What the ARN of an execution begins with: all but its name. */
  readonly executionArns: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
}

/**
 * An execution: plain JSON between any two steps (I2), owned and changed in place by `step` (I4). It holds what it needs to go on, and no more:
 * its history is an output.
 */
export interface Execution {
  readonly identity: Identity;
  readonly name: string;
  readonly quotas: Quotas;
  /** Everything random in the execution is derived from it. */
  readonly seed: number;
  readonly input: Json;
  /** The input's text where it came as one that is not compact. */
  readonly inputText: string | null;
  /** An upper bound of its size in bytes; the size itself where the bound would exceed the quota. */
  readonly inputBytes: number;
  status: Status;
  startedAt: number;
  /** When it is over at the latest. */
  deadline: number;
  endedAt: number | null;
  output: Json;
  outputText: string | null;
  error: string | null;
  cause: string | null;
  /** The size of all its variables in bytes. */
  variableBytes: number;
  /** How many events its history has. */
  events: number;
  /** How many turns were handed out: each call or sleep has its own. */
  turns: number;
  /** Flat table; the first is the execution's own. A thread refers to its parent by its place. Freed places are used again. */
  readonly threads: Thread[];
  /** Its Map Runs, those that are over too; null while there is none. */
  mapRuns: MapRunSummary[] | null;
  readonly free: number[];
  /** The threads that can go on, the next one last. */
  readonly ready: number[];
}

/** Where a thread is within its state. */
export type Phase =
  /** About to enter `state`. */
  | 'entering'
  /** Waits for a call's outcome. */
  | 'calling'
  /** Waits for the outcome of a call that goes on: its request was taken. */
  | 'submitted'
  | 'waiting'
  /** Waits for a retry's delay. */
  | 'retrying'
  /** About to try again, the delay over. */
  | 'trying'
  /** A Parallel or Map whose branches or iterations run. */
  | 'joining'
  /** A child execution of a Distributed Map runs for it. */
  | 'child'
  /** A Parallel or Map whose branches or iterations are all done. */
  | 'joined'
  /** Its place in the table is free. */
  | 'free';

/** One line of states: the execution's own, a branch of a Parallel, an iteration of a Map. */
export interface Thread {
  /** The place of the Parallel's or Map's thread; -1 for the execution's own. */
  parent: number;
  /** Which branch or iteration. */
  index: number;
  phase: Phase;
  state: number;
  input: Json;
  /** The input's text where it came as one that is not compact (I5). */
  text: string | null;
  /** An upper bound of the input's size in bytes. */
  bound: number;
  /** The variables that were set in this thread; it reads those of the threads around it too. */
  variables: JsonObject | null;
  /** Their size in bytes. */
  variableBytes: number;
  /** The id of the event that the next one follows. */
  previous: number;
  /** The id of the event that the state's Entered event follows. */
  before: number;
  /** The id of the event that entered the state. */
  entered: number;
  enteredAt: number;
  /** When the state was tried last: its arguments are those of this time. */
  triedAt: number;
  /** How many states the thread has entered. */
  visit: number;
  /** How many retries this visit has made. */
  attempt: number;
  /** How often each retrier was used in this visit; null while none was. */
  counters: number[] | null;
  /** What the thread waits for; 0 for nothing. */
  turn: number;
  timers: Timers | null;
  children: Children | null;
}

/** When what a thread waits for is over, in milliseconds since the epoch. */
export interface Timers {
  /** The end of a Wait or of a retry's delay. */
  until?: number;
  timeout?: number;
  heartbeat?: number;
  /** HeartbeatSeconds in milliseconds, counted anew from each sign of life. */
  heartbeatEvery?: number;
}

/** What a Parallel's or Map's thread keeps of its branches or iterations. */
export interface Children {
  /** The Map's items, the input of ItemSelector, and how many run at once; unused in a Parallel. */
  readonly items: readonly Json[];
  /** A branch's input, or what an ItemSelector applies to. */
  readonly input: Json;
  readonly text: string | null;
  readonly bound: number;
  readonly concurrency: number;
  readonly count: number;
  /** How many were started and are done. */
  started: number;
  done: number;
  readonly results: Json[];
  /** The results' texts, where one has a text of its own. */
  texts: (string | null)[] | null;
  /** Upper bound of the results' sizes. */
  resultBound: number;
  /** Of a Map in Distributed mode. */
  run: MapRun | null;
}
