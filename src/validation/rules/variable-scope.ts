import type { Pointer } from '../../json/pointer';
import { schemaError, type Report } from '../fault';
import type { Graph, Outline } from '../outline';
import { outerScope, variablesOf } from '../variables';

/**
 * States inside a Parallel or Map state read the variables around it, and cannot assign one of their names. See
 * https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function variableScope(outline: Outline, report: Report): void {
  const { set } = variablesOf(outline);
  const assigned = new Map<Graph, Map<string, Pointer>>();
  for (const { name, at, state } of set) {
    const names = assigned.get(state.graph) ?? new Map<string, Pointer>();
    if (!names.has(name)) names.set(name, at);
    assigned.set(state.graph, names);
  }
  for (const { name, at, state } of set) {
    for (let graph = outerScope(state.graph); graph !== undefined; graph = outerScope(graph)) {
      const outer = assigned.get(graph)?.get(name);
      if (outer === undefined) continue;
      const message = `The variable "${name}" is assigned in an outer scope and cannot be assigned here`;
      report(schemaError(at, message, `Use another name in ${state.label}: ${outer} assigns this one, which ${state.graph.label} can read.`));
      break;
    }
  }
}
