import type { WorkflowType } from '../../definition/asl';
import { schemaError, type Report } from '../fault';
import type { Outline, StateNode } from '../outline';

/**
 * What an Express workflow cannot do: wait for a job (.sync) or for a token, use activities, or run a Map in Distributed mode. The executions of a
 * Distributed Map are Express workflows where its processor says so.
 * See https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html. AWS: test_illegal_callbacks[SYNC]
 */
export function express({ states, workflowType }: Outline, report: Report): void {
  for (const state of states) {
    const { resource, inner, where, label } = state;
    if ((resource === undefined && inner.length === 0) || typeOf(state, workflowType) !== 'EXPRESS') continue;
    if (resource !== undefined) {
      const unsupported =
        resource.kind === 'activity'
          ? 'activities'
          : resource.kind === 'integration' && resource.pattern !== 'request-response' && `'.${resource.pattern}' service integration`;
      if (unsupported) refuse(`${where}/Resource`, unsupported, `Make a Standard workflow of it, or let ${label} not wait for what it starts.`);
    }
    if (inner.some(({ executionType }) => executionType !== undefined))
      refuse(where, 'Map states in Distributed mode', `Make a Standard workflow of it, or give ${label} the Inline mode.`);
  }
  function refuse(location: string, what: string, fix: string): void {
    report(schemaError(location, `Express state machine does not support ${what}`, fix));
  }
}

/** The type of the workflow that a state is part of: that of the nearest Distributed Map around it, or the machine's own. */
function typeOf({ graph }: StateNode, machine: WorkflowType): WorkflowType {
  if (graph.executionType !== undefined) return graph.executionType;
  return graph.within === undefined ? machine : typeOf(graph.within, machine);
}
