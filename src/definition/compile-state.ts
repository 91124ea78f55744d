import { compileLookup } from '../expressions/jsonpath/lookup';
import { compileRule } from '../expressions/jsonpath/choice-rule';
import { compileField } from '../expressions/jsonpath/payload-template';
import { EventCode, type EventType } from '../history/event-code';
import { StatesError } from '../errors/states-error';
import type { Json, JsonObject } from '../json/json';
import type { Pointer } from '../json/pointer';
import { parseTaskResource, type TaskResource } from '../resources/task-resource';
import type * as Asl from './asl';
import { jsonPathFlow, resultPathJoin, templateStep } from './jsonpath-flow';
import type { Linker } from './link';
import type { Catcher, Field, MapState, Recoverable, Retrier, State, Task, Wait } from './machine';

type Find = (name: string) => State;

/** A compiled state, and how it is connected with the others once they are all there. */
export interface Compiled {
  readonly state: State;
  connect(find: Find): void;
}

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

export function compileState(linker: Linker, name: string, definition: Asl.StateDefinition, where: Pointer): Compiled {
  const id = linker.states.length;
  const state = { id, name, where, resource: '', resourceType: '', next: null, flow: { arguments: null, output: null } } as unknown as Mutable<State>;
  linker.states.push(state as State); // its place comes before those of the states inside it
  const { Type: type } = definition;
  const code = (suffix: string): number => EventCode[`${type}State${suffix}` as EventType];
  Object.assign(state, { type, enteredCode: code('Entered'), exitedCode: type === 'Fail' ? -1 : code('Exited') }, fields(linker, definition, where));
  if (type !== 'Fail') state.flow = jsonPathFlow(flowFields(definition));
  return { state: state as State, connect: (find) => connect(state as State, definition, find) };
}

/** `Parameters` of a Map is the older name of ItemSelector, and no part of the flow. */
const flowFields = (definition: Asl.StateDefinition): Parameters<typeof jsonPathFlow>[0] => {
  const { Parameters: parameters, ...others } = definition as Asl.TaskState;
  return definition.Type === 'Map' || parameters === undefined ? (others as Asl.TaskState) : { ...others, Parameters: parameters };
};

/** What a state has of its own, by its type. */
function fields(linker: Linker, definition: Asl.StateDefinition, where: Pointer): object {
  switch (definition.Type) {
    case 'Pass':
      return { result: definition.Result };
    case 'Task':
      return { ...recoverable(definition), ...task(definition) };
    case 'Choice':
      return { rules: definition.Choices.map((rule) => ({ test: compileRule(rule as unknown as JsonObject), next: null })), default: null };
    case 'Wait':
      return { duration: duration(definition) };
    case 'Succeed':
      return {};
    case 'Fail':
      return { error: textField('Error', definition.Error, definition.ErrorPath), cause: textField('Cause', definition.Cause, definition.CausePath) };
    case 'Parallel':
      return { ...recoverable(definition), branches: definition.Branches.map((branch, index) => linker.graph(branch, `${where}/Branches/${index}`)) };
    case 'Map':
      return { ...recoverable(definition), ...map(linker, definition, where) };
  }
}

/** Sets the states that a state goes to. */
function connect(state: State, definition: Asl.StateDefinition, find: Find): void {
  if ('Next' in definition && definition.Next !== undefined) state.next = find(definition.Next);
  if (state.type === 'Choice' && definition.Type === 'Choice') {
    state.rules.forEach((rule, index) => (rule.next = find(definition.Choices[index]!.Next)));
    if (definition.Default !== undefined) state.default = find(definition.Default);
  }
  if ('catchers' in state) state.catchers.forEach((catcher, index) => (catcher.next = find((definition as Asl.TaskState).Catch![index]!.Next)));
}

function recoverable({ Retry, Catch }: { readonly Retry?: readonly Asl.Retrier[]; readonly Catch?: readonly Asl.Catcher[] }): Recoverable {
  return { retriers: (Retry ?? []).map(retrier), catchers: (Catch ?? []).map(catcher) };
}

