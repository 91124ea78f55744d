import { validate, type Diagnostic } from 'asl-interpreter';
import { expect, test } from 'vitest';
import { readLines, shortId, type ValidationCase } from './case';
import { skippedValidations } from './skipped';

const cases = readLines<ValidationCase>('validation.jsonl');

/** A diagnostic's members that AWS answers; its location for the whole definition is '/'. */
const answered = ({ severity, code, message, location }: Diagnostic): object => ({ severity, code, message, location: location || '/' });

/** How CreateStateMachine writes what is wrong. */
const refusal = ({ code, message, location }: Diagnostic): string => `Invalid State Machine Definition: '${code}: ${message} at ${location || '/'}'`;

const errorsOf = ({ definition }: ValidationCase): Diagnostic[] => validate(definition).filter(({ severity }) => severity === 'ERROR');

/** Whether a message is the exception of some program: that is none of AWS's words, so that only the refusal and its place are compared. */
const isException = (message: string): boolean => message.startsWith('Error=ValueError');

function differs(recorded: ValidationCase): unknown {
  const errors = errorsOf(recorded);
  const { expected, expectedError } = recorded;
  if (expected !== undefined) return JSON.stringify(errors.map(answered)) === JSON.stringify(expected.diagnostics.map(answered)) ? undefined : errors;
  const { message } = expectedError!;
  if (isException(message)) return errors.length === 1 && errors[0]!.location === '/States/MapState/Label' ? undefined : errors;
  return errors.map(refusal).join(', ') === message ? undefined : errors;
}

test.each(cases.map((each) => [shortId(each), each] as const))('%s', (id, recorded) => {
  const why = skippedValidations[id];
  expect(differs(recorded), why).toEqual(why === undefined ? undefined : []);
});

test('the list of skipped recordings names recordings', () => {
  const known = new Set(cases.map(shortId));
  expect(Object.keys(skippedValidations).filter((id) => !known.has(id))).toEqual([]);
});
