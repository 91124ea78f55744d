import type { Execution } from '../../runtime/execution';

/** Those of the test that runs; null where nobody wants to know. */
let started: Execution[] | null = null;

/** Begins a test: from now on its executions are known. */
export function watchExecutions(): void {
  started = [];
}

/** A machine under test has started one. */
export function noteExecution(execution: Execution<unknown>): void {
  started?.push(execution as Execution);
}

/** The executions since {@link watchExecutions}. */
export const startedExecutions = (): readonly Execution[] => started ?? [];
