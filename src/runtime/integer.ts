import { UsageError } from '../errors/usage-error';

/** An option that is an integer; where there is a least one, also Infinity. @throws UsageError */
export function integer(option: string, value: number, least = -Infinity): number {
  if ((value === Infinity && least > -Infinity) || (Number.isInteger(value) && value >= least)) return value;
  throw new UsageError(
    `The option ${option} is ${String(value)}.`,
    '',
    least > -Infinity ? `Give an integer of at least ${least}, or Infinity.` : 'Give an integer.',
  );
}
