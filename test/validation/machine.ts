import type { Diagnostic } from '../../src/errors/definition-error';

/** A machine with the given states, of which the first is where it starts. */
export const machine = (states: object, more: object = {}): object => ({ StartAt: Object.keys(states)[0], States: states, ...more });

/** A state that is right as it is, with the given fields. */
export const pass = (more: object = {}): object => ({ Type: 'Pass', End: true, ...more });
export const task = (more: object = {}): object => ({ Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', End: true, ...more });

/** What AWS reports under its code for a fault of a field. */
export const schemaFault = (location: string, message: string, fix: string): Diagnostic => ({
  severity: 'ERROR',
  code: 'SCHEMA_VALIDATION_FAILED',
  message,
  location,
  fix,
});
