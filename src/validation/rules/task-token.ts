import type { Json } from '../../json/json';
import type { Report } from '../fault';
import type { Outline } from '../outline';

/**
 * A Task that waits for a token hands it on, or nobody can send it back: `$$.Task.Token`, in JSONata `$states.context.Task.Token`.
 * See https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token
 */
export function taskToken({ ofType }: Outline, report: Report): void {
  for (const { resource, fields, where, label, language } of ofType.Task) {
    if (resource?.kind !== 'integration' || resource.pattern !== 'waitForTaskToken') continue;
    const given = fields[language === 'JSONata' ? 'Arguments' : 'Parameters'];
    if (given === undefined || mayHoldToken(given)) continue;
    const token = language === 'JSONata' ? '"{% $states.context.Task.Token %}"' : '"$$.Task.Token"';
    report({
      severity: 'WARNING',
      code: 'task-token-unused',
      message: 'The Task waits for a token that it gives to nobody',
      location: `${where}/Resource`,
      fix: `Put ${token} into what ${label} sends: until it comes back, or the Task times out, the state waits.`,
    });
  }
}

/** Whether the token, the whole of the context object, or a variable may be in it. */
const mayHoldToken = (given: Json): boolean => /"\$\$"|\bTask\b|\bcontext\b|\$[\p{ID_Start}_]/u.test(JSON.stringify(given).replaceAll('$states.input', ''));
