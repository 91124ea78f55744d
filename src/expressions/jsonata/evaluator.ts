import type { Scope } from '../scope';
import type { Frame, Node, SyntaxFault } from './ast';
import { begin, memoryExceeded, stackOverflow, type Limits } from './bounds';
import { see } from './instant';
import { jsonata } from './jsonata.generated';
import { JsonataError } from './jsonata-error';

const unbounded: Limits = { depth: Infinity, work: Infinity, bytes: Infinity, allBytes: Infinity };

/**
 * Parses an expression of JSONata 2.0.6. Work is in proportion to the text, so it has no bounds.
 *
 * @throws {JsonataError}
 */
export function parseExpression(source: string): Node {
  begin(unbounded);
  try {
    return jsonata().parse(source);
  } catch (thrown) {
    throw jsonataError(thrown);
  }
}

/**
 * Evaluates a parsed expression: what comes out may still be no JSON.
 *
 * @param frame - The names that it sees.
 * @param input - `$` and `$$`; undefined in Step Functions.
 * @throws {JsonataError}
 */
export function evaluateExpression(expression: Node, frame: Frame, scope: Pick<Scope, 'at' | 'random'>, limits: Limits, input?: unknown): unknown {
  begin(limits);
  see(scope);
  if (input !== undefined) frame.bind('$', input);
  try {
    const { evaluate, sequenceOf } = jsonata();
    return evaluate(expression, Array.isArray(input) ? Object.assign(sequenceOf(input), { outerWrapper: true }) : input, frame);
  } catch (thrown) {
    throw jsonataError(thrown);
  }
}

/** The evaluator throws plain objects with a code, and what JavaScript throws where its own bounds are reached. */
export function jsonataError(thrown: unknown): JsonataError {
  if (thrown instanceof JsonataError) return thrown;
  if (thrown instanceof RangeError) return thrown.message.includes('call stack') ? stackOverflow() : memoryExceeded();
  if (thrown instanceof Error) return new JsonataError('', thrown.message);
  const fault = thrown as SyntaxFault;
  try {
    jsonata().addMessage(fault);
  } catch (deeper) {
    return jsonataError(deeper);
  }
  const { code, message = '', position, token } = fault;
  return new JsonataError(code, message, position, token === undefined ? undefined : String(token));
}
