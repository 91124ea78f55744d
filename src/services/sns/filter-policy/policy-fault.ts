/** What is wrong with a filter policy, in the words of AWS's own matcher (https://github.com/aws/event-ruler). */
export class PolicyFault extends Error {}

/** A place in a text as the JSON parser of AWS names it: lines and columns from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Letters of the text that a message shows at most. */
const shown = 500;

/** `… at [Source: (String)"{"store":"x"}"; line: 1, column: 11]`: the parser adds the text and the place to every message. */
export function faultAt(message: string, text: string, { line, column }: Place): PolicyFault {
  const cut = text.length > shown ? `"${text.slice(0, shown)}"[truncated ${text.length - shown} chars]` : `"${text}"`;
  return new PolicyFault(`${message}\n at [Source: (String)${cut}; line: ${line}, column: ${column}]`);
}
