import { requestCheck } from '../integrations/request-check';
import { EventCode, type EventType } from '../history/event-code';
import type { JsonObject } from '../json/json';
import type { Pointer } from '../json/pointer';
import { parseTaskResource, type TaskResource } from '../resources/task-resource';
import type * as Asl from './asl';
import { compileMap } from './compile-map';
import type { Fields, FieldLanguage } from './field-language';
import { jsonata } from './jsonata-language';
import { jsonPath } from './jsonpath-language';
import type { Linker } from './link';
import type { Catcher, Recoverable, Retrier, Rule, State, Step, Task, Wait } from './machine';

type Find = (name: string) => State;

/** A compiled state, and how it is connected with the others once they are all there. */
export interface Compiled {
  readonly state: State;
  connect(find: Find): void;
}

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

export function compileState(linker: Linker, name: string, definition: Asl.StateDefinition, where: Pointer): Compiled {
  const language = (definition.QueryLanguage ?? linker.language) === 'JSONata' ? jsonata : jsonPath;
  const fields = definition as unknown as Fields;
  const state = { id: linker.states.length, name, where, resource: '', resourceType: '', next: null, type: definition.Type } as unknown as Mutable<State>;
  linker.states.push(state as State); // its place comes before those of the states inside it
  const { Type: type } = definition;
  const code = (suffix: string): number => EventCode[`${type}State${suffix}` as EventType];
  const hasFlow = type !== 'Fail';
  Object.assign(state, {
    enteredCode: code('Entered'),
    exitedCode: hasFlow ? code('Exited') : -1,
    language: language.name,
    arguments: hasFlow ? language.arguments(fields) : null,
    output: hasFlow ? language.output(fields) : null,
    assign: assignStep(language, definition as Assigning, 'Assign'),
    ...ownFields(linker, definition, where, language),
  });
  return { state: state as State, connect: (find) => connect(state as State, definition, find) };
}

/** What a state has of its own, by its type. */
function ownFields(linker: Linker, definition: Asl.StateDefinition, where: Pointer, language: FieldLanguage): object {
  switch (definition.Type) {
    case 'Pass':
      return { result: definition.Result };
    case 'Task':
      return { ...recoverable(definition, language), ...task(definition, language) };
    case 'Choice':
      return { rules: definition.Choices.map((rule, index) => choiceRule(rule, definition, `Choices[${index}]`, language)) };
    case 'Wait':
      return { duration: duration(definition, language) };
    case 'Succeed':
      return {};
    case 'Fail':
      return { error: language.value(asJson(definition), 'Error', 'string'), cause: language.value(asJson(definition), 'Cause', 'string') };
    case 'Parallel':
      return {
        ...recoverable(definition, language),
        branches: definition.Branches.map((branch, index) => linker.graph(branch, `${where}/Branches/${index}`)),
      };
    case 'Map':
      return { ...recoverable(definition, language), ...compileMap(linker, definition, where, language) };
  }
}

interface Assigning {
  readonly Assign?: JsonObject;
}

/** An empty Assign is as none (recording test_base_cases[BASE_EMPTY]). */
const assignStep = (language: FieldLanguage, { Assign }: Assigning, field: string): Step | null =>
  Assign === undefined || Object.keys(Assign).length === 0 ? null : language.template(Assign, field);

const asJson = (definition: object): JsonObject => definition as JsonObject;

/** Sets the states that a state goes to. */
function connect(state: State, definition: Asl.StateDefinition, find: Find): void {
  if ('Next' in definition && definition.Next !== undefined) state.next = find(definition.Next);
  if (state.type === 'Choice' && definition.Type === 'Choice') {
    state.rules.forEach((rule, index) => (rule.next = find(definition.Choices[index]!.Next)));
    if (definition.Default !== undefined) state.next = find(definition.Default);
  }
  if ('catchers' in state) state.catchers.forEach((catcher, index) => (catcher.next = find((definition as Asl.TaskState).Catch![index]!.Next)));
}

const choiceRule = (rule: Asl.ChoiceRule, state: Asl.ChoiceState, place: string, language: FieldLanguage): Rule => ({
  test: language.ruleTest(rule, place),
  output: language.ruleOutput(rule, state as unknown as Fields, place),
  assign: assignStep(language, rule, `${place}/Assign`),
  next: null,
});

function recoverable(
  { Retry, Catch }: { readonly Retry?: readonly Asl.Retrier[]; readonly Catch?: readonly Asl.Catcher[] },
  language: FieldLanguage,
): Recoverable {
  return { retriers: (Retry ?? []).map(retrier), catchers: (Catch ?? []).map((each, index) => catcher(each, `Catch[${index}]`, language)) };
}

const retrier = (retry: Asl.Retrier): Retrier => ({
  errors: retry.ErrorEquals,
  intervalSeconds: retry.IntervalSeconds ?? 1,
  maxAttempts: retry.MaxAttempts ?? 3,
  backoffRate: retry.BackoffRate ?? 2,
  maxDelaySeconds: retry.MaxDelaySeconds ?? Infinity,
  jitter: retry.JitterStrategy === 'FULL',
});

const catcher = (definition: Asl.Catcher, place: string, language: FieldLanguage): Catcher => ({
  errors: definition.ErrorEquals,
  output: language.caughtOutput(definition, place),
  assign: assignStep(language, definition, `${place}/Assign`),
  next: null,
});

/** The events of each kind of resource. */
const codes = (kind: TaskResource['kind']): Task['codes'] => {
  const prefix = { lambda: 'LambdaFunction', activity: 'Activity', integration: 'Task', unknown: 'LambdaFunction' }[kind];
  const code = (suffix: string): number => EventCode[`${prefix}${suffix}` as EventType];
  return { scheduled: code('Scheduled'), started: code('Started'), succeeded: code('Succeeded'), failed: code('Failed'), timedOut: code('TimedOut') };
};

function task(definition: Asl.TaskState, language: FieldLanguage): object {
  const taskResource = parseTaskResource(definition.Resource);
  const { kind } = taskResource;
  return {
    taskResource,
    resource: kind === 'integration' ? taskResource.resource : taskResource.arn,
    resourceType: kind === 'integration' ? taskResource.resourceType : kind,
    constantArguments: language.constantArguments(definition as unknown as Fields),
    credentials: language.template(definition.Credentials, 'Credentials'),
    check: requestCheck(taskResource),
    codes: codes(kind),
    timeout: language.value(asJson(definition), 'TimeoutSeconds', 'number'),
    heartbeat: language.value(asJson(definition), 'HeartbeatSeconds', 'number'),
  };
}

function duration(definition: Asl.WaitState, language: FieldLanguage): Wait['duration'] {
  const seconds = language.value(asJson(definition), 'Seconds', 'number');
  return seconds === null ? { kind: 'timestamp', ...language.value(asJson(definition), 'Timestamp', 'string')! } : { kind: 'seconds', ...seconds };
}
