import { FunctionError } from '../errors/function-error';
import { lambdaErrors } from '../integrations/lambda-error';
import { serviceFailure } from '../integrations/service-failure';
import type { Json } from '../json/json';
import { FunctionResult } from './function-result';
import type { Outcome } from './handler';
import type { Invocation } from './invocation';
import type { Callee } from './lambda-invoke-performer';
import { failed, succeeded } from './lambda-outcome';
import type { Performer } from './performer';

/** What is used of a Lambda client: `new Lambda({})` of the AWS SDK v3 fits, and the in-memory service. */
export interface LambdaPort {
  /** The clock that is held while a function runs: the in-memory service's. */
  readonly clock?: unknown;
  invoke(input: {
    FunctionName: string;
    InvocationType?: 'RequestResponse' | 'Event';
    Payload?: Uint8Array;
    Qualifier?: string;
    ClientContext?: string;
  }): Promise<{ FunctionError?: string | undefined; Payload?: Uint8Array | undefined }>;
}

/** How a function is called beside its payload. */
export interface Qualified {
  readonly Qualifier?: string;
  readonly ClientContext?: string;
}

/** A function behind a Lambda client. */
export const functionOfClient = (client: LambdaPort, FunctionName: string, qualified: Qualified = {}): Callee => ({
  call(payload, invocation) {
    const answer = client.invoke({ FunctionName, InvocationType: 'RequestResponse', Payload: bytes(payload), ...qualified });
    void called(invocation.waitFor(answer, client.clock), invocation);
  },
  start(payload) {
    client.invoke({ FunctionName, InvocationType: 'Event', Payload: bytes(payload), ...qualified }).catch(() => undefined);
  },
});

/** A function called by its ARN through a Lambda client: its result is the Task's. The service itself ends it when it runs for too long. */
export const lambdaClientPerformer = (arn: string, client: LambdaPort): Performer => ({
  isFunction: false,
  arn,
  run: (input, invocation) => functionOfClient(client, arn).call(input, invocation),
});

async function called(answer: ReturnType<LambdaPort['invoke']>, invocation: Invocation): Promise<void> {
  let outcome: Outcome;
  try {
    const { FunctionError: isError, Payload } = await answer;
    const text = Payload === undefined || Payload.length === 0 ? 'null' : Buffer.from(Payload).toString();
    outcome = isError === undefined ? succeeded(new FunctionResult(text)) : failed(new FunctionError(text));
  } catch (thrown) {
    outcome = serviceFailure(lambdaErrors, thrown);
  }
  invocation.done(outcome);
}

const bytes = (payload: Json): Uint8Array => Buffer.from(JSON.stringify(payload));
