import type { WorkflowType } from '../definition/asl';
import type { Machine } from '../definition/machine';
import type { Json } from '../json/json';
import { isTextOf } from './is-text-of';
import { parse } from '../validation/parse';

interface Made {
  readonly text: string;
  readonly type: WorkflowType;
  readonly machine: Machine;
}

const made = new WeakMap<object, Made>();

/**
 * A definition made ready, once for an object that is given again and again with many histories: making it ready takes longer than most replays. One that
 * has been changed in the meantime is made ready anew.
 *
 * @throws DefinitionError
 */
export function machineOf(definition: object | string, type: WorkflowType): Machine {
  if (typeof definition === 'string') return parse(definition, { type });
  const known = made.get(definition);
  if (known !== undefined && known.type === type && isTextOf(definition as Json, known.text)) return known.machine;
  const text = JSON.stringify(definition);
  if (known !== undefined && known.type === type && known.text === text) return known.machine; // it has members that are no JSON
  const machine = parse(definition, { type });
  made.set(definition, { text, type, machine });
  return machine;
}
