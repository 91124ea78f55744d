import { Scanner } from '../scanner';
import { ExpressionSyntaxError } from '../syntax-error';
import { parseFilter } from './parse-filter';
import type { Path, Selector } from './path-syntax';
import { parseQuoted } from './quoted';

/**
 * Parses a path: `$.a.b[0]['c']`, `$$.Execution.Id`, `$variable.x`, with the operators of JsonPath.
 * Spec: https://states-language.net/#path; functions such as `length()` are no part of it.
 *
 * @throws {ExpressionSyntaxError} with the position of the fault.
 */
export function parsePath(text: string): Path {
  const scanner = new Scanner(text);
  scanner.expect('$', 'A path begins with "$"');
  const root = parseRoot(scanner);
  const selectors = parseSelectors(scanner);
  if (!scanner.atEnd) scanner.fail(scanner.next === '(' ? 'A path has no functions' : `Expected "." or "[", found "${scanner.next}"`);
  return { text, root, selectors, definite: isDefinite(selectors) };
}

export const isDefinite = (selectors: readonly Selector[]): boolean => selectors.every(({ kind }) => kind === 'name' || kind === 'index');

function parseRoot(scanner: Scanner): Path['root'] {
  if (scanner.take('$')) return '$$';
  const variable = scanner.match(/[\p{ID_Start}_][\p{ID_Continue}]*/uy);
  return variable === undefined ? '$' : { variable };
}

function parseSelectors(scanner: Scanner): Selector[] {
  const selectors: Selector[] = [];
  for (;;) {
    if (scanner.take('..')) {
      selectors.push({ kind: 'descent' });
      if (scanner.next !== '[') selectors.push(parseDotted(scanner));
    } else if (scanner.take('.') && scanner.next !== '[') selectors.push(parseDotted(scanner)); // "$.[0]" stands for "$[0]" in published workflows
    if (scanner.take('[')) selectors.push(parseBracketed(scanner));
    else if (scanner.next !== '.') return selectors;
  }
}

function parseDotted(scanner: Scanner): Selector {
  const start = scanner.position;
  if (scanner.take('*')) return { kind: 'wildcard' };
  const name = scanner.match(/[^\s.[\](),'"*?@!=<>&|]+/y) ?? scanner.fail(`Expected a name after "."`);
  if (scanner.next === '(') scanner.fail('A path has no functions', start);
  return { kind: 'name', name };
}

function parseBracketed(scanner: Scanner): Selector {
  scanner.space();
  const selector = parseBracketContent(scanner);
  scanner.space();
  scanner.expect(']', 'Expected "]"');
  return selector;
}

function parseBracketContent(scanner: Scanner): Selector {
  if (scanner.take('*')) return { kind: 'wildcard' };
  if (scanner.take('?')) return { kind: 'filter', filter: parseFilter(scanner, parseSelectors) };
  if (scanner.next === "'" || scanner.next === '"') {
    const names = parseList(scanner, parseQuoted);
    return names.length === 1 ? { kind: 'name', name: names[0]! } : { kind: 'union', members: names };
  }
  const slice = scanner.match(/-?\d*\s*:\s*-?\d*(?=\s*\])/y);
  if (slice !== undefined) return parseSlice(slice);
  const indices = parseList(scanner, parseIndex);
  return indices.length === 1 ? { kind: 'index', index: indices[0]! } : { kind: 'union', members: indices };
}

function parseList<T>(scanner: Scanner, parse: (scanner: Scanner) => T): T[] {
  const list: T[] = [];
  do {
    scanner.space();
    list.push(parse(scanner));
    scanner.space();
  } while (scanner.take(','));
  return list;
}

const parseIndex = (scanner: Scanner): number =>
  Number(scanner.match(/-?\d+/y) ?? scanner.fail('Expected an index, a name in quotes, "*", a slice or "?(...)" between the brackets'));

function parseSlice(text: string): Selector {
  const [from, to] = text.split(':').map((part) => part.trim()) as [string, string];
  return { kind: 'slice', from: from === '' ? 0 : Number(from), to: to === '' ? Infinity : Number(to) };
}

/** What is wrong with the syntax of a path; undefined for a path that is well formed. */
export function pathFault(text: string): ExpressionSyntaxError | undefined {
  try {
    parsePath(text);
    return undefined;
  } catch (thrown) {
    return thrown instanceof ExpressionSyntaxError ? thrown : new ExpressionSyntaxError('The filter is nested too deeply', text, 0);
  }
}

export const isPath = (text: string): boolean => pathFault(text) === undefined;

/**
 * Whether a text is a Reference Path, which names exactly one node: names and indices from the beginning of an array.
 * Spec: https://states-language.net/#ref-paths
 */
export function isReferencePath(text: string): boolean {
  if (!isPath(text)) return false;
  return parsePath(text).selectors.every((selector) => selector.kind === 'name' || (selector.kind === 'index' && selector.index >= 0));
}
