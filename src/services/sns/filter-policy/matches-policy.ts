import { isArray, isObject, type Json, type JsonObject } from '../../../json/json';
import { matchesLeaf, type Leaf, type Pattern } from './pattern';
import { isPatterns, type PolicyNode } from './policy-node';

const nothing: JsonObject = {};

/**
 * Whether a message's body, or its attributes by their names, is what a policy asks for. A list stands for each of its items; what a policy asks of the
 * parts of an object one and the same item has to have, and a name does not exist where it does in no item.
 */
export function matchesPolicy(policy: PolicyNode, message: JsonObject): boolean {
  return matchesObject(policy, message, [], message);
}

/** @param path - Of the object, and `root` the message that it belongs to. */
function matchesObject(node: PolicyNode, object: JsonObject, path: readonly string[], root: JsonObject): boolean {
  const { fields, ors } = node;
  return (
    fields.every(([name, wanted]) => {
      const value = Object.hasOwn(object, name) ? object[name]! : undefined;
      return isPatterns(wanted) ? matchesField(wanted, value, [...path, name], root) : matchesPart(wanted, value, [...path, name], root);
    }) && ors.every((alternatives) => alternatives.some((each) => matchesObject(each, object, path, root)))
  );
}

function matchesPart(node: PolicyNode, value: Json | undefined, path: readonly string[], root: JsonObject): boolean {
  const objects = items(value).filter(isObject);
  return (objects.length === 0 ? [nothing] : objects).some((each) => matchesObject(node, each, path, root));
}

function matchesField(patterns: readonly Pattern[], value: Json | undefined, path: readonly string[], root: JsonObject): boolean {
  const leaves = leavesOf(value);
  return patterns.some((pattern) => (isAbsence(pattern) ? !hasLeaf(root, path) : leaves.some((leaf) => matchesLeaf(pattern, leaf))));
}

const isAbsence = (pattern: Pattern): boolean => pattern.kind === 'exists' && !pattern.exists;

function hasLeaf(root: JsonObject, path: readonly string[]): boolean {
  let values: Json[] = [root];
  for (const name of path) {
    values = values.flatMap((value) => items(value)).flatMap((value) => (isObject(value) && Object.hasOwn(value, name) ? [value[name]!] : []));
  }
  return values.some((value) => leavesOf(value).length > 0);
}

const leavesOf = (value: Json | undefined): Leaf[] => items(value).filter((item): item is Leaf => item === null || typeof item !== 'object');

/** The items of a list, of lists in it too; another value is its own only item. Without recursion: nobody knows how deep a message goes. */
function items(value: Json | undefined): Json[] {
  if (value === undefined) return [];
  if (!isArray(value)) return [value];
  const found: Json[] = [];
  const lists = [{ list: value, at: 0 }];
  while (lists.length > 0) {
    const top = lists.at(-1)!;
    if (top.at === top.list.length) lists.pop();
    else {
      const item = top.list[top.at++]!;
      if (isArray(item)) lists.push({ list: item, at: 0 });
      else found.push(item);
    }
  }
  return found;
}
