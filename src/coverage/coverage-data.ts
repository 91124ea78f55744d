import type { StateMachineDefinition } from '../definition/asl';

/** What was passed in a run, as plain JSON: it can be written to a file, and that of several processes merged. */
export interface CoverageData {
  readonly version: 1;
  readonly machines: readonly MachineCoverage[];
}

export interface MachineCoverage {
  readonly name: string;
  /** The file that the definition stands in: a path or a file URL. */
  readonly source?: string;
  readonly definition: StateMachineDefinition;
  /** How often each place was passed, in the order of the machine's points. */
  readonly hits: readonly number[];
}

/** What tells machines apart: those of one source with one definition are one, whatever they are called. */
export const machineKey = (source: string | undefined, definition: StateMachineDefinition): string => JSON.stringify([source ?? null, definition]);
