import type { WorkflowType } from '../definition/asl';
import type { Machine } from '../definition/machine';
import { parse } from '../validation/parse';

/** Definitions that are kept at most: a test file has few. */
const most = 50;
const known = new Map<string, Machine>();

/**
 * A definition made ready to run. Each test makes a machine of its own of the same definition: it is validated and compiled once, and again when it has
 * changed.
 */
export function parsedOnce(definition: object | string, type: WorkflowType = 'STANDARD'): Machine {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  const key = `${type} ${text}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const machine = parse(definition, { type });
  if (known.size === most) known.delete(known.keys().next().value!);
  known.set(key, machine);
  return machine;
}
