import type { WorkflowType } from '../definition/asl';
import type { Machine } from '../definition/machine';
import { parse } from '../validation/parse';

interface Made {
  readonly type: WorkflowType;
  readonly parts: readonly Part[];
  readonly machine: Machine;
}

/** An object or array of a definition, with the members that it had. */
interface Part {
  readonly object: object;
  readonly names: readonly string[];
  readonly members: readonly unknown[];
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
  if (known !== undefined && known.type === type && known.parts.every(isAsItWas)) return known.machine;
  const machine = parse(definition, { type });
  made.set(definition, { type, parts: partsOf(definition), machine });
  return machine;
}

function partsOf(object: object, parts: Part[] = []): Part[] {
  const names = Object.keys(object);
  const members: unknown[] = Object.values(object);
  parts.push({ object, names, members });
  for (const member of members) if (typeof member === 'object' && member !== null) partsOf(member, parts);
  return parts;
}

function isAsItWas({ object, names, members }: Part): boolean {
  let place = 0;
  for (const name in object) {
    if (name !== names[place] || (object as Readonly<Record<string, unknown>>)[name] !== members[place]) return false;
    place++;
  }
  return place === names.length;
}
