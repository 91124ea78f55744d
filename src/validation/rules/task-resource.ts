import { schemaError, type Report } from '../fault';
import type { Outline } from '../outline';

const uri = /^[A-Za-z][A-Za-z0-9+.-]*:./;
/** A template's variable in the text, which a deployment fills in. */
const placeholder = /\$\{[^}]+\}/;

/**
 * "A Task State MUST include a "Resource" field, whose value MUST be a URI that uniquely identifies the specific task to execute." AWS takes the ARNs
 * of functions, activities and integrations; another engine's URI is its own affair. Spec: https://states-language.net/#task-state.
 * AWS: "Value is not a valid resource ARN", https://github.com/aws/aws-sam-cli-app-templates/issues/185
 */
export function taskResource({ ofType }: Outline, report: Report): void {
  for (const { resource, where, label } of ofType.Task) {
    if (resource?.kind !== 'unknown' || placeholder.test(resource.arn)) continue;
    const message = 'Value is not a valid resource ARN';
    const fix = `Give ${label} the ARN of a Lambda function, of an activity, or of an integration such as "arn:aws:states:::lambda:invoke".`;
    report(
      uri.test(resource.arn)
        ? { severity: 'WARNING', code: 'resource-unknown', message, location: `${where}/Resource`, fix }
        : schemaError(`${where}/Resource`, message, fix),
    );
  }
}
