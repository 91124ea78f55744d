import type { QueryLanguage, StateType } from '../definition/asl';
import { isArray, isObject, type Json, type JsonObject } from '../json/json';
import { child, type Pointer } from '../json/pointer';
import { schemaError, type Report } from './fault';
import { didYouMean } from './suggestion';

/** States and where they begin: the machine, a branch, an item processor. */
export interface Graph {
  readonly kind: 'StateMachine' | 'Branch' | 'ItemProcessor';
  readonly where: Pointer;
  /** As a message names it: 'the state machine', 'Branches[0] of the Parallel state "P"'. */
  readonly label: string;
  readonly fields: JsonObject;
  /** The states that are objects, by name. */
  readonly states: Map<string, StateNode>;
}

export interface StateNode {
  readonly name: string;
  readonly where: Pointer;
  /** As a message names it: 'the Task state "Pay"'. */
  readonly label: string;
  /** undefined where there is none or it is no type. */
  readonly type: StateType | undefined;
  /** Its own, or the machine's: states inside a JSONata Map or Parallel do not take over that one's. */
  readonly language: QueryLanguage;
  readonly fields: JsonObject;
  readonly graph: Graph;
}

/** All graphs and states of a definition, each before what is inside it. */
export interface Outline {
  readonly language: QueryLanguage;
  readonly graphs: readonly Graph[];
  readonly states: readonly StateNode[];
}

// In AWS's order, which is that of its message.
const types: readonly string[] = ['Task', 'Wait', 'Pass', 'Succeed', 'Fail', 'Choice', 'Parallel', 'Map'] satisfies StateType[];

export function outline(definition: JsonObject, report: Report): Outline {
  const language = definition['QueryLanguage'] === 'JSONata' ? 'JSONata' : 'JSONPath';
  const graphs: Graph[] = [];
  const states: StateNode[] = [];

  const readGraph = (kind: Graph['kind'], fields: JsonObject, where: Pointer, label: string): void => {
    const graph: Graph = { kind, where, label, fields, states: new Map() };
    graphs.push(graph);
    const members = fields['States'];
    if (!isObject(members)) return;
    for (const name of Object.keys(members)) readState(name, members[name]!, graph);
  };

  const readState = (name: string, fields: Json, graph: Graph): void => {
    const where = child(`${graph.where}/States`, name);
    if (!isObject(fields)) {
      report(schemaError(where, `The state ${JSON.stringify(name)} should be an object`, 'Replace it by an object with a "Type".'));
      return;
    }
    const type = stateType(name, fields, where, report);
    const own = fields['QueryLanguage'];
    const state: StateNode = {
      name,
      where,
      label: `the ${type === undefined ? '' : `${type} `}state ${JSON.stringify(name)}`,
      type,
      language: own === 'JSONata' || own === 'JSONPath' ? own : language,
      fields,
      graph,
    };
    graph.states.set(name, state);
    states.push(state);
    readInner(state);
  };

  const readInner = ({ type, fields, where, label }: StateNode): void => {
    const branches = fields['Branches'];
    if (type === 'Parallel' && isArray(branches))
      branches.forEach((branch, i) => {
        if (isObject(branch)) readGraph('Branch', branch, `${where}/Branches/${i}`, `Branches[${i}] of ${label}`);
      });
    if (type !== 'Map') return;
    for (const name of ['ItemProcessor', 'Iterator']) {
      const inner = fields[name];
      if (isObject(inner)) readGraph('ItemProcessor', inner, `${where}/${name}`, `the ${name} of ${label}`);
    }
  };

  readGraph('StateMachine', definition, '', 'the state machine');
  return { language, graphs, states };
}

/** Spec: https://states-language.net/#statetypes "All states MUST have a 'Type' field". */
function stateType(name: string, { Type }: JsonObject, where: Pointer, report: Report): StateType | undefined {
  if (typeof Type === 'string' && types.includes(Type)) return Type as StateType;
  if (Type === undefined)
    report(schemaError(where, 'These fields are required: [Type]', `Add "Type" to the state ${JSON.stringify(name)}, such as "Type": "Task".`));
  else {
    const message = `The field 'Type' should have one of these values: [${types.join(', ')}]`; // AWS: TestState, test_state_name[invalid_state_definition]
    const fix = `${typeof Type === 'string' ? didYouMean(Type, types) : ''}The state ${JSON.stringify(name)} has the type ${JSON.stringify(Type)}.`;
    report(schemaError(`${where}/Type`, message, fix));
  }
  return undefined;
}
