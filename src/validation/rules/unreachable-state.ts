import type { Fault, Report } from '../fault';
import type { Outline, StateNode } from '../outline';
import { reachable } from '../reachable';
import { canEnd } from './missing-end-state';

/**
 * A state that nothing goes to is refused by AWS, unless the workflow has no end, which is told first. States that only go to each other are
 * accepted by AWS, and never run either. Spec: https://states-language.net/#transition
 */
export function unreachableState({ graphs }: Outline, report: Report): void {
  for (const graph of graphs) {
    if (!canEnd(graph)) continue;
    const start = graph.fields['StartAt'];
    if (typeof start !== 'string') continue;
    const targets = new Set([start]);
    for (const state of graph.states.values()) for (const { target } of state.transitions) targets.add(target);
    const untargeted = [...graph.states.keys()].filter((name) => !targets.has(name));
    const reached = reachable([start, ...untargeted], graph);
    for (const state of graph.states.values()) {
      if (!targets.has(state.name)) report(fault(state, 'ERROR'));
      else if (!reached.has(state.name) && graph.states.has(start)) report(fault(state, 'WARNING'));
    }
  }
}

function fault({ name, where, label }: StateNode, severity: Fault['severity']): Fault {
  const error = severity === 'ERROR';
  return {
    severity,
    code: error ? 'MISSING_TRANSITION_TARGET' : 'unreachable-state',
    message: `State "${name}" is not reachable.`,
    location: where,
    fix: error
      ? `No state goes to ${label}: name it in a "Next", "Default" or "StartAt", or remove it.`
      : `No way leads from "StartAt" to ${label}: the states that go to it are not reached themselves.`,
  };
}
