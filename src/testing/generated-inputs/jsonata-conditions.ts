import type { Node } from '../../expressions/jsonata/ast';
import { parseExpression } from '../../expressions/jsonata/evaluator';
import { isArray, isObject, type Json, type JsonObject } from '../../json/json';
import type { Condition, RuleConditions } from './conditions';
import { neighbours } from './neighbours';

type Part = Node & { readonly [member: string]: unknown };

const relations = new Set(['=', '!=', '<', '<=', '>', '>=', 'in']);

/** What a JSONata condition asks: each comparison with a constant in it, and of the paths that are in none, whether they are anything. */
export function jsonataConditions(text: string): RuleConditions {
  const source = text.slice(2, -2).trim();
  const conditions: Condition[] = [];
  const alone = collect(parseExpression(source) as Part, conditions);
  for (const path of alone.paths) conditions.push({ path, values: [...alone.constants.flatMap(neighbours), true, false] });
  return { text: source, conditions, anyOf: / or |not|\?/.test(source) };
}

interface Collected {
  readonly paths: (readonly string[])[];
  readonly constants: Json[];
}

/** Adds the comparisons in a part; gives the paths and constants that are in none. */
function collect(part: Part, conditions: Condition[]): Collected {
  const all: Collected = { paths: [], constants: [] };
  if (part.type === 'path') {
    const names = namesOf(part['steps'] as Part[]);
    if (names !== null) all.paths.push(names);
  } else if (part.type === 'variable' && part.value !== 'states' && part.value !== '') all.paths.push([String(part.value)]);
  else if (part.type === 'string' || part.type === 'number' || part.type === 'value') all.constants.push(part.value as Json);

  const below = part.type === 'path' ? filtersOf(part) : Object.entries(part).flatMap(([name, member]) => (name === 'procedure' ? [] : partsIn(member)));
  for (const each of below) {
    const { paths, constants } = collect(each, conditions);
    all.paths.push(...paths);
    all.constants.push(...constants);
  }
  if (part.type !== 'binary' || !relations.has(String(part.value)) || all.paths.length === 0) return all;
  const [first, second] = all.paths;
  if (all.constants.length > 0) for (const path of all.paths) conditions.push({ path, values: all.constants.flatMap(neighbours), ...holding(part) });
  else if (second !== undefined) conditions.push({ path: first!, values: [], other: second });
  else return all;
  return { paths: [], constants: [] };
}

/** Of a path that is compared with a constant, for which values it holds. */
function holding({ value, lhs, rhs }: Part): Pick<Condition, 'holds'> {
  const [left, right] = [lhs as Part, rhs as Part];
  const test = compare[String(value)];
  if (left.type !== 'path' || !['string', 'number', 'value'].includes(right.type) || test === undefined) return {};
  return { holds: (given) => test(given, right.value as Json) };
}

const alike = (one: Json, other: Json): boolean => typeof one === typeof other && (typeof one === 'number' || typeof one === 'string');
const compare: Readonly<Record<string, (one: Json, other: Json) => boolean>> = {
  '=': (one, other) => one === other,
  '!=': (one, other) => one !== other,
  '<': (one, other) => alike(one, other) && one! < other!,
  '<=': (one, other) => alike(one, other) && one! <= other!,
  '>': (one, other) => alike(one, other) && one! > other!,
  '>=': (one, other) => alike(one, other) && one! >= other!,
};

const partsIn = (value: unknown): Part[] => {
  if (isArray(value)) return (value as readonly unknown[]).flatMap(partsIn);
  return isObject(value) ? (typeof value['type'] === 'string' ? [value as unknown as Part] : Object.values(value as JsonObject).flatMap(partsIn)) : [];
};

/** The filters of a path's steps: what they compare is below the path, too. */
const filtersOf = (path: Part): Part[] =>
  (path['steps'] as Part[]).flatMap(({ stages, predicate }) => [stages, predicate].flatMap(partsIn)).flatMap(({ expr }) => partsIn(expr));

/** '$states.input.a.b' is a.b, '$limit.x' is limit.x; a path of the item in a filter has its names alone. Null for the context. */
function namesOf(steps: readonly Part[]): string[] | null {
  const [first, second] = steps;
  const names = (from: number): string[] => steps.slice(from).map(({ type, value }) => (type === 'name' ? String(value) : '*'));
  if (first!.type !== 'variable') return names(0);
  if (first!.value !== 'states') return first!.value === '' ? names(1) : [String(first!.value), ...names(1)];
  return second?.value === 'input' ? names(2) : null;
}
