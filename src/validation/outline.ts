import type { QueryLanguage, StateType, WorkflowType } from '../definition/asl';
import { isArray, isObject, type Json, type JsonObject } from '../json/json';
import { child, type Pointer } from '../json/pointer';
import { choiceTests, type ChoiceTestNode } from './choice-tests';
import { expressions, type Expression } from './expressions';
import { requiredFields, schemaError, type Report } from './fault';
import { pathFields, type PathField } from './paths';
import { payloadTemplates, type TemplateField } from './payload-templates';
import { parseTaskResource, type TaskResource } from '../resources/task-resource';
import { didYouMean } from '../errors/suggestion';
import { transitions, type Transition } from './transitions';

/** States and where they begin: the machine, a branch, an item processor. */
export interface Graph {
  readonly kind: 'StateMachine' | 'Branch' | 'ItemProcessor';
  readonly where: Pointer;
  /** As a message names it: 'the state machine', 'Branches[0] of the Parallel state "P"'. */
  readonly label: string;
  readonly fields: JsonObject;
  /** The states that are objects, by name. */
  readonly states: Map<string, StateNode>;
  /** The Parallel or Map state that it belongs to; undefined for the machine. */
  readonly within?: StateNode | undefined;
  /** Of the item processor of a Map in Distributed mode, whose items are executions of their own: their type; else undefined. */
  readonly executionType: WorkflowType | undefined;
}

/** A state as it stands in the definition. */
export interface StateFields {
  readonly name: string;
  readonly where: Pointer;
  /** As a message names it: 'the Task state "Pay"'. */
  readonly label: string;
  /** undefined where there is none or it is no type. */
  readonly type: StateType | undefined;
  /** Its own, or the machine's: states inside a JSONata Map or Parallel do not take over that one's. */
  readonly language: QueryLanguage;
  readonly fields: JsonObject;
  /** The names of its fields: looking a field up that is not there costs more than looking through these. */
  readonly names: readonly string[];
  /** What a Task state calls. */
  readonly resource: TaskResource | undefined;
  readonly retriers: readonly Json[];
  readonly catchers: readonly Json[];
  readonly graph: Graph;
  /** The rules of a Choice state, each before those inside it. */
  readonly tests: readonly ChoiceTestNode[];
}

export interface StateNode extends StateFields {
  readonly transitions: readonly Transition[];
  /** Its path fields, none in JSONata mode. */
  readonly paths: readonly PathField[];
  /** The members of its payload templates, none in JSONata mode. */
  readonly templates: readonly TemplateField[];
  /** Its JSONata expressions, none in JSONPath mode. */
  readonly expressions: readonly Expression[];
  /** The branches of a Parallel state, the item processor of a Map state. */
  readonly inner: readonly Graph[];
}

const none: readonly Json[] = [];

type Writable<T> = { -readonly [name in keyof T]: T[name] };

/** All graphs and states of a definition, each before what is inside it. */
export interface Outline {
  readonly language: QueryLanguage;
  readonly workflowType: WorkflowType;
  readonly graphs: readonly Graph[];
  readonly states: readonly StateNode[];
  /** The same by their type, and those that have something in them: a rule looks at no more states than it is about. */
  readonly ofType: Readonly<Record<StateType, readonly StateNode[]>>;
  readonly withHandlers: readonly StateNode[];
  readonly withTemplates: readonly StateNode[];
  readonly withExpressions: readonly StateNode[];
}

// In AWS's order, which is that of its message.
const types: readonly string[] = ['Task', 'Wait', 'Pass', 'Succeed', 'Fail', 'Choice', 'Parallel', 'Map'] satisfies StateType[];

