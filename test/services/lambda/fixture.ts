import { virtualClock, type VirtualClock } from '../../../src/clock/virtual-clock';
import type { Journal } from '../../../src/journal/journal';
import type { ServiceException } from '../../../src/errors/service-exception';
import { InMemoryLambda, type InMemoryLambdaOptions } from '../../../src/services/lambda/in-memory-lambda';
import type { InvocationRequest, InvocationResponse } from '../../../src/services/lambda/shapes';

export interface Fixture {
  readonly clock: VirtualClock;
  readonly lambda: InMemoryLambda;
  /** Invokes a function, and gives what it gave. */
  call(FunctionName: string, event?: unknown, more?: Partial<InvocationRequest>): Promise<{ result: unknown; response: InvocationResponse }>;
}

/** @param grace - Milliseconds for which a function that hangs holds time still. */
export function fixture(options: Partial<InMemoryLambdaOptions> & { journal?: Journal } = {}, grace = 20): Fixture {
  const clock = virtualClock({ grace });
  const lambda = new InMemoryLambda({ clock, ...options });
  return {
    clock,
    lambda,
    async call(FunctionName, event = {}, more = {}) {
      const response = await lambda.invoke({ FunctionName, Payload: JSON.stringify(event), ...more });
      return { result: JSON.parse(response.Payload!.transformToString()), response };
    },
  };
}

export const arn = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

/** Name and message of the error that a call ends in. */
export const failure = (call: () => unknown): Promise<string> =>
  Promise.resolve()
    .then(call)
    .then(
      () => 'no error',
      (error: ServiceException) => `${error.$metadata?.httpStatusCode ?? ''} ${error.name}: ${error.message}`,
    );
