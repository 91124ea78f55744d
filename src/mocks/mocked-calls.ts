import type { Machine, Task } from '../definition/machine';
import { StatesError } from '../errors/states-error';
import { UsageError } from '../errors/usage-error';
import { lambdaInvoke } from '../integrations/lambda-invoke';
import type { Json } from '../json/json';
import { child } from '../json/pointer';
import { fails, type MockAnswer, type MockCall } from './answer';
import type { FieldValidationMode } from './check-result';
import { Findings } from './findings';
import type { Mocks } from './mock';
import { keyFault, usageError, type MockFault } from './mock-faults';
import { callsAnyFunction, maybeFunction, resourceKeys, type MockKey } from './mock-keys';
import { scriptOf, type Call, type Counts, type Script } from './script';

/** What a mock answers to a call. */
export interface Answered {
  readonly answer: MockAnswer;
  /** What the answer stands for. */
  readonly of: MockKey['of'];
  /** What an answer that is a function gets: for the function that `lambda:invoke` calls its event, else what the Task sends. */
  readonly input: Json;
  readonly call: MockCall;
}

/** A call that has a mock, but none of its answers. */
export interface Unanswered {
  readonly reason: string;
}

/** What the mocks have to tell after executions, each a sentence. */
export interface MockReport {
  /** Answers that no execution used. */
  readonly unused: readonly string[];
  /** Calls that the mock had no answer for, or that have neither a mock nor anything else that answers them. */
  readonly unexpected: readonly string[];
  /** Results of functions that the service cannot give. */
  readonly wrong: readonly string[];
  /** What a service hardly gives: members that it does not have, errors that it does not fail with. */
  readonly warnings: readonly string[];
}

/**
 * The mocks of one machine: which answer each call gets, and what was used of them. Executions, those of a Distributed Map's items too, count for
 * themselves. The mock of a state goes before those of its resource.
 */
export class MockedCalls {
  private readonly byState = new Map<string, Script>();
  private readonly byResource = new Map<string, Script>();
  private readonly tasks: ReadonlyMap<string, Task>;
  private readonly counts = new Map<string, Counts>();
  private readonly findings: Findings;
  private readonly unexpected = new Set<string>();

  /**
   * @param options.fieldValidationMode - How strictly results are held against what a service can give. Default: STRICT, as with TestState.
   * @throws UsageError with every fault at once: keys that name nothing, what is no mock, results that the service cannot give.
   */
  constructor(
    private readonly machine: Machine,
    mocks: Mocks,
    { fieldValidationMode = 'STRICT' }: { readonly fieldValidationMode?: FieldValidationMode | undefined } = {},
  ) {
    this.findings = new Findings(fieldValidationMode);
    this.tasks = new Map(machine.states.flatMap((state) => (state.type === 'Task' ? [[state.name, state]] : [])));
    const faults = Object.keys(mocks).flatMap((key) => this.add(key, mocks));
    if (faults.length > 0) throw usageError(faults);
  }

  private add(key: string, mocks: Mocks): readonly MockFault[] {
    const where = child('', key);
    const task = this.tasks.get(key);
    const tasks = task === undefined ? [...this.tasks.values()] : [];
    const called = tasks.flatMap((each) => resourceKeys(each).flatMap((found) => (found.key === key ? [{ task: each, of: found.of }] : [])));
    if (task === undefined && called.length === 0 && !(maybeFunction(key) && tasks.some(callsAnyFunction) && !this.isState(key)))
      return [keyFault(this.machine, key, where)];
    const isFunction = called.every((each) => each.of === 'function' || each.task.taskResource.kind === 'lambda');
    const subject = `${task !== undefined ? 'state' : isFunction ? 'function' : 'resource'} ${JSON.stringify(key)}`;
    let script: Script;
    try {
      script = scriptOf(mocks[key]!, task === undefined ? `The ${subject}` : `S${subject.slice(1)}`, where);
    } catch (thrown) {
      if (!(thrown instanceof UsageError)) throw thrown;
      return [thrown];
    }
    (task === undefined ? this.byResource : this.byState).set(key, script);
    const covered = task === undefined ? called.filter(({ of }) => of === 'task').map((each) => each.task) : [task];
    return covered.flatMap((each) =>
      script.answers.flatMap(({ answer }) => {
        const what = this.findings.ofAnswer(answer, each, subject);
        return what === undefined ? [] : [{ what, where, fix: checkFix }];
      }),
    );
  }

