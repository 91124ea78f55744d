import type { ExecutionResult } from 'asl-interpreter';

/** One execution of the workflow, and the order that it was started for. */
export interface Run {
  readonly orderId: string;
  readonly result: ExecutionResult;
}
