import { didYouMean, quoted } from '../errors/suggestion';
import { UsageError } from '../errors/usage-error';
import { isObject, type JsonObject } from '../json/json';
import { child, type Pointer } from '../json/pointer';
import { fails, returns, type MockAnswer } from './answer';
import { usageError, type MockFault } from './mock-faults';

/** What a mock configuration holds, read: the answers by the names of a machine, a test case and a state. */
type Config = ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, readonly MockAnswer[]>>>>;

/**
 * The mocks of one test case of a Step Functions Local mock configuration: by state, a sequence over the calls of one execution.
 *
 * @param config - What the file holds, parsed: `{ StateMachines, MockedResponses }`.
 * @throws UsageError with everything that is wrong with the configuration, wherever in it, and for a machine or a test case that it does not have.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-test-sm-exec.html
 */
export function mocksFromConfig(config: unknown, stateMachineName: string, testCase: string): Record<string, readonly MockAnswer[]> {
  const testCases = named(read(config), stateMachineName, 'state machine', '/StateMachines');
  return { ...named(testCases, testCase, 'test case', `${child('/StateMachines', stateMachineName)}/TestCases`) };
}

/** The names of a machine's test cases. @throws UsageError as {@link mocksFromConfig} does. */
export const testCasesOf = (config: unknown, stateMachineName: string): string[] => [
  ...named(read(config), stateMachineName, 'state machine', '/StateMachines').keys(),
];

function named<Value>(map: ReadonlyMap<string, Value>, name: string, what: string, where: Pointer): Value {
  const found = map.get(name);
  if (found !== undefined) return found;
  const names = [...map.keys()];
  throw new UsageError(
    `The mock configuration has no ${what} ${JSON.stringify(name)}.`,
    where,
    `${didYouMean(name, names)}${names.length === 0 ? 'It has none.' : `It has ${quoted(names)}.`}`,
  );
}

function read(config: unknown): Config {
  if (!isObject(config)) throw new UsageError('A mock configuration must be a JSON object.', '', 'Give what its file holds, parsed.');
  const faults: MockFault[] = [];
  const responses = new Map(
    Object.entries(field(config, 'MockedResponses', '', faults)).map(([name, response]) => [
      name,
      answersOf(response, child('/MockedResponses', name), faults),
    ]),
  );
  const machines = Object.entries(field(config, 'StateMachines', '', faults)).map(([name, machine]) => {
    const where = child('/StateMachines', name);
    const cases = Object.entries(testCases(machine, where, faults));
    return [name, new Map(cases.map(([key, states]) => [key, statesOf(states, child(`${where}/TestCases`, key), responses, faults)]))] as const;
  });
  if (faults.length > 0) throw usageError(faults);
  return new Map(machines);
}

function testCases(machine: unknown, where: Pointer, faults: MockFault[]): JsonObject {
  const fields = object(machine, where, faults);
  return fields === undefined ? {} : field(fields, 'TestCases', where, faults);
}

function statesOf(
  states: unknown,
  where: Pointer,
  responses: ReadonlyMap<string, readonly MockAnswer[]>,
  faults: MockFault[],
): Readonly<Record<string, readonly MockAnswer[]>> {
  const found = Object.entries(object(states, where, faults) ?? {}).map(([state, name]) => {
    const answers = typeof name === 'string' ? responses.get(name) : undefined;
    if (answers === undefined) {
      const names = [...responses.keys()];
      const hint = `${didYouMean(String(name), names)}MockedResponses has ${names.length === 0 ? 'none' : quoted(names)}.`;
      faults.push({ what: `${JSON.stringify(name)} is no name of a mocked response.`, where: child(where, state), fix: hint });
    }
    return [state, answers ?? []] as const;
  });
  return Object.fromEntries(found);
}

