import type { Diagnostic } from '../errors/definition-error';
import { deepest } from '../json/copy';
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

/** AWS's words for fields that are not there. */
export const requiredFields = (location: Pointer, names: readonly string[], fix: string): Fault =>
  schemaError(location, `These fields are required: [${names.join(', ')}]`, fix);

export const missing: Fault = {
  severity: 'ERROR',
  code: 'MISSING_DESCRIPTION',
  message: 'The definition is empty',
  location: '',
  fix: 'Write an object with "StartAt" and "States".',
};

export const invalidJson = (location: Pointer, message: string, fix: string): Fault => ({
  severity: 'ERROR',
  code: 'INVALID_JSON_DESCRIPTION',
  message,
  location,
  fix,
});

export const tooDeep = (location: Pointer): Fault => ({
  severity: 'ERROR',
  code: 'TOO_DEEPLY_NESTED',
  message: `The definition is nested deeper than ${deepest} levels`,
  location,
  fix: 'Make it flatter.',
});
