import { schemaError, type Report } from '../fault';
import type { Outline } from '../outline';
import { shown } from '../shape';
import { variablesOf } from '../variables';

const longest = 80;
/** Most names are of these letters, and the classes of Unicode take long to compile. */
const plain = /^[A-Za-z_][A-Za-z0-9_]*$/;
const identifier = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

/**
 * A variable's name is an identifier of Unicode (ID_Start, then ID_Continue) of at most 80 characters; "states" is reserved, and a part of a variable
 * cannot be assigned. See https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function variableName(outline: Outline, report: Report): void {
  for (const { name, at } of variablesOf(outline).set) {
    const reason = whatIsWrong(name);
    if (reason !== undefined) report(schemaError(at, `The variable name ${shown(name)} is not valid`, `Change it: ${reason}.`));
  }
}

function whatIsWrong(name: string): string | undefined {
  if (name === 'states') return '"$states" is reserved';
  if (name.startsWith('$')) return 'a name is assigned without "$"';
  if (/^[^.[]+[.[]/.test(name)) return `a part of a variable cannot be assigned, only the whole of ${shown(/^[^.[]+/.exec(name)![0])}`;
  if (!plain.test(name) && !identifier.test(name)) return 'a name begins with a letter and goes on with letters, digits and "_"';
  return [...name].length > longest ? `it has more than ${longest} characters` : undefined;
}
