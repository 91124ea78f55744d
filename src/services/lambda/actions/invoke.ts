import { isObject, type Json } from '../../../json/json';
import { parseJson } from '../../../json/parse';
import type { Account } from '../account';
import { check, oneOf, text } from '../constraints';
import { invalidClientContext, payloadIsNoJson, payloadTooLarge, serialization } from '../errors';
import { targetOf } from '../function-record';
import { refuseUnsupported } from '../function-settings';
import { runFunction } from '../function-run';
import { logTail } from '../log-tail';
import { PayloadBytes } from '../payload-bytes';
import { qualifiedRequest } from '../requests';
import type { InvocationRequest, InvocationResponse } from '../shapes';

const shape = {
  ...qualifiedRequest,
  InvocationType: oneOf('Event', 'RequestResponse', 'DryRun'),
  LogType: oneOf('None', 'Tail'),
  ClientContext: text(),
};

/** Bytes of a payload: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html. The 1 MB of events are since October 2025. */
const largest = { RequestResponse: 6_291_456, DryRun: 6_291_456, Event: 1_048_576 };
/** Bytes of a decoded ClientContext. */
const largestContext = 3583;

/**
 * @param requestId - The function sees it as its awsRequestId.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export async function invoke(account: Account, input: InvocationRequest, requestId: string): Promise<InvocationResponse> {
  check(shape, input);
  refuseUnsupported(input, ['TenantId', 'DurableExecutionName']);
  const { InvocationType = 'RequestResponse' } = input;
  const payload = payloadOf(input.Payload);
  const size = Buffer.byteLength(payload);
  if (size > largest[InvocationType]) throw payloadTooLarge(size, InvocationType, largest[InvocationType]);
  const clientContext = input.ClientContext === undefined ? undefined : contextOf(input.ClientContext);
  const target = targetOf(account, input, requestId);
  checkJson(payload);
  if (InvocationType === 'DryRun') return { StatusCode: 204 };
  if (InvocationType === 'Event') {
    account.events.add({ FunctionName: input.FunctionName!, ...(input.Qualifier && { Qualifier: input.Qualifier }) }, payload, requestId, clientContext);
    return { StatusCode: 202, Payload: PayloadBytes.fromText('') };
  }
  // Somebody waits for the outcome, so that a function that hangs is ended at its timeout.
  account.clock.watch();
  const ran = await runFunction(account, target, { payload, requestId, ...(clientContext !== undefined && { clientContext }) }).finally(() =>
    account.clock.unwatch(),
  );
  return {
    StatusCode: 200,
    ...(ran.failed && { FunctionError: 'Unhandled' }),
    ...(input.LogType === 'Tail' && { LogResult: logTail(ran, requestId, target.version.MemorySize!) }),
    ExecutedVersion: ran.version,
    Payload: PayloadBytes.fromText(ran.payload),
  };
}

/** Nothing arrives as an empty object. */
function payloadOf(payload: unknown): string {
  if (payload === undefined || payload === null) return '{}';
  if (typeof payload !== 'string' && !(payload instanceof Uint8Array)) throw serialization('Unexpected field type');
  return Buffer.from(payload as Uint8Array).toString() || '{}';
}

function checkJson(payload: string): void {
  try {
    parseJson(payload);
  } catch {
    throw payloadIsNoJson();
  }
}

function contextOf(encoded: string): Json {
  const decoded = Buffer.from(encoded, 'base64').toString();
  if (Buffer.byteLength(decoded) > largestContext) throw invalidClientContext(`It has more than ${largestContext} bytes.`);
  let context: Json;
  try {
    context = parseJson(decoded);
  } catch {
    throw invalidClientContext('It is no JSON.');
  }
  if (!isObject(context)) throw invalidClientContext('It is no object.');
  return context;
}
