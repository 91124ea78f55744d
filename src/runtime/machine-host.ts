import { DeadlineList } from '../clock/deadline-list';
import type { Machine, MapState } from '../definition/machine';
import type { Surroundings } from '../history/read';
import { fingerprint } from '../json/fingerprint';
import type { Quotas } from '../machine/execution';
import type { ObjectPort } from '../readers/object-port';
import type { CallQueue } from './call-queue';
import { Execution, type SavedState } from './execution';
import type { Host } from './host';
import type { Logger, StateMachineOptions } from './options';
import type { Performer } from './performer';
import { quotasOf } from './quotas';
import type { TaskTokens } from './task-tokens';

/** The host of the executions of a machine; those of its Distributed Maps' children share its clock, its calls and its deadlines. */
export class MachineHost implements Host {
  readonly logger?: Logger;
  readonly onEvent?: NonNullable<StateMachineOptions['onEvent']>;
  private print: string | undefined;
  readonly executions: DeadlineList;
  readonly functions: DeadlineList;
  readonly s3: ObjectPort | undefined;
  readonly childExecutions: number;
  readonly quotas: Quotas;
  private readonly childHosts: (Host | undefined)[] = [];
  constructor(
    readonly compiled: Machine,
    readonly clock: Host['clock'],
    readonly surroundings: Surroundings,
    readonly performers: readonly (Performer | undefined)[],
    readonly calls: CallQueue,
    readonly taskTokens: TaskTokens,
    readonly hits: number[] | null,
    private readonly options: StateMachineOptions,
    readonly ended: (execution: Execution) => void,
    lists?: { readonly executions: DeadlineList; readonly functions: DeadlineList },
  ) {
    const { logger, onEvent } = options;
    this.executions = lists?.executions ?? new DeadlineList(clock);
    this.functions = lists?.functions ?? new DeadlineList(clock);
    this.s3 = options.services?.['s3'] as ObjectPort | undefined;
    this.childExecutions = options.childExecutions!;
    this.quotas = quotasOf(options);
    if (logger !== undefined) this.logger = logger;
    if (onEvent !== undefined) this.onEvent = onEvent;
  }

  childHost(state: number): Host {
    const { processor, executionType } = (this.compiled.states[state] as MapState).distributed!;
    return (this.childHosts[state] ??= new MachineHost(
      processor,
      this.clock,
      this.surroundings,
      this.performers,
      this.calls,
      this.taskTokens,
      this.hits, // the states of its machine are those of this one
      { ...this.options, type: executionType },
      (child) => child.whenEnded?.(),
      this,
    ));
  }

  execution({ data, history, children }: SavedState): Execution {
    return new Execution(this, data, history, children);
  }

  get fingerprint(): string {
    return (this.print ??= fingerprint(JSON.stringify(this.compiled.definition)));
  }
}
