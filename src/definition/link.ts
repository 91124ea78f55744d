import { child, type Pointer } from '../json/pointer';
import type { QueryLanguage, StateDefinition, StateGraph, StateMachineDefinition } from './asl';
import { compileState } from './compile-state';
import type { Machine, Point, State } from './machine';

/** The states of a machine as they are compiled. */
export interface Linker {
  readonly definition: StateMachineDefinition;
  readonly states: State[];
  readonly points: Point[];
  /** The query language of the states that name none. */
  readonly language: QueryLanguage;
  /** Links a branch or an item processor; returns its first state. */
  graph(graph: StateGraph, where: Pointer): State;
}

/**
 * Makes a machine of a definition that is known to be valid; the machine shares the definition's literals.
 */
export function link(definition: StateMachineDefinition): Machine {
  const linker: Linker = {
    definition,
    states: [],
    points: [],
    language: definition.QueryLanguage ?? 'JSONPath',
    graph: (graph, where) => linkGraph(linker, graph, where),
  };
  const start = linker.graph(definition, '');
  return { definition, states: linker.states, points: linker.points, start, timeoutSeconds: definition.TimeoutSeconds ?? null };
}

function linkGraph(linker: Linker, graph: StateGraph, where: Pointer): State {
  const named = new Map<string, { state: State; connect: (find: (name: string) => State) => void }>();
  for (const [name, definition] of Object.entries<StateDefinition>(graph.States))
    named.set(name, compileState(linker, name, definition, child(`${where}/States`, name)));
  const find = (name: string): State => named.get(name)!.state;
  for (const { connect } of named.values()) connect(find);
  return find(graph.StartAt);
}
