import { StatesError } from '../../errors/states-error';
import type { Json, JsonObject } from '../../json/json';
import type { Scope } from '../scope';
import { comparisons, typeTests } from './choice-operators';
import { compileLookup } from './lookup';

/** Whether a Choice Rule matches. Throws {@link StatesError} where one of its paths leads nowhere. */
export type Test = (scope: Scope) => boolean;

/**
 * Compiles a Choice Rule of the JSONPath mode: a comparison, or `And`, `Or` and `Not` over other rules.
 * Spec: https://states-language.net/#choice-state
 *
 * @param rule - A rule that is known to be well-formed; members that are no operator do not matter.
 */
export function compileRule(rule: JsonObject): Test {
  const { And: and, Or: or, Not: not } = rule as { readonly And?: readonly JsonObject[]; readonly Or?: readonly JsonObject[]; readonly Not?: JsonObject };
  if (and !== undefined) {
    const tests = and.map(compileRule);
    return (scope) => tests.every((test) => test(scope));
  }
  if (or !== undefined) {
    const tests = or.map(compileRule);
    return (scope) => tests.some((test) => test(scope));
  }
  if (not !== undefined) {
    const test = compileRule(not);
    return (scope) => !test(scope);
  }
  return compileComparison(rule);
}

function compileComparison(rule: JsonObject): Test {
  const variable = rule['Variable'] as string;
  if ('IsPresent' in rule) {
    const look = compileLookup(variable);
    const wanted = rule['IsPresent'] as boolean;
    return (scope) => (look(scope) !== undefined) === wanted;
  }
  const value = compileReference(variable);
  for (const [operator, operand] of Object.entries(rule)) {
    const typeTest = typeTests[operator];
    if (typeTest !== undefined) return (scope) => typeTest(value(scope)) === operand;
    const compare = comparisons[operator];
    if (compare !== undefined) return (scope) => compare(value(scope), operand);
    const byPath = operator.endsWith('Path') ? comparisons[operator.slice(0, -'Path'.length)] : undefined;
    if (byPath !== undefined) {
      const other = compileReference(operand as string);
      return (scope) => byPath(value(scope), other(scope));
    }
  }
  return () => false; // no operator: validation refuses such a rule
}

/** A path of a rule, which must lead somewhere. */
function compileReference(path: string): (scope: Scope) => Json {
  const look = compileLookup(path);
  return (scope) => {
    const value = look(scope);
    if (value === undefined) throw new StatesError('States.Runtime', `Invalid path '${path}': The choice state's condition path references an invalid value.`);
    return value;
  };
}
