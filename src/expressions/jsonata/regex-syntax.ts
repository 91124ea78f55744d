import { JsonataError } from './jsonata-error';

/** JavaScript's \s, which is more than RE2's, as the inside of a class: https://tc39.es/ecma262/#prod-WhiteSpace and #prod-LineTerminator */
const space = String.raw`\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}`;
const noSpace = String.raw`\x00-\x08\x0e-\x1f!-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e}\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff}`;

/**
 * A regular expression of JavaScript in the syntax of RE2: https://github.com/google/re2/wiki/Syntax
 *
 * @throws {JsonataError} for lookaround and backreferences.
 */
export function re2Syntax(source: string): string {
  const refuse = (what: string): never => {
    throw new JsonataError('S0303', `Invalid regular expression /${source}/: ${what} is not supported, as its time is not linear`);
  };
  let inClass = false;
  const token = /\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[pP]\{[^}]*\}|[1-9]\d*|[^])|\(\?<?[=!]|\(\?<|\[\^?\]|[^]/g;
  return source.replace(token, (part) => {
    if (part.startsWith('\\')) return escaped(part, inClass, refuse);
    if (inClass) {
      if (part === ']') inClass = false;
      return part === '[' ? '\\[' : part === '[]' ? `\\[${endClass()}` : part === '[^]' ? `\\[^${endClass()}` : part;
    }
    if (/^\(\?<?[=!]$/.test(part)) return refuse(part.includes('<') ? 'lookbehind' : 'lookahead');
    if (part === '(?<') return '(?P<';
    if (part === '[]') return String.raw`[^\x00-\x{10ffff}]`;
    if (part === '[^]') return String.raw`[\x00-\x{10ffff}]`;
    if (part === '[') inClass = true;
    return part === '.' ? String.raw`[^\n\r\x{2028}\x{2029}]` : part;
  });

  function endClass(): string {
    inClass = false;
    return ']';
  }
}

function escaped(part: string, inClass: boolean, refuse: (what: string) => never): string {
  const letter = part.charAt(1);
  const rest = part.slice(2);
  switch (letter) {
    case 's':
      return inClass ? space : `[${space}]`;
    case 'S':
      return inClass ? noSpace : `[^${space}]`;
    case 'u':
      return `\\x{${rest.replace(/[{}]/g, '') || '75'}}`;
    case 'c':
      return rest === '' ? '\\\\c' : `\\x{${(rest.charCodeAt(0) % 32).toString(16)}}`;
    case 'b':
      return inClass ? '\\x08' : part;
    case '0':
      return '\\x00';
    case 'k':
      return refuse('a backreference');
  }
  if (/[1-9]/.test(letter)) return refuse('a backreference');
  if (/[dDwWBfnrtvxpP]/.test(letter)) return part.length === 2 && /[xpP]/.test(letter) ? letter : part;
  return /[\w\s]|[^\0-\x7f]/.test(letter) ? letter : part; // any other is itself
}
