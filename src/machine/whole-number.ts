import type { Field } from '../definition/machine';
import { refused } from './refused';
import type { StepContext } from './step-context';

/**
 * A whole number of at least 0 that a field of a Map gives; a path may also lead to a text that writes one (recording
 * test_reference_in_map_state[MAP_STATE_REFERENCE_IN_MAX_CONCURRENCY_PATH]). Other values fail in AWS's words (recordings
 * test_max_concurrency_path[max_concurrency_value0], test_map_state_tolerated_failure_count_path[-1]).
 */
export function wholeNumber(ctx: StepContext, field: Field): number {
  const value = field.evaluate(ctx);
  const number = typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) {
    throw refused(ctx, field, `The ${field.name} field refers to value "${JSON.stringify(value)}" which is not a valid integer${at(field)}`);
  }
  if (number < 0) throw refused(ctx, field, `${field.name.replace(/Path$/, '')} cannot be negative.`);
  return number;
}

/** A percentage, from 0 to 100 (recordings test_map_state_tolerated_failure_percentage_path[-1] and [1.1]). */
export function percentage(ctx: StepContext, field: Field): number {
  const value = field.evaluate(ctx);
  const number = typeof value === 'string' && /^[+-]?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
  const name = field.name.replace(/Path$/, '');
  if (typeof number !== 'number')
    throw refused(ctx, field, `The ${field.name} field refers to value "${JSON.stringify(value)}" which is not a valid float${at(field)}`);
  if (number < 0 || number > 100) throw refused(ctx, field, `${name} must be between 0 and 100.`);
  return number;
}

/** Where a path leads; an expression leads nowhere. */
const at = ({ text, location }: Field): string => (location === undefined ? `: ${text}` : '');
