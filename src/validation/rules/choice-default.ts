import type { Report } from '../fault';
import type { Outline } from '../outline';

/**
 * "The Choice State's "Default" field names the state to go to if none of the Choice Rules match. The interpreter will raise a run-time States.NoChoiceMatched error if a "Choice" State fails to match a Choice Rule and no
 * "Default" transition was specified." Legal, and AWS says nothing; often it was forgotten. Spec: https://states-language.net/#choice-state
 */
export function choiceDefault({ ofType }: Outline, report: Report): void {
  for (const { fields, where, label } of ofType.Choice) {
    if (fields['Default'] !== undefined) continue;
    report({
      severity: 'WARNING',
      code: 'choice-default',
      message: 'A Choice state without a Default fails where none of its rules matches',
      location: where,
      fix: `Add "Default" to ${label}, unless its rules cover every case.`,
    });
  }
}
