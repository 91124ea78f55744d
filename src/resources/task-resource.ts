import { parseArn } from './arn';

/** How an integration is called. See https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html */
export type Pattern = 'request-response' | 'sync' | 'sync:2' | 'waitForTaskToken';

/** What a Task state's `Resource` names. */
export type TaskResource =
  /** None of the forms that AWS knows. A handler may be registered under the text. */
  | { readonly kind: 'unknown'; readonly arn: string }
  /** A Lambda function by its ARN, or by a template's placeholder that stands for one: the result is the function's own. */
  | { readonly kind: 'lambda'; readonly arn: string; readonly functionName: string }
  /** An activity: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html */
  | { readonly kind: 'activity'; readonly arn: string; readonly activityName: string }
  /** A service integration: `arn:aws:states:::<service>:<action>[.<pattern>]`. */
  | {
      readonly kind: 'integration';
      readonly arn: string;
      /** As the history writes it: 'lambda', 'sqs', 'aws-sdk:dynamodb'. */
      readonly resourceType: string;
      /** As the history writes it: 'invoke', 'sendMessage.waitForTaskToken'. */
      readonly resource: string;
      readonly service: string;
      readonly action: string;
      readonly sdk: boolean;
      readonly pattern: Pattern;
    };

const integration = /^(aws-sdk:)?([A-Za-z0-9-]+):([A-Za-z0-9]+)(?:\.(sync:2|sync|waitForTaskToken))?$/;
/** What a template puts a value in place of: `${CheckPurchaseFunctionArn}`, `${AWS::Partition}`. */
const placeholder = /\$\{[^}]*\}/g;

/** Reads a `Resource`. A placeholder may stand for any part of it, and one at its beginning for a function's ARN. */
export function parseTaskResource(text: string): TaskResource {
  if (/^\$\{[^}]+\}/.test(text)) return { kind: 'lambda', arn: text, functionName: text };
  const arn = parseArn(text.replace(placeholder, 'placeholder')); // some have colons
  if (arn?.service === 'lambda' && arn.resource.startsWith('function:')) return { kind: 'lambda', arn: text, functionName: functionName(text) };
  if (arn?.service !== 'states') return { kind: 'unknown', arn: text };
  if (arn.resource.startsWith('activity:')) return { kind: 'activity', arn: text, activityName: arn.resource.slice('activity:'.length) };
  const [whole, sdk, service, action, pattern] = integration.exec(arn.resource) ?? [];
  if (whole === undefined || arn.region !== '' || arn.account !== '') return { kind: 'unknown', arn: text };
  return {
    kind: 'integration',
    arn: text,
    resourceType: `${sdk ?? ''}${service}`,
    resource: pattern === undefined ? action! : `${action}.${pattern}`,
    service: service!,
    action: action!,
    sdk: sdk !== undefined,
    pattern: (pattern as Pattern | undefined) ?? 'request-response',
  };
}

/**
 * The name of a Lambda function, from any of the forms in which Lambda takes it: a name, a partial or a full ARN, each with or without a
 * qualifier. See https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function functionName(text: string): string {
  const parts = text.split(':');
  const at = parts.indexOf('function');
  return (at >= 0 ? parts[at + 1] : parts[0]) ?? text;
}
