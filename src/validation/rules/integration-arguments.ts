import { optimisedIntegration, sdkActionArguments } from '../../resources/integrations';
import { isObject } from '../../json/json';
import { child } from '../../json/pointer';
import type { Report } from '../fault';
import type { Outline } from '../outline';
import { capital } from '../shape';
import { didYouMean, quoted } from '../../errors/suggestion';

/**
 * The names of the arguments of an integration. AWS finds a wrong one when the state runs, and fails it in these words: "The field Filter is not
 * supported by Step Functions", https://docs.aws.amazon.com/step-functions/latest/dg/connect-parameters.html
 */
export function integrationArguments({ ofType }: Outline, report: Report): void {
  for (const { resource, fields, where, label, language } of ofType.Task) {
    if (resource?.kind !== 'integration') continue;
    const field = language === 'JSONata' ? 'Arguments' : 'Parameters';
    const given = fields[field];
    if (!isObject(given)) continue;
    const { service, action, sdk } = resource;
    const known = sdk ? sdkActionArguments(service, action) : optimisedIntegration(service, action)?.arguments;
    if (known === undefined) continue;
    for (const key of Object.keys(given)) {
      const name = language === 'JSONPath' ? key.replace(/\.\$$/, '') : key;
      if (known.includes(name)) continue;
      report({
        severity: 'WARNING',
        code: 'argument-unknown',
        message: `The field "${name}" is not supported by Step Functions`,
        location: child(`${where}/${field}`, key),
        fix: `${didYouMean(name, known)}${capital(label)} would fail: ${resource.resourceType}:${action} takes ${quoted(known)}.`,
      });
    }
  }
}
