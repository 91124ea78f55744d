import { isArray, isObject, type Json } from '../../json/json';
import type { Report } from '../fault';
import type { Outline } from '../outline';
import { looksComputed } from './no-dollar';

/**
 * PASS_RESULT_IS_STATIC: "Attempt to use a path in the result of a pass state."
 * See https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html.
 * AWS passes such a Result on as it is: test_state_pass_result_jsonpaths
 */
export function passResultIsStatic({ ofType }: Outline, report: Report): void {
  for (const { fields, where, label } of ofType.Pass) {
    if (!hasPath(fields['Result'])) continue;
    report({
      severity: 'WARNING',
      code: 'PASS_RESULT_IS_STATIC',
      message: 'The Result of a Pass state is passed on as it is, paths and all',
      location: `${where}/Result`,
      fix: `Use "Parameters" in ${label} to compute a value.`,
    });
  }
}

function hasPath(value: Json | undefined): boolean {
  if (isArray(value)) return value.some(hasPath);
  if (isObject(value)) return Object.values(value).some(hasPath);
  return value !== undefined && looksComputed(value);
}
