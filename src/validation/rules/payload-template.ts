import { isArray, isObject, type Json } from '../../json/json';
import { child, type Pointer } from '../../json/pointer';
import { choiceTests } from '../choice-tests';
import { expressionFault } from '../expression-fault';
import { schemaError, type Report } from '../fault';
import type { Outline, StateNode } from '../outline';
import { shown } from '../shape';

/**
 * "If any field within the Payload Template (however deeply nested) has a name ending with the characters ".$", its value MUST be a Path or an
 * Intrinsic Function." Spec: https://states-language.net/#payload-template. AWS: test_illegal_escapes[ESCAPE_SEQUENCES_ILLEGAL_INTRINSIC_FUNCTION_2]
 */
export function payloadTemplate({ states }: Outline, report: Report): void {
  for (const state of states) for (const { template, at } of payloadTemplates(state)) check(template, at, report);
}

function check(template: Json, where: Pointer, report: Report): void {
  if (isArray(template)) template.forEach((item, i) => check(item, `${where}/${i}`, report));
  else if (isObject(template))
    for (const [name, value] of Object.entries(template)) {
      const at = child(where, name);
      if (!name.endsWith('.$')) {
        check(value, at, report);
        continue;
      }
      const reason = typeof value === 'string' ? expressionFault(value) : 'it should be a text';
      if (reason === undefined) continue;
      const message = `The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`;
      report(schemaError(where, message, `Change ${shown(value)}: ${reason}; for a literal value remove ".$" from the name.`, at));
    }
}

/** The payload templates of a state in JSONPath mode. */
export function payloadTemplates(state: StateNode): { readonly template: Json; readonly at: Pointer }[] {
  const { fields, where, language } = state;
  const found: { template: Json; at: Pointer }[] = [];
  if (language !== 'JSONPath') return found;
  const add = (container: Json | undefined, at: Pointer, ...names: string[]): void => {
    if (!isObject(container)) return;
    for (const name of names) if (container[name] !== undefined) found.push({ template: container[name], at: `${at}/${name}` });
  };
  add(fields, where, 'Parameters', 'ResultSelector', 'ItemSelector', 'Assign', 'Credentials');
  add(fields['ItemReader'], `${where}/ItemReader`, 'Parameters');
  add(fields['ItemBatcher'], `${where}/ItemBatcher`, 'BatchInput');
  add(fields['ResultWriter'], `${where}/ResultWriter`, 'Parameters');
  if (isArray(fields['Catch'])) fields['Catch'].forEach((catcher, i) => add(catcher, `${where}/Catch/${i}`, 'Assign'));
  for (const { test, at } of choiceTests(state)) add(test, at, 'Assign');
  return found;
}
