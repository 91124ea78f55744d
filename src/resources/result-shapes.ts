import { members, type ServiceResults, type Structure } from './result-shape';
import { dynamodb } from './result-shapes/dynamodb';
import { eventbridge } from './result-shapes/eventbridge';
import { httpResponse } from './result-shapes/http';
import { kms } from './result-shapes/kms';
import { lambda, lambdaInvoke } from './result-shapes/lambda';
import { s3 } from './result-shapes/s3';
import { secretsmanager } from './result-shapes/secretsmanager';
import { sfn, startExecution } from './result-shapes/sfn';
import { sns } from './result-shapes/sns';
import { sqs } from './result-shapes/sqs';
import { ssm } from './result-shapes/ssm';
import type { TaskResource } from './task-resource';

/** By the service's name in `arn:aws:states:::aws-sdk:<service>:<action>`. */
const sdkResults: Readonly<Record<string, ServiceResults>> = { dynamodb, eventbridge, kms, lambda, s3, secretsmanager, sfn, sns, sqs, ssm };

/** By the service's name in `arn:aws:states:::<service>:<action>`. Those of the optimised integrations that only call are the API's own results. */
const optimisedResults: Readonly<Record<string, ServiceResults>> = {
  dynamodb: pick(dynamodb, ['getItem', 'putItem', 'updateItem', 'deleteItem']),
  events: eventbridge,
  lambda: { invoke: lambdaInvoke },
  sns: pick(sns, ['publish']),
  sqs: pick(sqs, ['sendMessage']),
};

function pick(results: ServiceResults, actions: readonly string[]): ServiceResults {
  return Object.fromEntries(actions.map((action) => [action, results[action]!]));
}

/** What the optimised integrations tell of the call beside its result, as in recording test_invoke_json_values. */
const metadata: Structure['members'] = {
  SdkHttpMetadata: { members: { AllHttpHeaders: { values: { items: 'string' } }, HttpHeaders: { values: 'string' }, HttpStatusCode: 'number' } },
  SdkResponseMetadata: { members: members('string', 'RequestId') },
};

/** What a Task's resource gives as its result; undefined where that is not known, or is for a function, a worker or a callback to say. */
export function resultShape(resource: TaskResource): Structure | undefined {
  if (resource.kind !== 'integration' || resource.pattern === 'waitForTaskToken') return undefined;
  const { service, action, pattern } = resource;
  if (resource.sdk) return find(sdkResults, service, action);
  if (action === 'invoke' && (service === 'http' || service === 'apigateway')) return httpResponse;
  if (service === 'states' && action === 'startExecution')
    return pattern === 'request-response' ? withMetadata(startExecution[pattern]) : startExecution[pattern];
  const shape = pattern === 'request-response' ? find(optimisedResults, service, action) : undefined;
  return shape && withMetadata(shape);
}

const withMetadata = (shape: Structure): Structure => ({ ...shape, members: { ...shape.members, ...metadata } });

function find(services: Readonly<Record<string, ServiceResults>>, service: string, action: string): Structure | undefined {
  const results = Object.hasOwn(services, service) ? services[service]! : {};
  return Object.hasOwn(results, action) ? results[action] : undefined;
}
