import type { StateMachineDefinition } from '../definition/asl';
import type { Json } from '../json/json';
import type { Pointer } from '../json/pointer';
import type { Position } from '../validation/definition-text';
import { candidates, readSource, type Candidate, type Source } from './read-source';
import { holds } from './same-definition';

/** The text in which the places of a definition are shown. */
export interface SourceText {
  readonly lines: readonly string[];
  /** Where each place of the definition stands in it. */
  readonly positions: ReadonlyMap<Pointer, Position>;
}

/** The definition as JSON with an indent of two spaces. */
export function ownText(definition: StateMachineDefinition, pointers: readonly Pointer[]): SourceText {
  const text = JSON.stringify(definition, null, 2);
  return { lines: linesOf(text), positions: readSource(text)!.positions(pointers) };
}

/**
 * Finds a definition in the text of a file: it is all that the file holds, or a part of it, as an object or as a text, as in the template of a stack.
 * undefined where it is not there.
 */
export function textIn(file: string, definition: StateMachineDefinition, pointers: readonly Pointer[]): SourceText | undefined {
  const source = readSource(file);
  if (source === undefined) return undefined;
  const lines = linesOf(file);
  for (const candidate of candidates(source.value)) {
    const positions = positionsIn(lines, source, candidate, definition, pointers);
    if (positions !== undefined) return { lines, positions };
  }
  return undefined;
}

function positionsIn(
  lines: readonly string[],
  source: Source,
  candidate: Candidate,
  definition: StateMachineDefinition,
  pointers: readonly Pointer[],
): SourceText['positions'] | undefined {
  const { where } = candidate;
  if ('value' in candidate) {
    if (!holds(candidate.value, definition as unknown as Json)) return undefined;
    const found = source.positions(pointers.map((pointer) => where + pointer));
    return new Map(pointers.map((pointer) => [pointer, found.get(where + pointer)!]));
  }
  const inner = readSource(candidate.text);
  if (inner === undefined || !holds(inner.value, definition as unknown as Json)) return undefined;
  return shifted(lines, source.positions([where]).get(where)!, linesOf(candidate.text.trimEnd()), inner.positions(pointers));
}

/** Positions in a text as positions in the file that has the text as a block of lines; all where the text begins, if its lines are not those of the file. */
function shifted(lines: readonly string[], begin: Position, block: readonly string[], positions: SourceText['positions']): SourceText['positions'] {
  const first = [begin.line, begin.line + 1].find((at) => block.every((line, index) => (lines[at - 1 + index] ?? '').trim() === line.trim()));
  return new Map(
    Array.from(positions, ([pointer, { line, column }]) => {
      if (first === undefined) return [pointer, begin];
      const written = first - 1 + line;
      return [pointer, { line: written, column: column + indent(lines[written - 1]!) - indent(block[line - 1]!) }];
    }),
  );
}

const indent = (line: string): number => line.length - line.trimStart().length;

const linesOf = (text: string): string[] => text.replace(/^\ufeff/, '').split(/\r?\n/);
