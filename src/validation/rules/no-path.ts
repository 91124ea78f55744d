import type { Report } from '../fault';
import type { Json } from '../../json/json';
import type { Outline } from '../outline';
import { shown } from '../shape';
import { looksComputed } from './no-dollar';

/**
 * NO_PATH: "Field value looks like a path, but field name does not end with 'Path'."
 * See https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 */
export function noPath({ states }: Outline, report: Report): void {
  for (const state of states) {
    if (state.language !== 'JSONPath' || (state.type !== 'Fail' && state.type !== 'Choice')) continue;
    const check = (name: string, value: Json | undefined, at: string): void => {
      if (value === undefined || !looksComputed(value)) return;
      report({
        severity: 'WARNING',
        code: 'NO_PATH',
        message: `The value of the field '${name}' looks like a path, but the name does not end with 'Path'`,
        location: `${at}/${name}`,
        fix: `Write "${name}Path": ${shown(value)}, or it is taken as a text.`,
      });
    };
    if (state.type === 'Fail') for (const name of ['Error', 'Cause']) check(name, state.fields[name], state.where);
    for (const { test, at } of state.tests)
      for (const name of Object.keys(test)) if (name.startsWith('String') && /^\w+(?<!Path|Matches)$/.test(name)) check(name, test[name], at);
  }
}
