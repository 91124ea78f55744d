import type { Parsed, Path } from './ast';
import { OperandParser } from './parse-operand';

/**
 * Parses a projection expression: paths with commas between them.
 *
 * @throws ExpressionFault
 */
export function parseProjection(source: string): Parsed<readonly Path[]> {
  const parser = new OperandParser(source);
  const tree = [parser.path()];
  while (parser.take(',')) tree.push(parser.path());
  parser.expectEnd();
  return { tree, names: [...parser.names], values: [] };
}
