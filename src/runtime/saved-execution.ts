import type { ValueTable } from '../json/value-table';

/** An execution as plain JSON: everything that another process needs to go on with it, given a machine of the same definition. */
export interface SavedExecution {
  readonly version: 1;
  /** The name of its state machine. */
  readonly stateMachine: string;
  /** A fingerprint of the definition. */
  readonly definition: string;
  /** The execution and its history, with shared values stored once. */
  readonly execution: ValueTable;
}
