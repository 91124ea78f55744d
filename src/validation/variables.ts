import { isObject, type Json } from '../json/json';
import { child, type Pointer } from '../json/pointer';
import { ExpressionSyntaxError } from '../expressions/syntax-error';
import type { Graph, Outline, StateNode } from './outline';
import { variablePathsOf } from './paths';

/** A variable that is set or read, and where. */
export interface VariableUse {
  readonly name: string;
  readonly at: Pointer;
  readonly state: StateNode;
}

/**
 * The variables of a definition. Each graph is a scope: its states see its own variables and those of the graphs around it, up to the item processor of
 * a Distributed Map. See https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export interface Variables {
  readonly set: readonly VariableUse[];
  readonly read: readonly VariableUse[];
}

const analysed = new WeakMap<Outline, Variables>();

/** Found once for each outline. */
export function variablesOf(outline: Outline): Variables {
  const known = analysed.get(outline);
  if (known !== undefined) return known;
  const found = { set: outline.states.flatMap(assignments), read: outline.states.flatMap(references) };
  analysed.set(outline, found);
  return found;
}

/** What `Assign` of a state, of its catchers and of its rules sets. */
function assignments(state: StateNode): readonly VariableUse[] {
  if (state.type === undefined || !mayAssign(state)) return none;
  return assigned(state);
}

const none: readonly VariableUse[] = [];
const mayAssign = ({ names, catchers, tests }: StateNode): boolean => names.includes('Assign') || catchers.length > 0 || tests.length > 0;

function assigned(state: StateNode): readonly VariableUse[] {
  const { fields, names, catchers, where, language } = state;
  const found: VariableUse[] = [];
  const add = (container: Json | undefined, at: Pointer): void => {
    const assign = isObject(container) ? container['Assign'] : undefined;
    if (!isObject(assign)) return;
    for (const key of Object.keys(assign)) {
      const name = language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key;
      found.push({ name, at: child(`${at}/Assign`, key), state });
    }
  };
  if (names.includes('Assign')) add(fields, where);
  catchers.forEach((catcher, i) => add(catcher, `${where}/Catch/${i}`));
  for (const { test, at } of state.tests) add(test, at);
  return found;
}

const variable = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\$([\p{ID_Start}_][\p{ID_Continue}]*)/gu;

function references(state: StateNode): VariableUse[] {
  const found: VariableUse[] = [];
  if (state.language === 'JSONata') {
    for (const { parsed, at } of state.expressions)
      if (!(parsed instanceof ExpressionSyntaxError)) for (const { name } of parsed.variables) found.push({ name, at, state });
  } else
    for (const { text, at } of variablePathsOf(state)) for (const [, name] of text.matchAll(variable)) if (name !== undefined) found.push({ name, at, state });
  return found;
}

/** The graph around another whose variables can be read in it; undefined for the outermost and for what a Distributed Map runs. */
export function outerScope(graph: Graph): Graph | undefined {
  return graph.executionType === undefined ? graph.within?.graph : undefined;
}

/** Whether variables of one graph can be read in another. */
export function sees(inner: Graph, outer: Graph): boolean {
  for (let graph: Graph | undefined = inner; graph !== undefined; graph = outerScope(graph)) if (graph === outer) return true;
  return false;
}
