import { StateMachine, virtualClock, type StateMachineOptions } from 'asl-interpreter';
import type { Handler } from './loop';
import type { Workload } from './workloads';

/** The workload on a StateMachine. The Map's history and output exceed AWS's quotas, so these are off where `unlimited`. */
export function stateMachine(
  workload: Workload,
  {
    history = true,
    handlers = workload.handlers(),
    ...more
  }: { history?: boolean; handlers?: Record<string, Handler> } & Pick<StateMachineOptions, 'coverage'> = {},
): StateMachine {
  const quotas = { historyEvents: Infinity, payloadBytes: Infinity };
  return new StateMachine(workload.definition, { handlers, clock: virtualClock(), history, ...more, ...(workload.name === 'map' ? { quotas } : {}) });
}