export function outline(definition: JsonObject, workflowType: WorkflowType, report: Report): Outline {
  const language = languageOf(definition, 'JSONPath');
  const graphs: Graph[] = [];
  const states: StateNode[] = [];
  const ofType: Record<StateType, StateNode[]> = { Task: [], Wait: [], Pass: [], Succeed: [], Fail: [], Choice: [], Parallel: [], Map: [] };
  const withHandlers: StateNode[] = [];
  const withTemplates: StateNode[] = [];
  const withExpressions: StateNode[] = [];
  const parsed = new Map<string, Expression['parsed']>();

  const readGraph = (kind: Graph['kind'], fields: JsonObject, where: Pointer, label: string, within?: StateNode): Graph => {
    const graph: Graph = { kind, where, label, fields, states: new Map(), within, executionType: executionType(fields) };
    graphs.push(graph);
    const members = fields['States'];
    if (isObject(members)) for (const name of Object.keys(members)) readState(name, members[name]!, graph);
    return graph;
  };

  const readState = (name: string, fields: Json, graph: Graph): void => {
    const where = child(`${graph.where}/States`, name);
    if (!isObject(fields)) {
      report(schemaError(where, `The state ${JSON.stringify(name)} should be an object`, 'Replace it by an object with a "Type".'));
      return;
    }
    const type = stateType(name, fields, where, report);
    const label = type === undefined ? `the state ${JSON.stringify(name)}` : `the ${type} state ${JSON.stringify(name)}`;
    const inner: Graph[] = [];
    const names = Object.keys(fields);
    const list = (field: string): readonly Json[] => (names.includes(field) && isArray(fields[field]) ? fields[field] : none);
    const state: Writable<StateNode> = {
      name,
      where,
      label,
      type,
      language: languageOf(fields, language),
      fields,
      names,
      resource: type === 'Task' && typeof fields['Resource'] === 'string' ? parseTaskResource(fields['Resource']) : undefined,
      retriers: list('Retry'),
      catchers: list('Catch'),
      graph,
      tests: [],
      transitions: [],
      paths: [],
      templates: [],
      expressions: [],
      inner,
    };
    state.tests = choiceTests(state);
    state.transitions = transitions(state);
    state.paths = pathFields(state);
    state.templates = payloadTemplates(state);
    state.expressions = expressions(state, parsed);
    graph.states.set(name, state);
    states.push(state);
    if (type !== undefined) ofType[type].push(state);
    if (state.retriers.length > 0 || state.catchers.length > 0) withHandlers.push(state);
    if (state.templates.length > 0) withTemplates.push(state);
    if (state.expressions.length > 0) withExpressions.push(state);
    readInner(state, inner);
  };

  const readInner = (state: StateNode, inner: Graph[]): void => {
    const { type, fields, where, label } = state;
    const branches = type === 'Parallel' ? fields['Branches'] : undefined;
    if (isArray(branches))
      branches.forEach((branch, i) => {
        if (isObject(branch)) inner.push(readGraph('Branch', branch, `${where}/Branches/${i}`, `Branches[${i}] of ${label}`, state));
      });
    if (type !== 'Map') return;
    for (const name of ['ItemProcessor', 'Iterator']) {
      const processor = fields[name];
      if (isObject(processor)) inner.push(readGraph('ItemProcessor', processor, `${where}/${name}`, `the ${name} of ${label}`, state));
    }
  };

  readGraph('StateMachine', definition, '', 'the state machine');
  return { language, workflowType, graphs, states, ofType, withHandlers, withTemplates, withExpressions };
}

/** Measured on AWS: a value other than "JSONPath" counts as JSONata, beside being refused itself (https://github.com/floci-io/floci/issues/2968). */
function languageOf({ QueryLanguage }: JsonObject, inherited: QueryLanguage): QueryLanguage {
  if (QueryLanguage === undefined) return inherited;
  return QueryLanguage === 'JSONPath' ? 'JSONPath' : 'JSONata';
}

function executionType({ ProcessorConfig }: JsonObject): WorkflowType | undefined {
  if (!isObject(ProcessorConfig) || ProcessorConfig['Mode'] !== 'DISTRIBUTED') return undefined;
  return ProcessorConfig['ExecutionType'] === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
}

/** Spec: https://states-language.net/#statetypes "All states MUST have a 'Type' field". */
function stateType(name: string, { Type }: JsonObject, where: Pointer, report: Report): StateType | undefined {
  if (typeof Type === 'string' && types.includes(Type)) return Type as StateType;
  if (Type === undefined) report(requiredFields(where, ['Type'], `Add "Type" to the state ${JSON.stringify(name)}, such as "Type": "Task".`));
  else {
    const message = `The field 'Type' should have one of these values: [${types.join(', ')}]`; // AWS: TestState, test_state_name[invalid_state_definition]
    const fix = `${typeof Type === 'string' ? didYouMean(Type, types) : ''}The state ${JSON.stringify(name)} has the type ${JSON.stringify(Type)}.`;
    report(schemaError(`${where}/Type`, message, fix));
  }
  return undefined;
}
