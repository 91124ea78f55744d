import { stripVTControlCharacters } from 'node:util';

/** What an assertion that does not hold says, without colours. */
export function messageOf(assertion: () => unknown): string {
  try {
    assertion();
  } catch (error) {
    return `\n${stripVTControlCharacters((error as Error).message)}\n`;
  }
  throw new Error('The assertion holds.');
}
