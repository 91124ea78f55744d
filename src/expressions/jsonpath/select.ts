import { jsonpathPlus } from './jsonpath-plus.generated';
import { StatesError } from '../../errors/states-error';
import { isArray, isObject, type Json, type JsonArray } from '../../json/json';
import { canonicalText } from '../canonical-text';
import { isDefinite } from './parse-path';
import type { Filter, Operand, Selector } from './path-syntax';

/** An object's own member; undefined where the value is no object or has none of that name. */
export const member = (value: Json, name: string): Json | undefined => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined);

/** An array's item; undefined where the value is no array or has none there. */
export const item = (value: Json, index: number): Json | undefined => (isArray(value) ? value[index < 0 ? value.length + index : index] : undefined);

/** As {@link item}, but an index beyond an array's ends finds null, as AWS answers for a path that gives a value (measured in floci-io/floci issue 3167). */
export const itemOrNull = (value: Json, index: number): Json | undefined => (isArray(value) ? (item(value, index) ?? null) : undefined);

type IndexSelector = Extract<Selector, { kind: 'index' }>;

/** What a definite path finds from a value: its selectors are names and indices only. */
export function selectOne(value: Json, selectors: readonly Selector[]): Json | undefined {
  let found: Json | undefined = value;
  for (const selector of selectors) {
    if (found === undefined) return undefined;
    found = selector.kind === 'name' ? member(found, selector.name) : itemOrNull(found, (selector as IndexSelector).index);
  }
  return found;
}

/**
 * What any path finds from a value, in document order. Nothing found is no error: AWS gives `[]` for `$[*]` and `$.items[1:].x` on `{}`
 * (recordings base test_json_path_array_wildcard_or_slice_with_no_input).
 */
export function selectAll(value: Json, selectors: readonly Selector[]): JsonArray {
  const found: Json[] = [];
  if (nested++ === 0) steps = 0;
  try {
    select(value, selectors, 0, value, found);
  } finally {
    nested--;
  }
  return found;
}

/** Values that one path may come by, those of the paths in its filters too: "$..*..*..*" comes by more than a process can hold. */
const mostSteps = 5_000_000;
let steps = 0;
let nested = 0;

function select(value: Json, selectors: readonly Selector[], at: number, document: Json, found: Json[]): void {
  if (++steps > mostSteps) throw new StatesError('States.Runtime', `The path comes by more than ${mostSteps} values.`);
  const selector = selectors[at];
  if (selector === undefined) {
    found.push(value);
    return;
  }
  const go = (next: Json): void => select(next, selectors, at + 1, document, found);
  switch (selector.kind) {
    case 'name': {
      const next = member(value, selector.name);
      if (next !== undefined) go(next);
      return;
    }
    case 'index':
      return within(value, selector.index, go);
    case 'wildcard':
      return children(value).forEach(go);
    case 'union':
      for (const one of selector.members) {
        if (typeof one === 'number') within(value, one, go);
        else if (member(value, one) !== undefined) go(member(value, one)!);
      }
      return;
    case 'slice':
      if (isArray(value)) value.slice(selector.from, selector.to).forEach(go);
      return;
    case 'filter':
      return filtered(value, selector.filter, document).forEach(go);
    case 'descent':
      go(value);
      for (const next of children(value)) select(next, selectors, at, document, found);
  }
}

function within(value: Json, index: number, go: (item: Json) => void): void {
  if (!isArray(value)) return;
  const at = index < 0 ? value.length + index : index;
  if (at >= 0 && at < value.length) go(value[at]!);
}

const children = (value: Json): JsonArray => (isArray(value) ? value : isObject(value) ? Object.values(value) : []);

/**
 * The items of an array that pass; an object passes as a whole. "The @ operator ... does not match scalar values. It only matches objects":
 * https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html. The filter's logic is evaluated by jsonpath-plus, in its safe
 * evaluator.
 */
function filtered(value: Json, filter: Filter, document: Json): JsonArray {
  const items = isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [];
  const operand = (current: Json, n: number): Json | undefined => evaluate(filter.operands[n]!, current, document);
  const sandbox = {
    exists: (current: Json, n: number) => operand(current, n) !== undefined,
    value: (current: Json, n: number) => comparable(operand(current, n)),
    ordered: (current: Json, n: number, other: number) => {
      const value = operand(current, n);
      const ordered = (typeof value === 'number' || typeof value === 'string') && typeof value === typeof operand(current, other);
      return ordered ? value : NaN;
    },
  };
  return jsonpathPlus().JSONPath<Json[]>({
    path: `$[?${filter.script}]`,
    json: items as Json[],
    eval: 'safe',
    sandbox: sandbox as unknown as Map<string, unknown>,
    wrap: true,
  });
}

/** Text and numbers compare as they are, so that '1' equals 1; what is missing equals nothing; all else equals its like. */
function comparable(value: Json | undefined): string | number | null {
  if (value === undefined) return NaN;
  return typeof value === 'object' || typeof value === 'boolean' ? (value === null ? null : `\0${canonicalText(value)}`) : value;
}

function evaluate(operand: Operand, current: Json, document: Json): Json | undefined {
  if ('constant' in operand) return operand.constant;
  const value = operand.from === '@' ? current : document;
  if (isDefinite(operand.selectors)) return selectOne(value, operand.selectors);
  const list = selectAll(value, operand.selectors);
  return list.length === 0 ? undefined : list;
}
