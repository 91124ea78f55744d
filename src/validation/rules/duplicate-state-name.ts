import type { Report } from '../fault';
import type { Outline, StateNode } from '../outline';

/** "State names MUST be unique within the scope of the whole state machine." Spec: https://states-language.net/#statemachine */
export function duplicateStateName({ states }: Outline, report: Report): void {
  const first = new Map<string, StateNode>();
  for (const state of states) {
    const other = first.get(state.name);
    if (other === undefined) first.set(state.name, state);
    else
      report({
        severity: 'ERROR',
        code: 'DUPLICATE_STATE_NAME',
        message: `Duplicate State name: ${state.name}`,
        location: state.where,
        fix: `Rename one of them: ${other.where} has the same name.`,
      });
  }
}
