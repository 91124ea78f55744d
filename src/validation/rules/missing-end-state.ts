import { isObject } from '../../json/json';
import type { Report } from '../fault';
import type { Graph, Outline } from '../outline';

/**
 * "There MUST be at least one terminal state": a Succeed, a Fail, or one with "End": true.
 * Spec: https://states-language.net/#terminal-state. AWS gives no location.
 */
export function missingEndState({ graphs }: Outline, report: Report): void {
  for (const graph of graphs) {
    if (canEnd(graph)) continue;
    report({
      severity: 'ERROR',
      code: 'MISSING_END_STATE',
      message: 'Workflow has no terminal state',
      location: graph.where,
      fix: `No state of ${graph.label} ends it: add "End": true to the last one, or a Succeed or Fail state.`,
    });
  }
}

/** Whether a graph ends somewhere, or cannot be judged, because it has no states or one of them has no type. */
export function canEnd({ fields, states }: Graph): boolean {
  const members = fields['States'];
  if (!isObject(members) || Object.keys(members).length !== states.size || states.size === 0) return true;
  return [...states.values()].some(({ type, fields }) => type === undefined || type === 'Succeed' || type === 'Fail' || fields['End'] === true);
}
