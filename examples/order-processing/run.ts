import type { ExecutionResult } from 'asl-interpreter';

/** One execution of the workflow, and the order and message that it was started for. */
export interface Run {
  readonly orderId: string;
  readonly messageId: string;
  readonly result: ExecutionResult;
}
