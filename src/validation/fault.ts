import type { Diagnostic } from '../errors/definition-error';
import type { Pointer } from '../json/pointer';

/** What a rule finds: a diagnostic whose line and column are not known yet. */
export interface Fault extends Pick<Diagnostic, 'severity' | 'code' | 'message' | 'location'> {
  readonly fix: string;
  /** What the line and column are of, where that is not the location: AWS locates a field that should not be there at its state. */
  readonly at?: Pointer;
}

export type Report = (fault: Fault) => void;

/** An error with the code under which AWS refuses whatever is wrong with a field. */
export const schemaError = (location: Pointer, message: string, fix: string, at: Pointer = location): Fault => ({
  severity: 'ERROR',
  code: 'SCHEMA_VALIDATION_FAILED',
  message,
  location,
  fix,
  at,
});
