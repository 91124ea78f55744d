import { optimisedActions, optimisedIntegration, optimisedServices, sdkPatterns } from '../../resources/integrations';
import type { Pattern, TaskResource } from '../../resources/task-resource';
import { schemaError, type Report } from '../fault';
import type { Outline } from '../outline';
import { didYouMean, quoted } from '../../errors/suggestion';

type IntegrationResource = Extract<TaskResource, { kind: 'integration' }>;

/**
 * An integration is called in one of the ways that it has: sqs:sendMessage cannot be waited for by .sync, no action of the AWS SDK integration can.
 * A service or action that is not in AWS's list is only warned of, since the list grows.
 * See https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export function integrationPattern({ ofType }: Outline, report: Report): void {
  for (const { resource, where, label } of ofType.Task) {
    if (resource?.kind !== 'integration' || resource.service === 'placeholder' || resource.action === 'placeholder') continue;
    const location = `${where}/Resource`;
    const patterns = resource.sdk ? sdkPatterns : optimisedIntegration(resource.service, resource.action)?.patterns;
    if (patterns === undefined)
      report({ ...schemaError(location, notRecognized(resource.arn), unknown(resource)), severity: 'WARNING', code: 'integration-unknown' });
    else if (!patterns.includes(resource.pattern))
      report(
        schemaError(
          location,
          notRecognized(resource.arn),
          `${label.replace('the', 'The')} can call it as ${quoted(patterns.map((each) => spelled(resource, each)))}.`,
        ),
      );
  }
}

/** AWS's words for a Resource that it does not have, as commonly quoted: no recording has them. */
const notRecognized = (resource: string): string =>
  `The resource provided ${resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`;

const spelled = ({ resourceType, action }: IntegrationResource, pattern: Pattern): string =>
  `arn:aws:states:::${resourceType}:${action}${pattern === 'request-response' ? '' : `.${pattern}`}`;

function unknown({ service, action }: IntegrationResource): string {
  const actions = optimisedActions(service);
  if (actions.length > 0)
    return `${didYouMean(action, actions)}The optimised integration of "${service}" has ${quoted(actions)}; the others are called as "arn:aws:states:::aws-sdk:${service}:${action}".`;
  return `${didYouMean(service, optimisedServices)}"${service}" has no optimised integration: its actions are called as "arn:aws:states:::aws-sdk:${service}:${action}".`;
}
