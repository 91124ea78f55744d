import type { Machine, Task } from '../definition/machine';
import type { Clock } from '../clock/clock';
import type { HistoryEvent } from '../history/event';
import type { Quotas } from '../machine/execution';
import type { CoverageSink } from './coverage-sink';
import type { Handlers } from './handler';
import type { Performer } from './performer';
import type { TaskTokens } from './task-tokens';

/** Where a machine writes what a developer should know. A console fits. */
export interface Logger {
  warn(message: string, details?: unknown): void;
}

export interface StateMachineOptions {
  /** What its Tasks call: Lambda handlers by the function's name, its ARN, or a template's `${Placeholder}`. */
  readonly handlers?: Handlers;
  /** Clients of AWS services by name, in the shape of the AWS SDK's: in-memory ones or real ones. */
  readonly services?: Readonly<Record<string, object>>;
  /** Where the tokens of its Tasks with `.waitForTaskToken` come back to. Default: those of `services.stepfunctions`, or its own: `machine.taskTokens`. */
  readonly taskTokens?: TaskTokens;
  /** Default: `systemClock`. */
  readonly clock?: Clock;
  /** An integer. The same seed gives the same execution, event for event. Default: drawn anew on the system clock, 1 on any other. */
  readonly seed?: number;
  /** Default: 'STANDARD'. An 'EXPRESS' workflow may last five minutes, and times out after 1,000,000 events. */
  readonly type?: 'STANDARD' | 'EXPRESS';
  /** AWS's own by default; Infinity switches one off. */
  readonly quotas?: Partial<Quotas>;
  /** Default: true. false keeps no history. */
  readonly history?: boolean;
  /**
   * How many child executions of each Map Run are kept when they have ended, with their histories, for `mapRuns()`. Default: 1000. With 0 a Map over
   * any number of items takes no more memory than one over few.
   */
  readonly childExecutions?: number;
  /** How many handlers and service calls run at the same time. Default: any number. */
  readonly maxConcurrency?: number;
  readonly logger?: Logger;
  /** Called for every history event, in order, after the step that made it; never with `history: false`. What it throws is logged, and changes nothing. */
  readonly onEvent?: (event: HistoryEvent, executionArn: string) => void;
  /** The file that the definition stands in, as a path or a file URL: reports of coverage show its lines. */
  readonly source?: string | URL;
  /** Who counts which places of the definition its executions pass. Default: whoever counts for the whole process, if anybody does. */
  readonly coverage?: CoverageSink;
  /**
   * @internal Who answers the Tasks of a machine, in place of what the options give or around it: `real` finds that, where there is any. Where this
   * gives undefined, nobody answers the Task.
   */
  readonly answeredBy?: (machine: Machine) => (task: Task, real: () => Performer | undefined) => Performer | undefined;
  /** The names in ARNs and in the context object. Defaults: 'StateMachine', 'us-east-1', '123456789012', a role of the account. */
  readonly name?: string;
  readonly region?: string;
  readonly accountId?: string;
  readonly roleArn?: string;
}
