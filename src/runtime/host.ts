import type { Clock } from '../clock/clock';
import type { DeadlineList } from '../clock/deadline-list';
import type { Machine } from '../definition/machine';
import type { Surroundings } from '../history/read';
import type { Quotas } from '../machine/execution';
import type { ObjectPort } from '../readers/object-port';
import type { Execution, SavedState } from './execution';
import type { CallQueue } from './call-queue';
import type { StateMachineOptions } from './options';
import type { Performer } from './performer';
import type { TaskTokens } from './task-tokens';

/** What an execution needs of the state machine that it belongs to. */
export interface Host extends Pick<StateMachineOptions, 'logger' | 'onEvent'> {
  readonly compiled: Machine;
  readonly clock: Clock;
  readonly surroundings: Surroundings;
  /** By the Task state's place in the machine. */
  readonly performers: readonly (Performer | undefined)[];
  readonly calls: CallQueue;
  readonly taskTokens: TaskTokens;
  /** Counts by the machine's points; null where nobody wants to know. */
  readonly hits: number[] | null;
  /** The executions that run, by the time when they are over at the latest. */
  readonly executions: DeadlineList;
  /** The functions that run, likewise. */
  readonly functions: DeadlineList;
  readonly fingerprint: string;
  /** Of its executions. */
  readonly quotas: Quotas;
  /** Where items are read from and results are written to; there wherever a Map state needs it. */
  readonly s3: ObjectPort | undefined;
  /** How many child executions of each Map Run are kept when they have ended. */
  readonly childExecutions: number;
  /** The host of the child executions of a Map state. */
  childHost(state: number): Host;
  /** Makes an execution of its machine, new or saved. */
  execution(state: SavedState): Execution;
  ended(execution: Execution): void;
}
