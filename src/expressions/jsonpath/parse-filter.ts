import type { Json } from '../../json/json';
import type { Scanner } from '../scanner';
import type { Filter, Operand, Selector } from './path-syntax';
import { parseQuoted } from './quoted';

/** The grammar of a path's steps, which a filter's operands have too. */
type ParseSelectors = (scanner: Scanner) => Selector[];

/** Parses what follows the `?` of a filter, parentheses included. */
export function parseFilter(scanner: Scanner, parseSelectors: ParseSelectors): Filter {
  const operands: Operand[] = [];
  if (scanner.next !== '(') scanner.fail('A filter stands in parentheses: "?(...)"');
  const parse = (): number => operands.push(parseOperand(scanner, parseSelectors)) - 1;
  return { script: parseGroup(scanner, { operands, parse, count: 0 }), operands };
}

/** Terms of a filter, negations and groups among them: a bound of its own, for they are evaluated by recursion, and the stack ends somewhere. */
const mostTerms = 500;

/** What a filter has so far. */
interface Terms {
  readonly operands: readonly Operand[];
  /** Parses an operand; returns its place. */
  readonly parse: () => number;
  count: number;
}

/** '(' alternatives ')' */
function parseGroup(scanner: Scanner, terms: Terms): string {
  scanner.expect('(', 'Expected "("');
  let script = '(';
  for (;;) {
    script += parseTerm(scanner, terms);
    scanner.space();
    if (scanner.take(')')) return `${script})`;
    script += scanner.match(/&&|\|\|/y) ?? scanner.fail('Expected "&&", "||" or ")"');
  }
}

/** A negation, a group, a comparison, or a path that must be there. */
function parseTerm(scanner: Scanner, terms: Terms): string {
  scanner.space();
  if (++terms.count > mostTerms) scanner.fail(`A filter has at most ${mostTerms} terms`);
  if (scanner.take('!')) return `!${parseTerm(scanner, terms)}`;
  if (scanner.next === '(') return parseGroup(scanner, terms);
  const { operands, parse } = terms;
  const start = scanner.position;
  const left = parse();
  scanner.space();
  const operator = scanner.match(/==|!=|<=|>=|<|>/y);
  if (operator === undefined) {
    if ('constant' in operands[left]!) scanner.fail('A constant is compared with something', start);
    return `exists(_$_v,${left})`;
  }
  scanner.space();
  const right = parse();
  return operator === '==' || operator === '!='
    ? `(value(_$_v,${left})${operator}value(_$_v,${right}))`
    : `(ordered(_$_v,${left},${right})${operator}ordered(_$_v,${right},${left}))`;
}

function parseOperand(scanner: Scanner, parseSelectors: ParseSelectors): Operand {
  if (scanner.take('@')) return { from: '@', selectors: parseSelectors(scanner) };
  if (scanner.take('$')) return { from: '$', selectors: parseSelectors(scanner) };
  if (scanner.next === "'" || scanner.next === '"') return { constant: parseQuoted(scanner) };
  const word = scanner.match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true\b|false\b|null\b/y);
  if (word === undefined) return scanner.fail('Expected a path from "@" or "$", a text in quotes, a number, true, false or null');
  return { constant: JSON.parse(/^-?0\d/.test(word) ? String(Number(word)) : word) as Json };
}
