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
import type { Catcher, Exit, Point, Recoverable, Retrier, Rule, State, Step, Task, Wait } from './machine';

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
  const point: AddPoint = (kind, place, outcome) =>
    linker.points.push({ kind, where: place === '' ? where : `${where}/${place}`, state: state.id, ...(outcome !== undefined && { outcome }) }) - 1;
  const exit = exitField(definition);
  const code = (suffix: string): number => EventCode[`${type}State${suffix}` as EventType];
  const hasFlow = type !== 'Fail';
  Object.assign(state, {
    entered: point('state', ''),
    point: exit === null ? -1 : point('transition', exit),
    enteredCode: code('Entered'),
    exitedCode: hasFlow ? code('Exited') : -1,
    language: language.name,
    arguments: hasFlow ? language.arguments(fields) : null,
    output: hasFlow ? language.output(fields) : null,
    assign: assignStep(language, definition as Assigning, 'Assign'),
    ...ownFields(linker, definition, where, language, point),
  });
  return { state: state as State, connect: (find) => connect(linker.points, state as State, definition, find) };
}

/** Adds a point of a state; returns its place. */
type AddPoint = (kind: Point['kind'], place: string, outcome?: boolean) => number;

/** The field that says where a state goes; '' for one that ends by its type, null for one that it is never left by. */
function exitField(definition: Asl.StateDefinition): 'Next' | 'Default' | 'End' | '' | null {
  if (definition.Type === 'Fail') return null;
  if (definition.Type === 'Succeed') return '';
  if (definition.Type === 'Choice') return definition.Default === undefined ? null : 'Default';
  return definition.Next === undefined ? 'End' : 'Next';
}

/** What a state has of its own, by its type. */
function ownFields(linker: Linker, definition: Asl.StateDefinition, where: Pointer, language: FieldLanguage, point: AddPoint): object {
  switch (definition.Type) {
    case 'Pass':
      return { result: definition.Result };
    case 'Task':
      return { ...recoverable(definition, language, point), ...task(definition, language) };
    case 'Choice':
      return { rules: definition.Choices.map((rule, index) => choiceRule(rule, definition, index, language, point)) };
    case 'Wait':
      return { duration: duration(definition, language) };
    case 'Succeed':
      return {};
    case 'Fail':
      return { error: language.value(asJson(definition), 'Error', 'string'), cause: language.value(asJson(definition), 'Cause', 'string') };
    case 'Parallel':
      return {
        ...recoverable(definition, language, point),
        branches: definition.Branches.map((branch, index) => linker.graph(branch, `${where}/Branches/${index}`)),
      };
    case 'Map':
      return { ...recoverable(definition, language, point), ...compileMap(linker, definition, where, language) };
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
function connect(points: readonly Point[], state: State, definition: Asl.StateDefinition, find: Find): void {
  const lead = (exit: Exit, name: string | undefined): void => {
    exit.next = name === undefined ? null : find(name);
    if (exit.point >= 0) (points[exit.point] as Mutable<Point>).to = exit.next === null ? null : exit.next.id;
  };
  lead(state, definition.Type === 'Choice' ? definition.Default : 'Next' in definition ? definition.Next : undefined);
  if (state.type === 'Choice') state.rules.forEach((rule, index) => lead(rule, (definition as Asl.ChoiceState).Choices[index]!.Next));
  if ('catchers' in state) state.catchers.forEach((catcher, index) => lead(catcher, (definition as Asl.TaskState).Catch![index]!.Next));
}

function choiceRule(rule: Asl.ChoiceRule, state: Asl.ChoiceState, index: number, language: FieldLanguage, point: AddPoint): Rule {
  const place = `Choices[${index}]`;
  return {
    point: point('rule', `Choices/${index}`, true),
    failed: point('rule', `Choices/${index}`, false),
    test: language.ruleTest(rule, place),
    output: language.ruleOutput(rule, state as unknown as Fields, place),
    assign: assignStep(language, rule, `${place}/Assign`),
    next: null,
  };
}

function recoverable(
  { Retry, Catch }: { readonly Retry?: readonly Asl.Retrier[]; readonly Catch?: readonly Asl.Catcher[] },
  language: FieldLanguage,
  point: AddPoint,
): Recoverable {
  return {
    retriers: (Retry ?? []).map((each, index) => retrier(each, point('retrier', `Retry/${index}`))),
    catchers: (Catch ?? []).map((each, index) => catcher(each, `Catch[${index}]`, language, point('catcher', `Catch/${index}`))),
  };
}

const retrier = (retry: Asl.Retrier, point: number): Retrier => ({
  point,
  errors: retry.ErrorEquals,
  intervalSeconds: retry.IntervalSeconds ?? 1,
  maxAttempts: retry.MaxAttempts ?? 3,
  backoffRate: retry.BackoffRate ?? 2,
  maxDelaySeconds: retry.MaxDelaySeconds ?? Infinity,
  jitter: retry.JitterStrategy === 'FULL',
});

const catcher = (definition: Asl.Catcher, place: string, language: FieldLanguage, point: number): Catcher => ({
  point,
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
