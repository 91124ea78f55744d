import { StatesError } from '../../errors/states-error';
import { isObject } from '../../json/json';
import { javaText } from '../java-text';
import type { Scope } from '../scope';
import { rootOf } from './lookup';
import type { Path, Selector } from './path-syntax';
import { selectOne } from './select';

/** Makes the error of a path that finds nothing, in the words of the place where the path stands. */
export type NotFound = (path: Path, scope: Scope) => StatesError;

/**
 * The words for InputPath, OutputPath and the like. Recording: scenarios test_catch_states_runtime,
 * "Invalid path '$.no.such.result.path' : Missing property in path $['no']".
 */
export const invalidPath: NotFound = (path, scope) => runtime(withoutInput(path, scope) ?? `Invalid path '${path.text}' : ${reason(path, scope)}`);

/**
 * The words for a field of a payload template, such as 'value.$'. Recording: scenarios
 * test_invalid_jsonpath[INVALID_JSONPATH_IN_STRING_EXPR_CONTEXTPATH].
 */
export const notInTemplate =
  (field: string): NotFound =>
  (path, scope) =>
    runtime(
      withoutInput(path, scope) ?? `The JSONPath '${path.text}' specified for the field '${field}' could not be found in the input '${searched(path, scope)}'`,
    );

/**
 * The words for an argument of an intrinsic function; `call` is the whole call as it is written.
 * Source: a failure of AWS quoted by users, "The function 'States.Array($.x)' had the following error: The JsonPath argument for the field ...".
 */
export const notAnArgument =
  (call: string): NotFound =>
  (path, scope) =>
    runtime(
      `The function '${call}' had the following error: The JsonPath argument for the field '${path.text}' could not be found in the input '${searched(path, scope)}'`,
    );

/** What the path applies to: for `$$` AWS prints the context object, as failures of AWS quoted by users show. */
const searched = (path: Path, scope: Scope): string => scope.textOf(rootOf(path, scope) ?? scope.input);

const runtime = (cause: string): StatesError => new StatesError('States.Runtime', cause);

/** AWS applies no path to a null: its words were reported from an execution whose state had the input null. */
const withoutInput = (path: Path, scope: Scope): string | undefined =>
  path.root === '$' && scope.input === null ? 'Unable to apply Path transformation to null or empty input.' : undefined;

/** Why a definite path finds nothing, as the library that AWS uses for JsonPath says it. */
function reason(path: Path, scope: Scope): string {
  const root = rootOf(path, scope);
  if (root === undefined) return `No results for path: ${path.text}`;
  const at = path.selectors.findIndex((_, index) => selectOne(root, path.selectors.slice(0, index + 1)) === undefined);
  const selector = path.selectors[at]!;
  const value = selectOne(root, path.selectors.slice(0, at))!;
  const before = steps(path.selectors.slice(0, at));
  if (selector.kind === 'name') {
    if (!isObject(value)) return `Property ${step(selector)} not found in path ${before}`;
    if (at < path.selectors.length - 1) return `Missing property in path ${before}${step(selector)}`;
    return `No results for path: ${before}${step(selector)}`;
  }
  if (value === null) return `The path ${before} is null`;
  return `Filter: ${step(selector)} can only be applied to arrays. Current context is: ${javaText(value)}`;
}

const steps = (selectors: readonly Selector[]): string => `$${selectors.map(step).join('')}`;

/** Of a definite path: a name or an index. */
const step = (selector: Selector): string => (selector.kind === 'name' ? `['${selector.name}']` : `[${(selector as { readonly index: number }).index}]`);
