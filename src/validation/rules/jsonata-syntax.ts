import { ExpressionSyntaxError } from '../../expressions/syntax-error';
import type { Report } from '../fault';
import type { Outline } from '../outline';
import { shown } from '../shape';

/**
 * AWS parses every expression when a machine is made, and refuses one that does not parse in JSONata's own words; measured, in
 * https://github.com/floci-io/floci/issues/2745
 */
export function jsonataSyntax({ withExpressions }: Outline, report: Report): void {
  for (const { expressions, label } of withExpressions)
    for (const { text, at, parsed } of expressions)
      if (parsed instanceof ExpressionSyntaxError)
        report({
          severity: 'ERROR',
          code: 'INVALID_JSONATA_EXPRESSION',
          message: parsed.what,
          location: at,
          fix: `Change ${shown(text)} of ${label} at character ${parsed.position + 1}.`,
        });
}
