import type { Graph } from './outline';

/** The names of the states that can be reached from some. */
export function reachable(from: readonly string[], graph: Graph): Set<string> {
  const reached = new Set<string>();
  const waiting = [...from];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = graph.states.get(name);
    if (state === undefined || reached.has(name)) continue;
    reached.add(name);
    for (const { target } of state.transitions) waiting.push(target);
  }
  return reached;
}
