import { ExpressionSyntaxError } from '../../expressions/syntax-error';
import type { Report } from '../fault';
import type { Outline, StateNode } from '../outline';
import type { Expression } from '../expressions';
import { shown } from '../shape';

/**
 * Names in an expression that have no value where it stands. "A JSONata expression MUST NOT reference "$" or unqualified field names at the top level",
 * nor "$$" at all; "$states.result" is there for Output and Assign of a Task, Parallel or Map state, "$states.errorOutput" for those of a catcher.
 * Spec: https://states-language.net/#jsonata. AWS refuses the definition: https://github.com/floci-io/floci/issues/2670 and
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html. The words for "$$" and for a member of $states are second-hand: no recording
 * has them.
 */
export function jsonataNames({ withExpressions }: Outline, report: Report): void {
  for (const state of withExpressions)
    for (const expression of state.expressions) {
      const { text, at, parsed } = expression;
      if (parsed instanceof ExpressionSyntaxError) continue;
      const refuse = (message: string, fix: string): void =>
        report({ severity: 'ERROR', code: 'UNSUPPORTED_JSONATA_EXPRESSION', message, location: at, fix: `${fix} in ${shown(text)} of ${state.label}.` });
      for (const name of new Set(parsed.topLevel.map(({ name }) => name)))
        refuse(
          name === '$$' ? "Reference to '$$' is not supported." : `Reference to '${name}' at the top level is not supported.`,
          'Write "$states.input" for what the state is given,',
        );
      for (const member of missingMembers(expression, state))
        refuse(
          `Field '$states.${member}' does not exist.`,
          member === 'result'
            ? 'It is there for Output and Assign of a Task, Parallel or Map state, not'
            : 'It is there for Output and Assign of a catcher, not',
        );
      for (const member of parsed.otherMembers)
        report({
          severity: 'WARNING',
          code: 'states-member-unknown',
          message: `Field '$states.${member}' does not exist.`,
          location: at,
          fix: `"$states" has input, result, errorOutput and context: change ${shown(text)} of ${state.label}.`,
        });
      for (const { name } of parsed.functions)
        report({
          severity: 'WARNING',
          code: 'function-unknown',
          message: `There is no function "$${name}"`,
          location: at,
          fix: name === 'eval' ? 'Step Functions has "$parse" in place of it.' : `Change ${shown(text)} of ${state.label}: it fails when it is evaluated.`,
        });
    }
}

const members = ['result', 'errorOutput'] as const;

/** Where an expression reads "$states" as a whole, it says nothing of what it wants. */
function missingMembers({ parsed, field, of }: Expression, { type }: StateNode): readonly (typeof members)[number][] {
  if (parsed instanceof ExpressionSyntaxError || parsed.states.size === 4) return [];
  const writes = field === 'Output' || field === 'Assign';
  const result = writes && of === 'state' && (type === 'Task' || type === 'Parallel' || type === 'Map');
  const errorOutput = writes && of === 'Catch';
  return members.filter((member) => parsed.states.has(member) && !(member === 'result' ? result : errorOutput));
}
