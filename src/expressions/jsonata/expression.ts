import type { Json } from '../../json/json';
import type { Scope } from '../scope';
import { ExpressionSyntaxError } from '../syntax-error';
import type { Node } from './ast';
import { awsLimits } from './bounds';
import { evaluateExpression, jsonataError, parseExpression } from './evaluator';
import { stepFunctionsFrame } from './functions';
import { jsonata } from './jsonata.generated';
import type { JsonataError } from './jsonata-error';
import { referencesOf, type References } from './references';
import { plainJson } from './result';

/** A compiled JSONata expression. */
export interface JsonataExpression {
  /** What stands between `{%` and `%}`, without the space around it. */
  readonly source: string;
  readonly references: References;
  /**
   * @returns undefined where the expression gives nothing.
   * @throws {JsonataError}
   */
  evaluate(scope: Scope): Json | undefined;
}

/**
 * Whether a text is a JSONata expression: it is one from its first to its last character.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html, "The string must start with {% with no leading spaces".
 */
export const isJsonata = (text: string): boolean => text.length >= 4 && text.startsWith('{%') && text.endsWith('%}');

/**
 * Compiles an expression: JSONata 2.0.6 as AWS runs it, which has no $eval and six functions more. A variable of the state machine is `$name`, the
 * state's data are `$states`; there is no input, so that `$` is nothing.
 *
 * @param text - With its `{%` and `%}`.
 * @throws {ExpressionSyntaxError} in JSONata's words, which are those of AWS's diagnostic INVALID_JSONATA_EXPRESSION; its position counts in `text`.
 */
export function compileExpression(text: string): JsonataExpression {
  const compiled = tryToCompile(text);
  if (compiled instanceof ExpressionSyntaxError) throw compiled;
  return compiled;
}

/** As {@link compileExpression}, for who collects the errors. */
export function tryToCompile(text: string): JsonataExpression | ExpressionSyntaxError {
  const inside = text.slice(2, -2);
  const source = inside.trim();
  const offset = 2 + inside.length - inside.trimStart().length;
  let parsed: Node;
  let references: References;
  try {
    parsed = parseExpression(source);
  } catch (thrown) {
    const { message, position = source.length } = thrown as JsonataError;
    return new ExpressionSyntaxError(message, text, offset + Math.min(position, source.length));
  }
  try {
    references = referencesOf(parsed, source, offset);
  } catch {
    return new ExpressionSyntaxError('The expression is nested too deeply', text, 0); // the stack is exhausted
  }
  const withContext = references.states.has('context');
  return {
    source,
    references,
    evaluate(scope) {
      const frame = jsonata().createFrame(stepFunctionsFrame());
      frame.outside = (name) => (name === 'states' ? scope.states(withContext) : scope.variable(name));
      const result = evaluateExpression(parsed, frame, scope, awsLimits);
      if (result === undefined) return undefined;
      try {
        return plainJson(result);
      } catch (thrown) {
        throw jsonataError(thrown);
      }
    },
  };
}
