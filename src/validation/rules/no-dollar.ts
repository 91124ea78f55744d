import { isArray, isObject, type Json } from '../../json/json';
import { child, type Pointer } from '../../json/pointer';
import type { Report } from '../fault';
import type { Outline } from '../outline';
import { shown } from '../shape';
import { payloadTemplates } from './payload-template';

/**
 * NO_DOLLAR: "No .$ on a field that appears to be a JSONPath or Intrinsic Function."
 * See https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 */
export function noDollar({ states }: Outline, report: Report): void {
  for (const state of states) for (const { template, at } of payloadTemplates(state)) check(template, at, report);
}

/** What looks like a path or an intrinsic function. A lone "$" does not. */
export const looksComputed = (text: Json): boolean => typeof text === 'string' && /^(?:\$\$?[.[]|States\.[A-Za-z0-9]+\()/.test(text);

function check(template: Json, where: Pointer, report: Report): void {
  if (isArray(template)) template.forEach((item, i) => check(item, `${where}/${i}`, report));
  else if (isObject(template))
    for (const [name, value] of Object.entries(template)) {
      const location = child(where, name);
      if (!name.endsWith('.$') && looksComputed(value))
        report({
          severity: 'WARNING',
          code: 'NO_DOLLAR',
          message: `The value of the field '${name}' looks like a path or an intrinsic function, but the name does not end with '.$'`,
          location,
          fix: `Write ${JSON.stringify(`${name}.$`)}: ${shown(value)}, or it is passed on as a text.`,
        });
      else check(value, location, report);
    }
}
