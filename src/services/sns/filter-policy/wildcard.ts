/** The fault of a wildcard pattern, in the words of AWS's matcher; undefined where it has none. A backslash stands before a star or a backslash. */
export function wildcardFault(pattern: string): string | undefined {
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] === '*' && pattern[i + 1] === '*') return `Consecutive wildcard characters at pos ${i + 1}`;
    if (pattern[i] !== '\\') continue;
    const escaped = pattern[++i];
    if (escaped !== '*' && escaped !== '\\') return `Invalid escape character at pos ${i}`;
  }
  return undefined;
}

/** The fixed parts of a wildcard pattern, between its stars. */
export function wildcardParts(pattern: string): string[] {
  const parts = [''];
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] === '*') parts.push('');
    else parts[parts.length - 1] += pattern[i] === '\\' ? pattern[++i]! : pattern[i]!;
  }
  return parts;
}

/** Whether a text is made of the parts in their order, with anything between them. Each is taken where it comes first: there is no going back. */
export function matchesWildcard(parts: readonly string[], text: string): boolean {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (parts.length === 1) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= text.length - last.length;
}
