import { comparisons, typeTests } from '../../expressions/jsonpath/choice-operators';
import { parsePath } from '../../expressions/jsonpath/parse-path';
import { isArray, isObject, type Json, type JsonObject } from '../../json/json';
import { jsonataConditions } from './jsonata-conditions';
import { matchedBy, neighbours } from './neighbours';

/** Something that a Choice rule asks of a value. */
export interface Condition {
  /** The names on the way to the value, from the state's input or the variable: '*' is any item or name. Empty for the whole. */
  readonly path: readonly string[];
  /** Values for which it holds, or for which it does not. */
  readonly values: readonly Json[];
  /** What the value is compared with, where that is no constant. */
  readonly other?: readonly string[];
  /** Whether it holds for a value; undefined where that is not known from the value alone. */
  readonly holds?: (value: Json) => boolean;
}

export interface RuleConditions {
  /** The rule as one reads it: '$.total > 1000 and $.vip = true'. */
  readonly text: string;
  readonly conditions: readonly Condition[];
  /** Whether one of the conditions is enough, as far as they are joined by `Or`. */
  readonly anyOf: boolean;
}

const isOr = (rule: JsonObject): boolean => rule['Or'] !== undefined || rule['Not'] !== undefined;

/** What a Choice rule asks of which values: of JSONPath from its operators, of JSONata from its comparisons. */
export function conditionsOf(rule: JsonObject): RuleConditions {
  const { Condition: condition } = rule;
  if (typeof condition === 'string') return jsonataConditions(condition);
  if (typeof condition === 'boolean') return { text: String(condition), conditions: [], anyOf: false };
  return {
    text: textOf(rule),
    conditions: found(rule, true),
    anyOf: isOr(rule) || (isArray(rule['And']) && rule['And'].some((each) => isOr(each as JsonObject))),
  };
}

function found(rule: JsonObject, affirmed: boolean): Condition[] {
  const { And: and, Or: or, Not: not, Variable: variable } = rule;
  if (isArray(and) || isArray(or)) return [...(isArray(and) ? and : []), ...(isArray(or) ? or : [])].flatMap((each) => found(each as JsonObject, affirmed));
  if (isObject(not)) return found(not, !affirmed);
  const [operator, operand] = comparisonOf(rule);
  const path = namesOf(variable as string);
  const test = typeTests[operator];
  const holds = (value: Json): boolean => (test === undefined ? comparisons[operator]!(value, operand) : test(value) === operand) === affirmed;
  if (operator === 'IsPresent') return [{ path, values: [] }];
  if (test !== undefined) return [{ path, values: [1, 'text', null, true, '2025-01-01T00:00:00Z'], holds }];
  if (operator === 'StringMatches') return [{ path, values: matchedBy(operand as string), holds }];
  if (comparisons[operator] !== undefined) return [{ path, values: neighbours(operand), holds }];
  return [{ path, values: [], other: namesOf(operand as string) }];
}

/** The operator of a comparison, and its operand. */
const comparisonOf = (rule: JsonObject): readonly [operator: string, operand: Json] =>
  Object.entries(rule).find(([name]) => /^(?:String|Numeric|Timestamp|Boolean|Is)/.test(name))!;

function namesOf(path: string): string[] {
  const { root, selectors } = parsePath(path);
  const names = selectors.map((selector) => (selector.kind === 'name' ? selector.name : selector.kind === 'index' ? String(selector.index) : '*'));
  return typeof root === 'object' ? [root.variable, ...names] : names;
}

const signs: Readonly<Record<string, string>> = { Equals: '=', LessThan: '<', GreaterThan: '>', LessThanEquals: '<=', GreaterThanEquals: '>=' };

function textOf(rule: JsonObject, inside = false): string {
  const { And: and, Or: or, Not: not, Variable: variable } = rule;
  const all = (rules: readonly Json[], word: string): string => rules.map((each) => textOf(each as JsonObject, true)).join(` ${word} `);
  if (isArray(and)) return inside ? `(${all(and, 'and')})` : all(and, 'and');
  if (isArray(or)) return inside ? `(${all(or, 'or')})` : all(or, 'or');
  if (isObject(not)) return `not (${textOf(not)})`;
  const [operator, operand] = comparisonOf(rule);
  const sign = signs[operator.replace(/^(?:String|Numeric|Timestamp|Boolean)|Path$/g, '')];
  const value = operator.endsWith('Path') ? String(operand) : JSON.stringify(operand);
  return `${String(variable)} ${sign ?? operator} ${value}`;
}
