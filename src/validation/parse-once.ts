import type { WorkflowType } from '../definition/asl';
import type { Machine } from '../definition/machine';
import { parse } from './parse';

/** Texts that are kept at most: a program has few definitions. */
const mostTexts = 50;
const texts = new Map<string, Machine>();

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

const objects = new WeakMap<object, Made>();

/**
 * A definition made ready to run, as {@link parse} does, once for one that is given again and again: each test makes a machine of its own of the same
 * definition, and many histories are replayed against one. An object that has been changed in the meantime is made ready anew.
 *
 * @throws DefinitionError
 */
export function parseOnce(definition: object | string, type: WorkflowType = 'STANDARD'): Machine {
  return typeof definition === 'string' ? ofText(definition, type) : ofObject(definition, type);
}

function ofText(text: string, type: WorkflowType): Machine {
  const key = `${type} ${text}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const machine = parse(text, { type });
  if (texts.size === mostTexts) texts.delete(texts.keys().next().value!);
  texts.set(key, machine);
  return machine;
}

function ofObject(definition: object, type: WorkflowType): Machine {
  const known = objects.get(definition);
  if (known !== undefined && known.type === type && known.parts.every(isAsItWas)) return known.machine;
  const machine = parse(definition, { type });
  objects.set(definition, { type, parts: partsOf(definition), machine });
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
