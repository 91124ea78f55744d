import type { Json } from '../json/json';
import type { TaskResource } from '../resources/task-resource';
import { apiGatewayInvoke } from './apigateway-invoke';
import { awsSdk } from './aws-sdk';
import { deleteItem } from './dynamodb-delete-item';
import { getItem } from './dynamodb-get-item';
import { putItem } from './dynamodb-put-item';
import { updateItem } from './dynamodb-update-item';
import { putEvents } from './events-put-events';
import { httpInvoke } from './http-invoke';
import type { After } from './http-port';
import { publish } from './sns-publish';
import { sendMessage } from './sqs-send-message';

/**
 * How a Task's arguments become a call on an AWS SDK v3 aggregated client, and how the call's outcome becomes the Task's. The client may be a real
 * one or an in-memory service of the same shape.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
export interface Integration {
  /** The client's key among a user's services: 'sqs', 'dynamodb'. */
  readonly service: string;
  /** The client's method: 'sendMessage', 'putItem'. */
  readonly method: string;
  /**
   * The SDK's input, a copy, from the Task's arguments.
   * @throws StatesError States.Runtime where Step Functions refuses the arguments before it starts the Task; its cause lacks the words about the
   *   state ("An error occurred while executing the state …"), which the state's own step puts before it.
   * @param executionArn - Of the execution that calls, where one does.
   */
  request(args: Json, executionArn?: string): object;
  /** Makes the call, where that is more than the client's method with the request. `services`: all that the user has given. */
  call?(services: Readonly<Record<string, object>>, request: object, caller: Caller): Promise<unknown>;
  /** The Task's result from the SDK's output, a copy. `at`: when the response came, in milliseconds since the epoch. */
  response(output: unknown, at: number): Json | Promise<Json>;
  /** Error and Cause from what the client threw, whatever that is. */
  failure(thrown: unknown): { readonly error: string; readonly cause: string };
}

/** Who makes a call. */
export interface Caller {
  readonly executionArn: string;
  /** Aborted when nobody wants the outcome any more. */
  readonly signal: AbortSignal;
  /** A timer of the execution's clock. */
  readonly after: After;
}

const optimised = new Map<string, Integration>([
  ...[sendMessage, getItem, putItem, updateItem, deleteItem, publish, putEvents].map((each) => [`${each.service}:${each.method}`, each] as const),
  ['http:invoke', httpInvoke],
  ['apigateway:invoke', apiGatewayInvoke],
]);

/** The integration of a resource; undefined where it is none that this package can call. */
export function integrationOf(resource: TaskResource & { kind: 'integration' }): Integration | undefined {
  if (resource.pattern !== 'request-response' && resource.pattern !== 'waitForTaskToken') return undefined;
  if (resource.sdk) return awsSdk(resource.service, resource.action);
  return optimised.get(`${resource.service}:${resource.action}`);
}
