import { cidrRange } from './cidr';
import { parseAnythingBut } from './parse-anything-but';
import { parseNumeric } from './parse-numeric';
import type { Pattern } from './pattern';
import { PolicyFault } from './policy-fault';
import type { TokenCursor } from './token-cursor';
import { wildcardOf } from './parse-wildcard';

const onlyOne = 'Only one key allowed in match expression';

/** A match expression, such as `{"prefix": "bas"}`, of which the bracket has been read. */
export function parsePattern(cursor: TokenCursor): Pattern {
  const { kind, text: type } = cursor.next();
  if (kind !== 'name') throw cursor.fault('Match expression name not found');
  switch (type) {
    case 'prefix':
    case 'suffix':
    case 'equals-ignore-case':
      return closed(cursor, { kind: type, value: stringOf(cursor, `${type} match pattern must be a string`) });
    case 'wildcard':
      return closed(cursor, wildcardOf(stringOf(cursor, 'wildcard match pattern must be a string')));
    case 'cidr':
      return closed(cursor, cidrOf(stringOf(cursor, 'prefix match pattern must be a string')));
    case 'exists':
      return closed(cursor, { kind: 'exists', exists: flagOf(cursor) });
    case 'numeric':
      return parseNumeric(cursor);
    case 'anything-but':
      return parseAnythingBut(cursor);
    default:
      throw cursor.fault(`Unrecognized match type ${type}`);
  }
}

function closed(cursor: TokenCursor, pattern: Pattern): Pattern {
  cursor.close(onlyOne);
  return pattern;
}

function stringOf(cursor: TokenCursor, message: string): string {
  const { kind, text } = cursor.next();
  if (kind !== 'string') throw cursor.fault(message);
  return text;
}

function flagOf(cursor: TokenCursor): boolean {
  const { kind } = cursor.next();
  if (kind !== 'true' && kind !== 'false') throw cursor.fault('exists match pattern must be either true or false.');
  return kind === 'true';
}

/** Its faults have no place, as in AWS's matcher. */
function cidrOf(text: string): Pattern {
  const range = cidrRange(text);
  if (range === undefined) throw new PolicyFault(text.split('/').length === 2 ? `Malformed CIDR: ${text}` : "Malformed CIDR, one '/' required");
  return { kind: 'cidr', range };
}
