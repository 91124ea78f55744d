import { isArray, isObject, type Json } from '../json/json';
import { child, type Pointer } from '../json/pointer';
import { functionOf } from '../templates/template';
import { positionAt, type Position } from '../validation/definition-text';
import { locate } from '../validation/locate';
import { readYaml } from '../yaml/read-yaml';

/** What a text holds, and where its values stand in it; where a pointer leads into nothing, the position is that of what it leads through. */
export interface Source {
  readonly value: Json;
  positions(pointers: readonly Pointer[]): ReadonlyMap<Pointer, Position>;
}

/** Reads JSON, or YAML with the short forms of template functions; undefined for any other text. */
export function readSource(text: string): Source | undefined {
  try {
    const value = JSON.parse(text.replace(/^\ufeff/, '')) as Json;
    return { value, positions: (pointers) => positions(pointers, inJson(text, pointers)) };
  } catch {
    return fromYaml(text);
  }
}

function fromYaml(text: string): Source | undefined {
  try {
    const { value, position } = readYaml(text, { tags: functionOf });
    return { value, positions: (pointers) => positions(pointers, position) };
  } catch {
    return undefined; // no YAML, or no package that reads it
  }
}

function inJson(text: string, pointers: readonly Pointer[]): (where: Pointer) => Position | undefined {
  const offsets = locate(text, new Set(pointers.flatMap(upwards)));
  return (where) => {
    const offset = offsets.get(where);
    return offset === undefined ? undefined : positionAt(text, offset);
  };
}

const positions = (pointers: readonly Pointer[], find: (where: Pointer) => Position | undefined): ReadonlyMap<Pointer, Position> =>
  new Map(
    pointers.map((where) => [
      where,
      upwards(where)
        .map(find)
        .find((found) => found !== undefined)!,
    ]),
  );

/** A pointer and what it leads through, the whole document last. */
function upwards(where: Pointer): Pointer[] {
  const all = [where];
  for (let at = where; at !== ''; all.push(at)) at = at.slice(0, at.lastIndexOf('/'));
  return all;
}

/** A value inside of another that may be a definition: an object, or a text that holds one. */
export type Candidate = { readonly where: Pointer } & ({ readonly value: Json } | { readonly text: string });

/** Whatever in a document may be a definition, in its order. */
export function* candidates(value: Json, where: Pointer = ''): Generator<Candidate> {
  if (typeof value === 'string') {
    if (value.includes('StartAt')) yield { where, text: value };
  } else if (isArray(value)) {
    for (const [index, item] of value.entries()) yield* candidates(item, child(where, index));
  } else if (isObject(value)) {
    if (Object.hasOwn(value, 'StartAt') && Object.hasOwn(value, 'States')) yield { where, value };
    const joined = joinedText(value['Fn::Join']);
    if (joined !== undefined) yield { where, text: joined };
    for (const [name, member] of Object.entries(value)) yield* candidates(member, child(where, name));
  }
}

/** The text that Fn::Join makes, with a placeholder for what only a deployment knows. */
function joinedText(join: Json | undefined): string | undefined {
  if (!isArray(join) || typeof join[0] !== 'string' || !isArray(join[1])) return undefined;
  return join[1].map((part) => (typeof part === 'string' ? part : '${}')).join(join[0]);
}