const retrier = (retry: Asl.Retrier): Retrier => ({
  errors: retry.ErrorEquals,
  intervalSeconds: retry.IntervalSeconds ?? 1,
  maxAttempts: retry.MaxAttempts ?? 3,
  backoffRate: retry.BackoffRate ?? 2,
  maxDelaySeconds: retry.MaxDelaySeconds ?? Infinity,
  jitter: retry.JitterStrategy === 'FULL',
});

const catcher = ({ ErrorEquals, ResultPath }: Asl.Catcher): Catcher => ({
  errors: ErrorEquals,
  output: resultPathJoin(ResultPath),
  next: null as unknown as State,
});

/** The events of each kind of resource. */
const codes = (kind: TaskResource['kind']): Task['codes'] => {
  const prefix = { lambda: 'LambdaFunction', activity: 'Activity', integration: 'Task', unknown: 'LambdaFunction' }[kind];
  const code = (suffix: string): number => EventCode[`${prefix}${suffix}` as EventType];
  return { scheduled: code('Scheduled'), started: code('Started'), succeeded: code('Succeeded'), failed: code('Failed'), timedOut: code('TimedOut') };
};

function task(definition: Asl.TaskState): object {
  const taskResource = parseTaskResource(definition.Resource);
  const { kind } = taskResource;
  return {
    taskResource,
    resource: kind === 'integration' ? taskResource.resource : taskResource.arn,
    resourceType: kind === 'integration' ? taskResource.resourceType : kind,
    constantArguments: definition.Parameters,
    check: null,
    codes: codes(kind),
    timeout: numberField('TimeoutSeconds', definition.TimeoutSeconds, definition.TimeoutSecondsPath),
    heartbeat: numberField('HeartbeatSeconds', definition.HeartbeatSeconds, definition.HeartbeatSecondsPath),
  };
}

function map(linker: Linker, definition: Asl.MapState, where: Pointer): Pick<MapState, 'items' | 'itemSelector' | 'maxConcurrency' | 'start'> {
  const processor = definition.ItemProcessor ?? definition.Iterator!;
  return {
    items: pathField('ItemsPath', definition.ItemsPath ?? '$'),
    itemSelector: templateStep(definition.ItemSelector ?? definition.Parameters),
    maxConcurrency: numberField('MaxConcurrency', definition.MaxConcurrency, definition.MaxConcurrencyPath),
    start: linker.graph(processor, `${where}/${definition.ItemProcessor === undefined ? 'Iterator' : 'ItemProcessor'}`),
  };
}

function duration({ Seconds, SecondsPath, Timestamp, TimestampPath }: Asl.WaitState): Wait['duration'] {
  const seconds = numberField('Seconds', Seconds, SecondsPath);
  if (seconds !== null) return { kind: 'seconds', ...seconds };
  return { kind: 'timestamp', ...(TimestampPath === undefined ? constant('Timestamp', Timestamp!) : pathField('TimestampPath', TimestampPath)) };
}

const constant = (name: string, value: Json): Field => ({ name, text: '', evaluate: () => value });

/** A field that is a path. What is missing is named as AWS names it (recording test_partial_log_levels[wait_seconds_path]). */
function pathField(name: string, path: string): Field {
  const look = compileLookup(path);
  return {
    name,
    text: path,
    evaluate: (scope) => {
      const value = look(scope);
      if (value === undefined) throw new StatesError('States.Runtime', `The ${name} parameter does not reference an input value: ${path}`);
      return value;
    },
  };
}

function numberField(name: string, value: number | string | undefined, path: string | undefined): Field | null {
  if (path !== undefined) return pathField(`${name}Path`, path);
  return value === undefined ? null : constant(name, value);
}

/** Error and Cause: a text, or a path or intrinsic function that gives one. */
function textField(name: string, value: string | undefined, path: string | undefined): Field | null {
  if (path !== undefined) return { name: `${name}Path`, text: path, evaluate: compileField(path, `${name}Path`).evaluate };
  return value === undefined ? null : constant(name, value);
}
