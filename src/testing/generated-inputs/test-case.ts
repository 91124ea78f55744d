import type { Machine, State, Task } from '../../definition/machine';
import { UsageError } from '../../errors/usage-error';
import { didYouMean, quoted } from '../../errors/suggestion';
import type { Json } from '../../json/json';
import { child } from '../../json/pointer';
import { resourceKeys } from '../../mocks/mock-keys';
import type { JsonSchema } from '../json-schema/schema';
import type { Arbitrary, FastCheck } from './fast-check-package';
import { SchemaSource } from './schema-source';

/** What a Task is answered with, in the words of Step Functions Local's mock configuration. */
export type GeneratedAnswer = { readonly Return: Json } | { readonly Throw: { readonly Error: string; readonly Cause: string } };

/** An input, and what the Tasks answer: the calls of each in their order, and again from the first. */
export interface TestCase {
  readonly input: Json;
  readonly results: Readonly<Record<string, readonly GeneratedAnswer[]>>;
}

/** Where inputs and results come from. */
export interface Sources {
  readonly input: SchemaSource;
  readonly results: Readonly<Record<string, SchemaSource>>;
  /** The names of errors that each Task may fail with. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

/** @throws UsageError for results of what the machine does not call. */
export function sourcesOf(fc: FastCheck, machine: Machine, input: JsonSchema, results: Readonly<Record<string, JsonSchema>>): Sources {
  const tasks = machine.states.filter((state) => state.type === 'Task');
  const known = new Set(tasks.flatMap(namesOf));
  for (const name of Object.keys(results)) {
    if (known.has(name)) continue;
    const what = `A schema of results is given for ${JSON.stringify(name)}, which is neither a Task state of the machine nor a resource that it calls.`;
    throw new UsageError(what, child('', name), `${didYouMean(name, known)}Its Task states are ${quoted(tasks.map((task) => task.name))}.`);
  }
  return {
    input: new SchemaSource(fc, input, 'The schema of the input'),
    results: Object.fromEntries(
      Object.entries(results).map(([name, schema]) => [name, new SchemaSource(fc, schema, `The schema of the results of "${name}"`)]),
    ),
    errors: Object.fromEntries(
      Object.keys(results).map((name) => [
        name,
        errorsOf(
          machine,
          tasks.filter((task) => namesOf(task).includes(name)),
        ),
      ]),
    ),
  };
}

/** The names under which a Task's results can be given: as those of mocks. */
export const namesOf = (task: Task): string[] => [task.name, ...resourceKeys(task).map(({ key }) => key)];

/** What Catchers and Retriers of the Tasks, and of the states around them, wait for. */
function errorsOf({ states }: Machine, tasks: readonly Task[]): string[] {
  const around = states.filter((state) => tasks.some(({ where }) => where === state.where || where.startsWith(`${state.where}/`)));
  const awaited = around
    .flatMap((state) => ('catchers' in state ? [state.catchers, state.retriers] : []))
    .flatMap((each) => each.flatMap(({ errors }) => errors));
  return [...new Set(awaited.flatMap((error) => (error === 'States.ALL' ? ['States.TaskFailed', 'States.Timeout'] : [error])))];
}

/** Whether a state is where a Catcher's errors come from: itself, or a state inside it. */
export const isInside = (inner: State, outer: State): boolean => inner === outer || inner.where.startsWith(`${outer.where}/`);

/** Cases whose every value fits its schema: mostly each Task answers all calls alike. */
export function casesOf(fc: FastCheck, { input, results, errors }: Sources): Arbitrary<TestCase> {
  const answers = Object.entries(results).map(([name, { arbitrary }]) => {
    const returned = arbitrary.map((value): GeneratedAnswer => ({ Return: value }));
    const answer =
      errors[name]!.length === 0
        ? returned
        : fc.oneof({ weight: 3, arbitrary: returned }, { weight: 1, arbitrary: fc.constantFrom(...errors[name]!.map(failure)) });
    return [name, fc.oneof({ weight: 3, arbitrary: fc.tuple(answer) }, { weight: 1, arbitrary: fc.array(answer, { minLength: 2, maxLength: 4 }) })] as const;
  });
  return fc.record({ input: input.arbitrary, results: fc.record(Object.fromEntries(answers)) });
}

/** A failure as a function's is: its Cause is the JSON text of what it threw. */
export const failure = (error: string): GeneratedAnswer => ({
  Throw: { Error: error, Cause: JSON.stringify({ errorType: error, errorMessage: 'generated' }) },
});
