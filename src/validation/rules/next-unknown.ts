import { isObject } from '../../json/json';
import type { Pointer } from '../../json/pointer';
import type { Report } from '../fault';
import type { Graph, Outline } from '../outline';
import { capital } from '../shape';
import { didYouMean, quoted } from '../../errors/suggestion';

/**
 * "The value of the "Next" field MUST exactly and case-sensitively match the name of another state." A branch's states go to states of that
 * branch alone. Spec: https://states-language.net/#transition and #parallel-state
 */
export function nextUnknown({ states }: Outline, report: Report): void {
  for (const state of states) {
    for (const { target, where } of state.transitions) missingTarget(target, where, state.graph, `${state.label} goes to`, report);
  }
}

/** AWS says 'Next' whichever field it is. */
export function missingTarget(target: string, location: Pointer, graph: Graph, from: string, report: Report): void {
  const members = graph.fields['States'];
  if (!isObject(members) || Object.hasOwn(members, target)) return;
  const names = Object.keys(members);
  report({
    severity: 'ERROR',
    code: 'MISSING_TRANSITION_TARGET',
    message: `Missing 'Next' target: ${target}`,
    location,
    fix: `${didYouMean(target, names)}${capital(from)} ${JSON.stringify(target)}, which is no state of ${graph.label}; its states are ${quoted(names)}.`,
  });
}
