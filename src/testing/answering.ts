import type { Machine, Task } from '../definition/machine';
import { UsageError } from '../errors/usage-error';
import { didYouMean, quoted } from '../errors/suggestion';
import type { Json } from '../json/json';
import { child } from '../json/pointer';
import { callsAnyFunction, isLambdaInvoke, maybeFunction, resourceKeys, type MockKey } from '../mocks/mock-keys';
import type { Answered, MockedCalls } from '../mocks/mocked-calls';
import type { Handlers } from '../runtime/handler';
import { handlersAsFunctions, lambdaInvokePerformer, type Callee } from '../runtime/lambda-invoke-performer';
import type { Invocation } from '../runtime/invocation';
import type { Performer } from '../runtime/performer';
import { contracted } from './contracted';
import { Contracts, type ContractSchemas } from './contracts/contracts';
import { callOf, playMock, refused } from './mocked-task';

/** What answers the Tasks of a machine under test. */
export interface Answering {
  readonly mocked: MockedCalls;
  readonly contracts: Contracts | null;
  readonly handlers: Handlers;
  /** Whether a Task that nothing answers may be one that the test does not reach: it fails when it is called. */
  readonly partial?: boolean;
}

/**
 * Who answers a Task under test: its mock, else the real handler or service; its contracts are held against what goes in and what comes out. Those of a
 * function that `lambda:invoke` calls are about its payload.
 */
export function answerer(answering: Answering): (task: Task, real: () => Performer | undefined) => Performer | undefined {
  const { mocked, contracts, partial = false } = answering;
  return (task, real) => {
    const mocks = mocked.answers(task) !== 'no';
    if (partial && !mocks && real() === undefined) return unanswered(task, mocked);
    if (!mocks && (contracts === null || real() === undefined)) return real();
    const { arn, kind } = task.taskResource;
    const invokes = invokesFunction(task);
    const unmocked: Performer['run'] = (input, invocation) => callOrRefuse(invokes ? lambdaInvoke(task, answering, null).run : real()?.run, input, invocation);
    const run: Performer['run'] = (input, invocation) => {
      const found = mocks ? mocked.answerTo(callOf(task, input, invocation)) : undefined;
      if (found === undefined) unmocked(input, invocation);
      else if ('of' in found && found.of === 'function') lambdaInvoke(task, answering, found).run(input, invocation);
      else playMock(found, input, invocation, { mocked, passThrough: () => unmocked(input, invocation) });
    };
    return { isFunction: invokes || kind === 'lambda', arn, run: contracts === null ? run : contracted(run, namesOf(task, 'task'), contracts) };
  };
}

/** Fails every call of a Task, with States.Runtime, and has the mocks tell of it. */
function unanswered({ name, taskResource: { arn, kind } }: Task, mocked: MockedCalls): Performer {
  const reason = `State "${name}" was called, and nothing answers it: it has no mock, and ${arn} no handler or service.`;
  return {
    isFunction: kind === 'lambda',
    arn,
    run: (_input, invocation) => {
      mocked.noteUnexpected(reason);
      queueMicrotask(() => invocation.done(refused(reason)));
    },
  };
}

/** Whether it is the function's result that the Task waits for. */
const invokesFunction = ({ taskResource: resource }: Task): boolean =>
  isLambdaInvoke(resource) && 'pattern' in resource && resource.pattern === 'request-response';

/** Calls a function by its name: the one that a mock stands for, else the handler of that name. */
function lambdaInvoke(task: Task, { mocked, contracts, handlers }: Answering, found: Answered | null): Performer {
  const real = handlersAsFunctions(handlers);
  const find = (named: string): Callee | undefined => {
    const handler = real(named);
    const callee = found === null ? handler : mockedFunction(found, mocked, handler);
    if (callee === undefined || contracts === null) return callee;
    return { ...callee, call: contracted(callee.call, namesOf(task, 'function', { FunctionName: named }), contracts) };
  };
  const named = task.constantArguments['FunctionName'];
  return lambdaInvokePerformer(typeof named === 'string' ? named : '', find);
}

const mockedFunction = (found: Answered, mocked: MockedCalls, handler: Callee | undefined): Callee => ({
  call: (input, invocation) => playMock(found, input, invocation, { mocked, passThrough: () => callOrRefuse(handler?.call, input, invocation) }),
  start: () => {},
});

function callOrRefuse(call: Performer['run'] | undefined, input: Json, invocation: Invocation): void {
  if (call !== undefined) call(input, invocation);
  else queueMicrotask(() => invocation.done(refused(`Nothing answers state "${invocation.stateName}" but its mock, which passes the call through.`)));
}

/** Under which names a contract can be about a Task, or about the function that it calls. As with mocks, the state's name goes before an equal one of a function. */
function namesOf(task: Task, of: MockKey['of'], input?: Json): string[] {
  const keys = resourceKeys(task, input).flatMap((found) => (found.of === of && found.key !== task.name ? [found.key] : []));
  return of === 'task' ? [task.name, ...keys] : keys;
}

/**
 * The contracts of a machine, made of schemas, or those that several machines share, which may be about others, too.
 *
 * @param sink - As of {@link Contracts}.
 * @throws UsageError for a schema that is about nothing that the machine calls.
 */
export function contractsOf(machine: Machine, given: ContractSchemas | Contracts | undefined, sink?: null): Contracts | undefined {
  if (given === undefined || given instanceof Contracts) return given;
  checkContractNames(machine, Object.keys(given));
  return new Contracts(given, sink);
}

function checkContractNames({ states }: Machine, names: readonly string[]): void {
  const tasks = states.filter((state) => state.type === 'Task');
  const known = new Set(tasks.flatMap((task) => [...namesOf(task, 'task'), ...namesOf(task, 'function')]));
  const wrong = names.find((name) => !known.has(name) && !(maybeFunction(name) && tasks.some(callsAnyFunction)));
  if (wrong === undefined) return;
  const what = `A contract is given for ${JSON.stringify(wrong)}, which is neither a Task state of the machine nor a resource that it calls.`;
  throw new UsageError(what, child('', wrong), `${didYouMean(wrong, known)}Its Task states are ${quoted(tasks.map(({ name }) => name))}.`);
}
