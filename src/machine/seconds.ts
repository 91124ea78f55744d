import type { Field } from '../definition/machine';
import { refused } from './refused';
import type { StepContext } from './step-context';

/**
 * A number of seconds that a field gives. Negative and fractional ones fail in AWS's words (recordings test_base_wait_seconds_path[-1] and [1.5]).
 * Sets `$` to what the state works on: its paths apply to the effective input.
 */
export function seconds(ctx: StepContext, field: Field): number {
  const value = field.evaluate(ctx);
  if (typeof value === 'number' && Number.isInteger(value)) {
    if (value >= 0) return value;
    throw refused(field, `The ${field.name} parameter references a negative value: ${field.text} == ${value}`);
  }
  throw refused(field, `The ${field.name} parameter cannot be parsed as a long value: ${field.text} == ${plain(value)}`);
}

/** A value as AWS puts it into such a sentence: a text without its quotes. */
export const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
