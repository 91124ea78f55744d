import type { ServiceException } from '../errors/service-exception';
import { StatesError } from '../errors/states-error';
import { isObject, type Json } from '../json/json';
import { parseJson } from '../json/parse';
import { jsonSize } from '../json/size';
import { functionNotFound, lambdaErrors, notInEnum, payloadIsNoJson, qualifiersDiffer } from './lambda-error';
import { httpDate, result, sdkMetadata } from './sdk-result';
import { serviceFailure } from './service-failure';
import { mustBe, refused, taskInput, type Structure } from './task-input';

const invocationTypes = ['Event', 'RequestResponse', 'DryRun'] as const;
export type InvocationType = (typeof invocationTypes)[number];

/** What a Task asks of Lambda. */
export interface LambdaRequest {
  /** FunctionName as it was given: a name, a partial or a full ARN, each with or without a qualifier. */
  readonly functionName: string;
  /** The version or the alias, from `Qualifier` or the end of FunctionName. */
  readonly qualifier: string | undefined;
  /** The event that the function gets. */
  readonly payload: Json;
  /** RequestResponse waits for the function's answer. Event only starts it, DryRun does not even that: {@link lambdaInvoke.accepted}. */
  readonly invocationType: InvocationType;
  /** Base64 of what the caller tells of itself. */
  readonly clientContext: string | undefined;
}

/** The parameters of https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html but Payload, which has its own rules. */
const shape: Structure = {
  members: { ClientContext: 'STRING', FunctionName: 'STRING', InvocationType: 'STRING', Qualifier: 'STRING' },
  required: ['FunctionName'],
};

/** `arn:aws:states:::lambda:invoke`: what stands before and behind the call of the function. */
export const lambdaInvoke = {
  /**
   * The Task's arguments as a request. A Payload that is an object or a list is the event. One that is a string is the event's JSON text
   * (recording test_invoke_json_values: "0.0" arrives as a number). Without one, or with null, the event is `{}` (recording
   * test_base_lambda_service_task_state). A number or a boolean is refused (see {@link taskInput}).
   *
   * @param requestId - Of the request to Lambda, for the cause of an error.
   * @throws StatesError States.Runtime where Step Functions refuses the arguments (see Integration.request); `Lambda.…` where Lambda refuses the
   *   request, which fails the Task like any other error of it.
   */
  request(args: Json, requestId = ''): LambdaRequest {
    // The payload may be large and is handed on as it is: only the other members are converted.
    const { Payload: payload = null, ...rest } = isObject(args) ? args : {};
    if (typeof payload === 'number' || typeof payload === 'boolean') throw refused(args, [mustBe('Payload', 'a STRING')]);
    const input = taskInput(shape, isObject(args) ? rest : args, args) as Record<string, string | undefined>;
    const functionName = input['FunctionName']!;
    const invocationType = input['InvocationType'] ?? 'RequestResponse';
    if (!isInvocationType(invocationType)) throw thrown(notInEnum(invocationType, 'invocationType', invocationTypes, requestId));
    const derived = qualifierOf(functionName);
    const qualifier = input['Qualifier'] ?? derived;
    if (derived !== undefined && qualifier !== derived) throw thrown(qualifiersDiffer(requestId));
    return { functionName, qualifier, payload: eventOf(payload, requestId), invocationType, clientContext: input['ClientContext'] };
  },

  /**
   * The Task's result for what the function gave. Shape and order as in recording test_invoke_json_values.
   *
   * @param at - When the answer came, in milliseconds since the epoch.
   * @param requestId - A UUID.
   * @param more.text - The text that the function gave, where it is known: its length is then the Content-Length.
   */
  response(payload: Json, at: number, requestId: string, { text, executedVersion = '$LATEST' }: { text?: string; executedVersion?: string } = {}): Json {
    const headers = {
      ...commonHeaders(requestId, at),
      'X-Amz-Executed-Version': executedVersion,
      'Content-Length': String(text === undefined ? jsonSize(payload) : Buffer.byteLength(text)),
      'Content-Type': 'application/json',
    };
    return result({ ExecutedVersion: executedVersion, Payload: payload, StatusCode: 200 }, answered(headers, { httpStatusCode: 200, requestId }));
  },

  /** The Task's result where no answer is waited for: Lambda's response has no body then, and tells of no version. */
  accepted(invocationType: 'Event' | 'DryRun', at: number, requestId: string): Json {
    const httpStatusCode = invocationType === 'Event' ? 202 : 204;
    const headers = { ...commonHeaders(requestId, at), 'Content-Length': '0' };
    return result({ StatusCode: httpStatusCode }, accepted(headers, { httpStatusCode, requestId }));
  },

  /** Error and Cause for a function that is not there. `named`: its ARN where it is known, else FunctionName as it was given. */
  notFound: (named: string, requestId: string): { readonly error: string; readonly cause: string } =>
    serviceFailure(lambdaErrors, functionNotFound(named, requestId)),
};

const isInvocationType = (text: string): text is InvocationType => (invocationTypes as readonly string[]).includes(text);

/** An error of Lambda as Step Functions names it. */
function thrown(exception: ServiceException): StatesError {
  const { error, cause } = serviceFailure(lambdaErrors, exception);
  return new StatesError(error, cause);
}

/** What follows the function's name in any of FunctionName's forms. */
function qualifierOf(named: string): string | undefined {
  const parts = named.split(':');
  const name = parts.indexOf('function') + 1; // 0 where FunctionName is a mere name
  return parts[name + 1];
}

function eventOf(payload: Exclude<Json, number | boolean>, requestId: string): Json {
  if (payload === null) return {};
  if (typeof payload !== 'string') return payload;
  try {
    return parseJson(payload);
  } catch {
    throw thrown(payloadIsNoJson(requestId));
  }
}

const answered = sdkMetadata([
  'X-Amz-Executed-Version',
  'x-amzn-Remapped-Content-Length',
  'Connection',
  'x-amzn-RequestId',
  'Content-Length',
  'Date',
  'X-Amzn-Trace-Id',
  'Content-Type',
]);
const accepted = sdkMetadata(['x-amzn-Remapped-Content-Length', 'Connection', 'x-amzn-RequestId', 'Content-Length', 'Date', 'X-Amzn-Trace-Id']);

const commonHeaders = (requestId: string, at: number): Record<string, string> => ({
  'x-amzn-Remapped-Content-Length': '0',
  Connection: 'keep-alive',
  'x-amzn-RequestId': requestId,
  Date: httpDate(at),
  'X-Amzn-Trace-Id': traceId(requestId, at),
});

/**
 * 'root=1-6060e537-7c1fe1cb36c82cd638d88d91;sampled=0': the second of the call in hexadecimal, then 96 bits that tell it from others, here the
 * request id's. See https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
function traceId(requestId: string, at: number): string {
  const seconds = Math.floor(at / 1000)
    .toString(16)
    .padStart(8, '0');
  const bits = requestId.replace(/[^0-9a-f]/g, '').padStart(24, '0');
  return `root=1-${seconds}-${bits.slice(-24)};sampled=0`;
}
