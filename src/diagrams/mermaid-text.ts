/** Longer labels are cut. */
const longest = 80;

/**
 * A text between double quotes in Mermaid: whatever could mean something there, to Mermaid or to Markdown, is an entity.
 * See https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
export function quoted(text: string): string {
  const letters = [
    ...text
      .replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
      .trim()
      .replaceAll(meant, '\u200b'),
  ];
  const cut = letters.length > longest ? [...letters.slice(0, longest - 1), '…'] : letters;
  return `"${cut.map((letter, at) => (isPlain(letter, at) ? letter : `#${letter.codePointAt(0)};`)).join('') || ' '}"`;
}

/** What means something as an entity, too, gets a space of no width inside: two dollars around a formula, a backslash and an n, a backtick. */
const meant = /(?<=\$)(?=\$)|(?<=\\)(?=n)|(?=`)/gu;

/** A digit or a sign at the beginning could begin a list in Markdown. */
const isPlain = (letter: string, at: number): boolean => (at === 0 ? /[\p{L}$(?]/u : /[\p{L}\p{M}\p{N} .,?$()=≤≥…'/-]/u).test(letter);
