import { setMember } from '../../../json/json';
import { attribute, type AttributeValue, type Item } from '../attribute-value';
import { copyItem, copyValue } from '../values/copy-value';
import type { Path } from './ast';
import type { Placeholders } from './placeholders';

/** What is wanted of a value: all of it, or of its members. */
type Wanted = 'all' | Map<string | number, Wanted>;

/**
 * A copy of the parts of an item that the paths name; the whole of it without paths. Of a list only the named elements are there, in their order.
 * What does not exist is left out.
 */
export function project(item: Readonly<Item>, paths: readonly Path[] | undefined, placeholders: Placeholders): Item {
  if (paths === undefined) return copyItem(item);
  const wanted = new Map<string | number, Wanted>();
  for (const path of paths) want(wanted, placeholders.steps(path));
  return membersOf(item, wanted);
}

function want(wanted: Map<string | number, Wanted>, steps: readonly (string | number)[]): void {
  let inside = wanted;
  steps.forEach((step, i) => {
    if (i === steps.length - 1) inside.set(step, 'all');
    else {
      let next = inside.get(step);
      if (next === undefined) inside.set(step, (next = new Map()));
      inside = next as Map<string | number, Wanted>; // paths do not overlap
    }
  });
}

function membersOf(members: Readonly<Item>, wanted: ReadonlyMap<string | number, Wanted>): Item {
  const found: Item = {};
  for (const [name, inside] of wanted) {
    const value = part(attribute(members, name as string), inside);
    if (value !== undefined) setMember(found, name as string, value);
  }
  return found;
}

function part(value: AttributeValue | undefined, wanted: Wanted): AttributeValue | undefined {
  if (value === undefined) return undefined;
  if (wanted === 'all') return copyValue(value);
  const steps = [...wanted.keys()];
  if (typeof steps[0] === 'number') {
    const elements = (steps as number[]).toSorted((a, b) => a - b).map((index) => part(value.L?.[index], wanted.get(index)!));
    const found = elements.filter((element) => element !== undefined);
    return found.length === 0 ? undefined : { L: found };
  }
  const found = membersOf(value.M ?? {}, wanted);
  return Object.keys(found).length === 0 ? undefined : { M: found };
}
