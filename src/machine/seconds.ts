import type { Field } from '../definition/machine';
import { named, refused, shown } from './refused';
import type { StepContext } from './step-context';

/**
 * A number of seconds that a field gives. Negative and fractional ones fail in AWS's words (recordings test_base_wait_seconds_path[-1] and [1.5]).
 * Sets `$` to what the state works on: its paths apply to the effective input.
 */
export function seconds(ctx: StepContext, field: Field): number {
  const value = field.evaluate(ctx);
  if (typeof value === 'number' && Number.isInteger(value)) {
    if (value >= 0) return value;
    throw refused(ctx, field, `${named(field)} references a negative value: ${shown(field, value)}`);
  }
  throw refused(ctx, field, `${named(field)} cannot be parsed as a long value: ${shown(field, value)}`);
}
