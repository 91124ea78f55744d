import { closest } from '../errors/suggestion';
import { statesErrorNames } from '../errors/states-error-name';
import { sdkClientName } from '../integrations/aws-sdk';
import { dynamodbErrors } from '../integrations/dynamodb';
import { eventsErrors, failedEntry } from '../integrations/events-put-events';
import { lambdaErrors } from '../integrations/lambda-error';
import { errorNames } from '../integrations/service-failure';
import { snsErrors } from '../integrations/sns-publish';
import { sqsErrors } from '../integrations/sqs-send-message';
import type { TaskResource } from '../resources/task-resource';

/** The error names of optimised integrations, where all of them are known. */
const known: Readonly<Record<string, readonly string[]>> = {
  dynamodb: errorNames(dynamodbErrors),
  events: [...errorNames(eventsErrors), failedEntry],
  lambda: [...errorNames(lambdaErrors), 'Lambda.Unknown'],
  sns: errorNames(snsErrors),
  sqs: errorNames(sqsErrors),
};

/**
 * What the names of others begin with: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html, and
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html ("ApiGateway.<HTTP Status Code>")
 */
const prefixes: Readonly<Record<string, string>> = { apigateway: 'ApiGateway', states: 'StepFunctions' };

/** Names that only other states than a Task fail with, and the one that only matches. */
const notOfTasks: ReadonlySet<string> = new Set([
  'States.ALL',
  'States.BranchFailed',
  'States.ExceedToleratedFailureThreshold',
  'States.ItemReaderFailed',
  'States.NoChoiceMatched',
  'States.ResultWriterFailed',
]);
const taskErrors = statesErrorNames.filter((name) => !notOfTasks.has(name));

/**
 * Why a Task with this resource cannot fail with the error, as a sentence; undefined where it can, or where that is not known. A function, a worker and
 * a callback may fail with any name.
 */
export function impossibleError(resource: TaskResource, error: string): string | undefined {
  if (resource.kind !== 'integration' || resource.pattern === 'waitForTaskToken' || resource.service === 'http') return undefined;
  const { resourceType, service } = resource;
  const called = `${resourceType}:${resource.resource}`;
  if (error.startsWith('States.')) return oneOf(called, error, taskErrors);
  if (resource.sdk) return sdkError(called, service, error);
  if (service === 'lambda' && !error.startsWith('Lambda.')) return undefined; // the function's own
  if (Object.hasOwn(known, service)) return oneOf(called, error, known[service]!);
  const prefix = Object.hasOwn(prefixes, service) ? prefixes[service]! : undefined;
  if (prefix === undefined || error.startsWith(`${prefix}.`)) return undefined;
  return `${called} does not fail with ${JSON.stringify(error)}: the names of its errors begin with "${prefix}.".`;
}

function oneOf(called: string, error: string, names: readonly string[]): string | undefined {
  if (names.includes(error)) return undefined;
  const wanted = closest(bare(error), names.map(bare));
  const hint = wanted === undefined ? '' : ` Did you mean ${JSON.stringify(names.find((name) => bare(name) === wanted))}?`;
  return `${called} does not fail with ${JSON.stringify(error)}.${hint}`;
}

/** Without what stands before the name, and without "Exception". */
const bare = (error: string): string => error.slice(error.indexOf('.') + 1).replace(/Exception$/, '');

/** "Sfn.InvalidTokenException": https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html */
function sdkError(called: string, service: string, error: string): string | undefined {
  const client = sdkClientName(service);
  const [, prefix = ''] = /^([^.]+)\..+Exception$/.exec(error) ?? [];
  // The capitals inside the name of a client are not known for every service.
  if (prefix.toLowerCase() === client.toLowerCase() && (prefix === client || client.slice(1) === service.slice(1))) return undefined;
  const name = bare(error);
  return `${called} does not fail with ${JSON.stringify(error)}. Did you mean ${JSON.stringify(`${client}.${name}Exception`)}?`;
}
