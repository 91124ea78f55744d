import { jsonTokens } from './json-tokens';
import { parsePattern } from './parse-pattern';
import type { Pattern } from './pattern';
import { PolicyFault } from './policy-fault';
import type { PolicyNode } from './policy-node';
import { TokenCursor } from './token-cursor';

/** Of the combinations that a policy may have, every level counts at least one: no deeper policy can be allowed. */
const deepest = 150;

/** "none of the objects in the $or array have field names that are reserved keywords": https://docs.aws.amazon.com/sns/latest/dg/and-or-logic.html */
const reserved = new Set([
  'exactly',
  'exists',
  'prefix',
  'suffix',
  'equals-ignore-case',
  'numeric',
  'anything-but',
  'cidr',
  'wildcard',
  '<',
  '<=',
  '>',
  '>=',
  '=',
]);

/**
 * What a filter policy's text asks for.
 *
 * @throws PolicyFault in AWS's words.
 */
export function parsePolicy(text: string): PolicyNode {
  const cursor = new TokenCursor(text, tokensOf(text));
  if (cursor.next().kind !== '{') throw cursor.fault('Filter is not an object');
  return object(cursor, 1);
}

function tokensOf(text: string): ReturnType<typeof jsonTokens> {
  try {
    return jsonTokens(text);
  } catch (thrown) {
    throw new PolicyFault(`failed to parse JSON. ${(thrown as PolicyFault).message}`);
  }
}

function object(cursor: TokenCursor, depth: number): PolicyNode {
  if (depth > deepest) throw new PolicyFault('Filter policy is too complex');
  const fields = new Map<string, PolicyNode | Pattern[]>();
  const ors: PolicyNode[][] = [];
  while (cursor.next().kind !== '}') {
    const name = cursor.token.text;
    if (name === '$or' && isOr(cursor)) {
      ors.push(alternatives(cursor, depth));
      continue;
    }
    const { kind } = cursor.next();
    if (kind !== '{' && kind !== '[') throw cursor.fault(`"${name}" must be an object or an array`);
    fields.set(name, kind === '{' ? object(cursor, depth + 1) : patterns(cursor)); // the last of two equal names counts, as in AWS's matcher
  }
  if (fields.size + ors.length === 0) throw cursor.fault('Empty objects are not allowed');
  return { fields: [...fields], ors };
}

/** Whether the `$or` that the cursor stands at has two objects or more, and only such, without reserved names; else it is a name like any other. */
function isOr(cursor: TokenCursor): boolean {
  if (cursor.peek(1)?.kind !== '[') return false;
  let objects = 0;
  let depth = 0;
  for (let ahead = 2; ; ahead++) {
    const { kind, text } = cursor.peek(ahead)!;
    if (depth === 0 && kind === ']') return objects > 1;
    if (depth === 0 && kind !== '{') return false;
    if (depth === 1 && kind === 'name' && reserved.has(text)) return false;
    if (depth === 0) objects++;
    if (kind === '{' || kind === '[') depth++;
    if (kind === '}' || kind === ']') depth--;
  }
}

function alternatives(cursor: TokenCursor, depth: number): PolicyNode[] {
  const found: PolicyNode[] = [];
  cursor.next();
  while (cursor.next().kind !== ']') found.push(object(cursor, depth));
  return found;
}

/** The values of a name, of which the bracket has been read. */
function patterns(cursor: TokenCursor): Pattern[] {
  const found: Pattern[] = [];
  while (cursor.next().kind !== ']') {
    const { kind, text } = cursor.token;
    if (kind === '{') found.push(parsePattern(cursor));
    else if (kind === '[') throw cursor.fault('Match value must be String, number, true, false, or null');
    else found.push({ kind: 'equals', value: kind === 'string' ? text : (JSON.parse(text) as number | boolean | null) });
  }
  if (found.length === 0) throw cursor.fault('Empty arrays are not allowed');
  return found;
}
