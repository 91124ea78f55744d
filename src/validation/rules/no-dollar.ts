import type { Json } from '../../json/json';
import type { Report } from '../fault';
import type { Outline } from '../outline';
import { fieldPointer, isComputed } from '../payload-templates';
import { shown } from '../shape';

/**
 * NO_DOLLAR: "No .$ on a field that appears to be a JSONPath or Intrinsic Function."
 * See https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 */
export function noDollar({ withTemplates }: Outline, report: Report): void {
  for (const { templates } of withTemplates)
    for (const field of templates) {
      const { name, value } = field;
      if (isComputed(field) || !looksComputed(value)) continue;
      report({
        severity: 'WARNING',
        code: 'NO_DOLLAR',
        message: `The value of the field '${name}' looks like a path or an intrinsic function, but the name does not end with '.$'`,
        location: fieldPointer(field),
        fix: `Write ${JSON.stringify(`${name}.$`)}: ${shown(value)}, or it is passed on as a text.`,
      });
    }
}

/** What looks like a path or an intrinsic function. A lone "$" does not. */
export const looksComputed = (text: Json): boolean => typeof text === 'string' && /^(?:\$\$?[.[]|States\.[A-Za-z0-9]+\()/.test(text);
