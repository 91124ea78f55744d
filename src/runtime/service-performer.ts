import { StatesError } from '../errors/states-error';
import type { Integration } from '../integrations/integration';
import type { Outcome } from './handler';
import type { Performer } from './performer';

/** A service called through its client. */
export const servicePerformer = (arn: string, client: Record<string, unknown>, integration: Integration): Performer => ({
  isFunction: false,
  arn,
  run(input, invocation) {
    // In an async function, so that what is thrown at once comes as what is rejected later.
    const call = async (): Promise<Outcome> => {
      const output = await (client[integration.method] as (request: object) => unknown).call(client, integration.request(input));
      return { output: await integration.response(output, invocation.now()) };
    };
    call()
      .catch((thrown: unknown): Outcome => (thrown instanceof StatesError ? { error: thrown.error, cause: thrown.cause } : integration.failure(thrown)))
      .then((outcome) => invocation.done(outcome));
  },
});
