import type { Scanner } from '../scanner';

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** A text in single or double quotes, with the escapes of a JSON string and that of either quote. */
export function parseQuoted(scanner: Scanner): string {
  const start = scanner.position;
  const quoted = scanner.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/suy) ?? scanner.fail('Expected a text in quotes, with both of them');
  return quoted.slice(1, -1).replace(/\\u([0-9a-fA-F]{4})|\\(.)/gsu, (escape: string, code: string | undefined, character: string, at: number) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    if (character === 'u') scanner.fail(`"${escape}" is not followed by four hexadecimal digits`, start + 1 + at);
    return escapes[character] ?? character;
  });
}
