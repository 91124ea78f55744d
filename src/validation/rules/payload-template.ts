import { expressionFault } from '../expression-fault';
import { schemaError, type Report } from '../fault';
import type { Outline } from '../outline';
import { fieldPointer, isComputed } from '../payload-templates';
import { shown } from '../shape';

/**
 * "If any field within the Payload Template (however deeply nested) has a name ending with the characters ".$", its value MUST be a Path or an
 * Intrinsic Function." Spec: https://states-language.net/#payload-template. AWS: test_illegal_escapes[ESCAPE_SEQUENCES_ILLEGAL_INTRINSIC_FUNCTION_2]
 */
export function payloadTemplate({ withTemplates }: Outline, report: Report): void {
  for (const { templates } of withTemplates)
    for (const field of templates) {
      if (!isComputed(field)) continue;
      const { name, value, within } = field;
      const reason = typeof value === 'string' ? expressionFault(value) : 'it should be a text';
      if (reason === undefined) continue;
      const message = `The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`;
      report(schemaError(within, message, `Change ${shown(value)}: ${reason}; for a literal value remove ".$" from the name.`, fieldPointer(field)));
    }
}
