import { StatesError } from '../errors/states-error';
import type { Integration } from '../integrations/integration';
import type { Outcome } from './handler';
import type { Invocation } from './invocation';
import type { Performer } from './performer';

/** A service called through its client. `services`: all that were given, for a call that needs more than one. */
export const servicePerformer = (
  arn: string,
  client: Record<string, unknown>,
  integration: Integration,
  services: Readonly<Record<string, object>>,
): Performer => ({
  isFunction: false,
  arn,
  run(input, invocation) {
    // In an async function, so that what is thrown at once comes as what is rejected later.
    const call = async (): Promise<Outcome> => {
      const request = integration.request(input, invocation.executionArn);
      const output = await (integration.call === undefined
        ? // A service on the same clock may itself wait for time to pass: a long poll.
          invocation.waitFor((client[integration.method] as (request: object) => Promise<unknown>).call(client, request), client['clock'])
        : integration.call(services, request, callerOf(invocation)));
      return { output: await integration.response(output, invocation.now()) };
    };
    call()
      .catch((thrown: unknown): Outcome => (thrown instanceof StatesError ? { error: thrown.error, cause: thrown.cause } : integration.failure(thrown)))
      .then((outcome) => invocation.done(outcome));
  },
});

const callerOf = (invocation: Invocation): Parameters<NonNullable<Integration['call']>>[2] => ({
  executionArn: invocation.executionArn,
  signal: invocation.signal,
  after: (milliseconds, wake) => invocation.after(milliseconds, wake),
});
