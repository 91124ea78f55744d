import { isObject, type Json, type JsonObject } from '../json/json';
import { copyKnownJson } from '../json/copy';
import type { Integration } from './integration';
import { fromSdkResult, toSdkRequest } from './member-names';
import { readOutput } from './sdk-result';
import { clientCause, members } from './service-failure';
import { refused } from './task-input';

/** The names of the services' clients in the AWS SDK for Java 2.x, where they are not the service's own name with a capital. */
const clientNames: ReadonlyMap<string, string> = new Map([
  ['apigateway', 'ApiGateway'],
  ['cloudformation', 'CloudFormation'],
  ['cloudwatch', 'CloudWatch'],
  ['cloudwatchlogs', 'CloudWatchLogs'],
  ['dynamodb', 'DynamoDb'],
  ['eventbridge', 'EventBridge'],
  ['secretsmanager', 'SecretsManager'],
]);

/** What the errors of a service begin with when it is called through the AWS SDK integration: 'Sfn', 'DynamoDb'. */
export const sdkClientName = (service: string): string => clientNames.get(service) ?? `${service[0]!.toUpperCase()}${service.slice(1)}`;

/**
 * Members of requests that take a payload. One of bytes holds the JSON text of its value, whatever that is (recordings test_s3_put_object), one of text
 * that of an object or an array (recording test_sfn_start_execution_implicit_json_serialisation).
 */
const payloads: Readonly<Record<string, Readonly<Record<string, 'JSON' | 'text'>>>> = {
  'kinesis:putRecord': { Data: 'JSON' },
  'lambda:invoke': { Payload: 'JSON' },
  's3:putObject': { Body: 'JSON' },
  'sfn:sendTaskSuccess': { Output: 'text' },
  'sfn:startExecution': { Input: 'text' },
  'sfn:startSyncExecution': { Input: 'text' },
  'sns:publish': { Message: 'text' },
  'sqs:sendMessage': { MessageBody: 'text' },
};

/**
 * `arn:aws:states:::aws-sdk:<service>:<action>`: one rule for every service. The client is found by the service's name, its method is the action; the
 * result has the response's members.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function awsSdk(service: string, action: string): Integration {
  const client = sdkClientName(service);
  const payload = Object.entries(payloads[`${service}:${action}`] ?? {});
  return {
    service,
    method: action,
    request(args) {
      if (!isObject(args)) throw refused(args, ['The parameters of the call must be an object']);
      const request = copyKnownJson(args) as Record<string, Json>;
      for (const [member, holds] of payload) {
        const value = Object.hasOwn(request, member) ? request[member] : undefined;
        if (value !== undefined && (holds === 'JSON' || (typeof value === 'object' && value !== null))) request[member] = JSON.stringify(value);
      }
      return toSdkRequest(service, request) as object;
    },
    async response(output) {
      const { Body: body, ...rest } = (output ?? {}) as { Body?: unknown };
      const found = fromSdkResult(service, readOutput(rest).members) as JsonObject;
      return body === undefined ? found : ({ ...found, Body: await text(body) } as Json);
    },
    failure: (thrown) => failure(client, thrown),
  };
}

/** A stream becomes its text (recording test_s3_get_object). */
async function text(body: unknown): Promise<Json> {
  const { transformToString } = members(body);
  if (typeof transformToString === 'function') return (await transformToString.call(body)) as string;
  return readOutput({ body }).members['body'] ?? null;
}

/** "Sfn.InvalidTokenException", and a cause in the words of that SDK (recording test_sfn_send_task_outcome_with_no_such_token). */
function failure(client: string, thrown: unknown): { readonly error: string; readonly cause: string } {
  const { name, message, $fault, $metadata } = members(thrown);
  const { httpStatusCode, requestId } = members($metadata);
  if ($fault === undefined || typeof httpStatusCode !== 'number') return { error: `${client}.SdkClientException`, cause: clientCause(thrown) };
  const code = String(name);
  const cause = `${String(message)} (Service: ${client}, Status Code: ${httpStatusCode}, Request ID: ${requestId ? String(requestId) : 'null'}) (SDK Attempt Count: 1)`;
  return { error: `${client}.${code.endsWith('Exception') ? code : `${code}Exception`}`, cause };
}
