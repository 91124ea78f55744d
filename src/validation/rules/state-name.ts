import type { Report } from '../fault';
import type { Outline } from '../outline';
import { capital, shown } from '../shape';

const longest = 80;

/**
 * A state name has 1 to 80 characters, the limit of AWS's own (the specification allows 128).
 * See https://docs.aws.amazon.com/step-functions/latest/apireference/API_StateEnteredEventDetails.html
 */
export function stateName({ states }: Outline, report: Report): void {
  for (const { name, where } of states) {
    if (name !== '' && name.length <= longest) continue;
    const length = [...name].length;
    if (length > 0 && length <= longest) continue;
    const problem = length === 0 ? 'is empty' : `has ${length} characters`;
    report({
      severity: 'ERROR',
      code: 'INVALID_STATE_NAME',
      message: `State name ${problem}`,
      location: where,
      fix: `${capital(`the state ${shown(name)}`)} needs a name of 1 to ${longest} characters.`,
    });
  }
}
