import { UsageError } from '../errors/usage-error';
import { isArray, isObject, type Json } from '../json/json';
import { fromValueTable, type ValueTable } from '../json/value-table';
import type { SavedState } from './execution';

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

/** Reads what `Execution.save` has made. @throws UsageError for anything else, and for what another definition's machine has saved. */
export function readSaved(saved: SavedExecution, fingerprint: string): SavedState {
  if (saved?.version !== 1 || typeof saved.definition !== 'string') throw notSaved();
  if (saved.definition !== fingerprint) {
    throw new UsageError('The execution was saved by a state machine with another definition.', '', 'Resume it with the definition that it was started with.');
  }
  let state: Json | undefined;
  try {
    state = fromValueTable(saved.execution);
  } catch {
    throw notSaved();
  }
  if (!isObject(state) || !isObject(state['data']) || !isArray(state['data']['threads']) || !isArray(state['data']['ready'])) throw notSaved();
  return state as unknown as SavedState;
}

const notSaved = (): UsageError => new UsageError('This is no execution that save() has made.', '', 'Give what save() returned, or the same as JSON.');