/** "You specify the invocation number using individual integers, such as "0", "1", "2", and "3" or an inclusive range of integers, such as "0-1", "2-3"." */
function answersOf(response: unknown, where: Pointer, faults: MockFault[]): readonly MockAnswer[] {
  const calls = Object.entries(object(response, where, faults) ?? {}).flatMap(([key, answer]) => {
    const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(key) ?? [];
    const at = child(where, key);
    if (from !== undefined && Number(from) <= Number(to)) return [{ at, from: Number(from), to: Number(to), answer: answerOf(answer, at, faults) }];
    faults.push({
      what: `${JSON.stringify(key)} is no number of a call.`,
      where: at,
      fix: 'Calls are numbered from "0"; several in a row are written as "1-3".',
    });
    return [];
  });
  calls.sort((a, b) => a.from - b.from);
  let next = 0;
  for (const { at, from, to } of calls) {
    if (from < next) faults.push({ what: `Call ${from} has two answers.`, where: at, fix: 'Let the numbers of the calls not overlap.' });
    if (from > next)
      faults.push({
        what: next === from - 1 ? `Call ${next} has no answer.` : `Calls ${next} to ${from - 1} have no answer.`,
        where: at,
        fix: 'Number the calls from "0" on without a gap: every call of the Task needs an answer.',
      });
    next = Math.max(next, to + 1);
  }
  if (isObject(response) && Object.keys(response).length === 0)
    faults.push({ what: 'A mocked response has no answer.', where, fix: 'Give one under "0": { "0": { "Return": … } }.' });
  return calls.map(({ answer, from, to }) => answer.times(to - from + 1));
}

/** "A response must contain a single field, either Return or Throw." */
function answerOf(answer: unknown, where: Pointer, faults: MockFault[]): MockAnswer {
  const fields = object(answer, where, faults);
  if (fields === undefined) return returns();
  const names = Object.keys(fields);
  if (names.length === 1 && names[0] === 'Return') return returns(fields['Return']);
  if (names.length === 1 && names[0] === 'Throw') return failureOf(fields['Throw'], child(where, 'Throw'), faults);
  const hints = names.map((name) => didYouMean(name, ['Return', 'Throw'])).join('');
  faults.push({
    what: `An answer must have one field, "Return" or "Throw"; this one has ${names.length === 0 ? 'none' : quoted(names)}.`,
    where,
    fix: `${names.length === 1 ? hints : ''}Write { "Return": … } or { "Throw": { "Error": "…", "Cause": "…" } }.`,
  });
  return returns();
}

/** "You must specify values for the Error and Cause fields", both strings. */
function failureOf(thrown: unknown, where: Pointer, faults: MockFault[]): MockAnswer {
  const fields = object(thrown, where, faults);
  if (fields === undefined) return returns();
  const { Error: error, Cause: cause } = fields;
  if (typeof error === 'string' && typeof cause === 'string') return fails(error, cause);
  const lacking = typeof error === 'string' ? 'Cause' : 'Error';
  const hint = Object.hasOwn(fields, lacking) ? '' : didYouMean(lacking, Object.keys(fields));
  faults.push({ what: `"Throw" must have the field "${lacking}", a text.`, where, fix: `${hint}Write { "Error": "…", "Cause": "…" }.` });
  return returns();
}

/** The members of a field that must be there and be an object; none where it is not. */
function field(container: JsonObject, name: string, where: Pointer, faults: MockFault[]): JsonObject {
  if (Object.hasOwn(container, name)) return object(container[name], child(where, name), faults) ?? {};
  const fix = `${didYouMean(name, Object.keys(container))}A mock configuration is { "StateMachines": { "<name>": { "TestCases": … } }, "MockedResponses": … }.`;
  faults.push({ what: `The field ${JSON.stringify(name)} is missing.`, where, fix });
  return {};
}

function object(value: unknown, where: Pointer, faults: MockFault[]): JsonObject | undefined {
  if (isObject(value)) return value;
  faults.push({ what: `${JSON.stringify(value)} stands where an object must.`, where, fix: 'Write an object: { … }.' });
  return undefined;
}
