import { StatesError } from '../../errors/states-error';
import { isArray, isObject, withMember, type Json } from '../../json/json';
import { member } from './select';
import { parsePath } from './parse-path';
import type { Selector } from './path-syntax';
import { ExpressionSyntaxError } from '../syntax-error';

/**
 * Puts a result into a state's input. The input is not changed: objects and arrays along the path are made anew, everything else is shared (I5).
 * Fails with States.ReferencePathConflict where something on the way is there and is neither an object nor an array that has the index.
 */
export type ResultPath = (input: Json, result: Json) => Json;

/** Where the result is put: names, and indices from the beginning of an array. */
type Steps = readonly (string | number)[];

/**
 * Compiles a ResultPath: `$` gives the result itself, `$.a.b` the input with the result in that place. Objects that are missing on the way are made.
 * Spec: https://states-language.net/#filters
 *
 * @throws {ExpressionSyntaxError} where the text is no Reference Path from `$`.
 */
export function compileResultPath(text: string): ResultPath {
  const path = parsePath(text);
  if (path.root !== '$') throw new ExpressionSyntaxError('A ResultPath begins with "$": it cannot refer to the context object or to a variable', text, 1);
  const steps = path.selectors.map((selector) => stepOf(selector, text));
  const conflict = (input: Json): StatesError =>
    new StatesError('States.ReferencePathConflict', `Unable to apply ReferencePath ${text} to input ${JSON.stringify(input)}`);
  const [first] = steps;
  if (first === undefined) return (_input, result) => result;
  if (steps.length === 1 && typeof first === 'string') {
    return (input, result) => {
      if (!isObject(input)) throw conflict(input);
      return withMember(input, first, result);
    };
  }
  return (input, result) => {
    const output = put(input, steps, 0, result);
    if (output === undefined) throw conflict(input);
    return output;
  };
}

function stepOf(selector: Selector, text: string): string | number {
  if (selector.kind === 'name') return selector.name;
  if (selector.kind === 'index' && selector.index >= 0) return selector.index;
  throw new ExpressionSyntaxError('A ResultPath names one place: it has names and indices from 0 only', text, 0);
}

/** The value with the result in its place; undefined where the path does not fit. */
function put(value: Json | undefined, steps: Steps, at: number, result: Json): Json | undefined {
  const step = steps[at];
  if (step === undefined) return result;
  if (typeof step === 'string') {
    if (value !== undefined && !isObject(value)) return undefined;
    const inner = put(value === undefined ? undefined : member(value, step), steps, at + 1, result);
    return inner === undefined ? undefined : withMember(value ?? {}, step, inner);
  }
  if (!isArray(value) || step >= value.length) return undefined;
  const inner = put(value[step], steps, at + 1, result);
  return inner === undefined ? undefined : value.with(step, inner);
}