  private isState(key: string): boolean {
    return this.machine.states.some(({ name }) => name === key);
  }

  /** Whether a mock answers the Task's calls: 'perhaps' where that depends on the function's name, which is an argument of the call. */
  answers(task: Task): 'yes' | 'no' | 'perhaps' {
    if (this.byState.has(task.name) || resourceKeys(task).some(({ key }) => this.byResource.has(key))) return 'yes';
    return callsAnyFunction(task) && [...this.byResource.keys()].some(maybeFunction) ? 'perhaps' : 'no';
  }

  /**
   * The answer to a call, or why its mock has none, which the report tells too; undefined where no mock is given for it. The call counts as made.
   *
   * @param call.input - What the Task sends, its arguments evaluated.
   */
  answerTo(call: Call): Answered | Unanswered | undefined {
    const found = this.scriptFor(call);
    if (found === undefined) return undefined;
    const { script, of } = found;
    const { state, resource, executionArn, attempt } = call;
    const answered = (answer: MockAnswer, input: Json, number: number): Answered => ({
      answer,
      of,
      input,
      call: { state, resource, executionArn, attempt, number },
    });
    const input = of === 'function' ? eventOf(call.input) : call.input;
    if (input instanceof StatesError) return answered(fails(input.error, input.cause), call.input, 0);
    let counts = this.counts.get(executionArn);
    if (counts === undefined) this.counts.set(executionArn, (counts = new Map()));
    const next = script.next({ ...call, input }, counts);
    if (typeof next !== 'string') return answered(next.answer, input, next.number);
    this.unexpected.add(next);
    return { reason: next };
  }

  private scriptFor({ state, input }: Call): { readonly script: Script; readonly of: MockKey['of'] } | undefined {
    const own = this.byState.get(state);
    if (own !== undefined) return { script: own, of: 'task' };
    const task = this.tasks.get(state);
    // A constant name of a function is an argument of the call as well.
    for (const { key, of } of task === undefined ? [] : resourceKeys(task, input)) {
      const script = this.byResource.get(key);
      if (script !== undefined) return { script, of };
    }
    return undefined;
  }

  /**
   * What is wrong with the result that an answer's function gave, which the report tells too; undefined where nothing is. (Constant results were checked
   * when the mocks were made.)
   */
  faultOf({ of, call }: Answered, result: Json): string | undefined {
    const task = this.tasks.get(call.state);
    if (of === 'function' || task === undefined) return undefined;
    const fault = this.findings.ofResult(result, task, `state ${JSON.stringify(call.state)}`);
    if (fault !== undefined) this.findings.wrong.add(fault);
    return fault;
  }

  /** Forgets how far an execution came: when it has ended. */
  forget(executionArn: string): void {
    this.counts.delete(executionArn);
  }

  /** Has the report tell of a call that has no mock, and nothing else that answers it. */
  noteUnexpected(reason: string): void {
    this.unexpected.add(reason);
  }

  report(): MockReport {
    const unused = [...this.byState.values(), ...this.byResource.values()].flatMap((script) => script.unused());
    return { unused, unexpected: [...this.unexpected], wrong: [...this.findings.wrong], warnings: [...this.findings.warnings] };
  }

  /** @throws UsageError with all that the report has but the warnings. */
  verify(): void {
    const { unused, unexpected, wrong } = this.report();
    const all = [...unexpected, ...wrong, ...unused];
    if (all.length > 0) throw new UsageError(all.join('\n'), '', 'Give the calls that the test makes the answers that they need, and no others.');
  }
}

/** The event that `lambda:invoke` hands to the function, or what Lambda refuses the arguments with. */
function eventOf(args: Json): Json | StatesError {
  try {
    return lambdaInvoke.request(args).payload;
  } catch (thrown) {
    if (thrown instanceof StatesError) return thrown;
    throw thrown;
  }
}

const checkFix = "Give what the service gives, or leave the check out: fieldValidationMode: 'NONE', or 'PRESENT' to leave required fields out.";
