import { readFileSync } from 'node:fs';
import { virtualClock, type VirtualClock } from '../clock/virtual-clock';
import type { Json } from '../json/json';
import type { FieldValidationMode } from '../mocks/check-result';
import type { Mocks } from '../mocks/mock';
import { MockedCalls, type MockReport } from '../mocks/mocked-calls';
import type { StateMachineOptions } from '../runtime/options';
import type { Execution } from '../runtime/execution';
import { StateMachine, type StartOptions } from '../runtime/state-machine';
import { answerer, contractsOf } from './answering';
import { noteExecution } from './failures/started-executions';
import { parseOnce } from '../validation/parse-once';
import type { Contracts, ContractSchemas } from './contracts/contracts';

export interface TestStateMachineOptions extends StateMachineOptions {
  /** Default: a virtual clock of its own, which begins on 2025-01-01T00:00:00Z. */
  readonly clock?: VirtualClock;
  /**
   * What answers Tasks in place of handlers and services, by the name of the state, or by what it calls: a function's name or ARN, 'sqs:sendMessage',
   * 'aws-sdk:s3:getObject'. A state's own mock goes before one of what it calls. A call that neither they nor a handler or service answers fails with
   * States.Runtime, which no Retrier and no Catcher takes, and is reported as unexpected.
   */
  readonly mocks?: Mocks;
  /** How strictly the results of mocks are held against what the service can give, as with TestState. Default: 'STRICT'. */
  readonly fieldValidationMode?: FieldValidationMode;
  /** JSON Schemas of what Tasks or functions get and give, by the same names as mocks; or contracts that several machines share. */
  readonly contracts?: ContractSchemas | Contracts;
}

/**
 * A state machine under test: a {@link StateMachine} on a virtual clock, whose Tasks mocks can answer. A Task that no mock answers needs its handler or
 * service, as in any machine; but where mocks are given, only if the test reaches it.
 *
 * @example
 * const definition = {
 *   StartAt: 'Charge',
 *   States: {
 *     Charge: {
 *       Type: 'Task',
 *       Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Charge',
 *       Retry: [{ ErrorEquals: ['BankBusy'], IntervalSeconds: 3600 }],
 *       End: true,
 *     },
 *   },
 * };
 * const machine = new TestStateMachine(definition, { mocks: { Charge: [fails('BankBusy').times(2), returns({ charged: true })] } });
 * const { output, startDate, stopDate } = await machine.execute({ orderId: 'o-1' });
 * const hours = (stopDate.getTime() - startDate.getTime()) / 3_600_000; // 3: one, then two
 * machine.verifyMocks(); // every answer was used, and no call came that has none
 */
export class TestStateMachine<Input = unknown, Output = Json> extends StateMachine<Input, Output> {
  readonly clock: VirtualClock;
  /** What was sent under the contracts, for their report; undefined without any. */
  readonly contracts: Contracts | undefined;
  private readonly mocked: MockedCalls;

  /**
   * @param definition - As of a {@link StateMachine}; or the URL of its file, which reports of coverage then name.
   * @throws DefinitionError as StateMachine does; with mocks, not for a Task that nothing answers.
   * @throws UsageError for mocks and contracts of nothing that the machine calls, and for results that the service cannot give.
   */
  constructor(definition: object | string | URL, options: TestStateMachineOptions = {}) {
    const { clock = virtualClock(), mocks = {}, fieldValidationMode } = options;
    let mocked!: MockedCalls;
    let contracts: Contracts | undefined;
    const fromFile = definition instanceof URL;
    super(parseOnce(fromFile ? readFileSync(definition, 'utf8') : definition, options.type), {
      ...(fromFile && { source: definition }),
      ...options,
      clock,
      answeredBy: (machine) => {
        mocked = new MockedCalls(machine, mocks, { fieldValidationMode });
        contracts = contractsOf(machine, options.contracts);
        return answerer({ mocked, contracts: contracts ?? null, handlers: options.handlers ?? {}, partial: options.mocks !== undefined });
      },
    });
    this.clock = clock;
    this.contracts = contracts;
    this.mocked = mocked;
  }

  override start(input?: Input, options?: StartOptions): Execution<Output> {
    const execution = super.start(input, options);
    noteExecution(execution as Execution<unknown>);
    return execution;
  }

  /** What the mocks have to tell: answers that were never used, calls that had none, results that cannot be. */
  mockReport(): MockReport {
    return this.mocked.report();
  }

  /** @throws UsageError where an answer was never used, a call had none, or a result was one that the service cannot give. */
  verifyMocks(): void {
    this.mocked.verify();
  }
}
