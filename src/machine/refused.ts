import type { Field } from '../definition/machine';
import { StatesError } from '../errors/states-error';
import type { Json } from '../json/json';
import type { StepContext } from './step-context';

/**
 * The error of a field whose value is not what it has to be: of the runtime in JSONPath, of the evaluation in JSONata. There its event follows the
 * state's Entered event: what is evaluated is there (recordings test_wait_timestamp_jsonata).
 */
export function refused({ thread }: StepContext, { location }: Field, cause: string): StatesError {
  if (location === undefined) return new StatesError('States.Runtime', cause);
  thread.before = thread.entered;
  return new StatesError('States.QueryEvaluationError', cause, location);
}

/** A field and its value as AWS puts them into such a sentence: 'The SecondsPath parameter', '$.seconds == 1.5', in JSONata 'The Seconds field', '1.5'. */
export const named = ({ name, location }: Field): string => `The ${name} ${location === undefined ? 'parameter' : 'field'}`;
export const shown = ({ text, location }: Field, value: Json): string => `${location === undefined ? `${text} == ` : ''}${plain(value)}`;

/** A text without its quotes. */
const plain = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
