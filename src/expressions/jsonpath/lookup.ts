import { isArray, type Json, type JsonObject } from '../../json/json';
import type { Scope } from '../scope';
import { parsePath } from './parse-path';
import type { Path, Selector } from './path-syntax';
import { item, itemOrNull, member, selectAll } from './select';

/** What a path finds; undefined where a definite path finds nothing. It allocates nothing for a Reference Path. */
export type Lookup = (scope: Scope) => Json | undefined;

type Read = (value: Json) => Json | undefined;

/**
 * Compiles a path to a lookup that never fails, for rules such as IsPresent and for words of one's own about what is missing. An index beyond an
 * array's ends finds nothing: teams ask `$.list[0]` by IsPresent whether a list has items.
 */
export const compileLookup = (text: string): Lookup => lookup(parsePath(text), () => undefined, item);

/** @param missing - What a definite path gives, or throws, where it finds nothing. */
export function lookup<Missing extends Json | undefined>(
  path: Path,
  missing: (scope: Scope) => Missing,
  itemAt: typeof item = itemOrNull,
): (scope: Scope) => Json | Missing {
  const { root, selectors } = path;
  const value = rootValue(root);
  if (!path.definite) return (scope) => selectAll(value(scope) ?? null, selectors);
  const fast = root === '$' ? fewNames(selectors, missing) : undefined;
  if (fast !== undefined) return fast;
  const reads = selectors.map((selector) => read(selector, itemAt));
  return (scope) => {
    let found = value(scope);
    for (let i = 0; i < reads.length && found !== undefined; i++) found = reads[i]!(found);
    return found === undefined ? missing(scope) : found;
  };
}

/** `$.a` and `$.a.b`, which are most of all paths and run for every state, in one function each. */
function fewNames<Missing>(selectors: readonly Selector[], missing: (scope: Scope) => Missing): ((scope: Scope) => Json | Missing) | undefined {
  const names = selectors.flatMap((selector) => (selector.kind === 'name' && !(selector.name in Object.prototype) ? [selector.name] : []));
  if (names.length !== selectors.length) return undefined;
  const [first, second] = names as [string, string];
  if (names.length === 1) {
    return (scope) => {
      const found = plainMember(scope.input, first);
      return found === undefined ? missing(scope) : found;
    };
  }
  if (names.length !== 2) return undefined;
  return (scope) => {
    const outer = plainMember(scope.input, first);
    const found = outer === undefined ? undefined : plainMember(outer, second);
    return found === undefined ? missing(scope) : found;
  };
}

/** The member of a name that no object inherits: it need not be asked whether it is the object's own. */
const plainMember = (value: Json, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !isArray(value) ? (value as JsonObject)[name] : undefined;

function read(selector: Selector, itemAt: typeof item): Read {
  if (selector.kind === 'name') {
    const { name } = selector;
    return name in Object.prototype ? (value) => member(value, name) : (value) => plainMember(value, name);
  }
  const { index } = selector as Extract<Selector, { kind: 'index' }>; // a definite path has names and indices only
  return (value) => itemAt(value, index);
}

function rootValue(root: Path['root']): Lookup {
  if (root === '$') return (scope) => scope.input;
  if (root === '$$') return (scope) => scope.context();
  const { variable } = root;
  return (scope) => scope.variable(variable);
}

/** What a path applies to in a scope: the input, the context object or a variable; undefined where there is no such variable. */
export const rootOf = (path: Path, scope: Scope): Json | undefined => rootValue(path.root)(scope);
