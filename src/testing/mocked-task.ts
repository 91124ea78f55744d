import type { Task } from '../definition/machine';
import { copyKnownJson } from '../json/copy';
import type { Json } from '../json/json';
import type { Answered, MockedCalls, Unanswered } from '../mocks/mocked-calls';
import type { Outcome } from '../runtime/handler';
import type { Invocation } from '../runtime/invocation';
import { failed, succeeded } from '../runtime/lambda-outcome';

/** Does what a mock says. A call that it has no answer for fails with States.Runtime, which no Retrier and no Catcher takes. */
export function playMock(
  found: Answered | Unanswered,
  { input, invocation, mocked, passThrough }: { input: Json; invocation: Invocation; mocked: MockedCalls; passThrough: (() => void) | undefined },
): void {
  const answer = async (): Promise<Outcome | null> => {
    if ('reason' in found) return refused(found.reason);
    const { answer: what, delay } = found.answer;
    if (delay > 0) await invocation.sleep(delay);
    if ('Return' in what) return { output: copyKnownJson(what.Return) };
    if ('Throw' in what) return { error: what.Throw.Error ?? null, cause: what.Throw.Cause ?? null };
    if ('Hang' in what) await invocation.sleep(Infinity);
    if ('Call' in what) return checked(await outcomeOf(() => what.Call(input, found.call)), found, mocked);
    if (passThrough === undefined) return refused(`The mock of state "${invocation.stateName}" passes its call through, and nothing else answers it.`);
    passThrough();
    return null;
  };
  answer().then(
    (outcome) => outcome !== null && invocation.done(outcome),
    () => {}, // it slept, and is no longer wanted
  );
}

export const refused = (cause: string): Outcome => ({ error: 'States.Runtime', cause });

async function outcomeOf(compute: () => unknown): Promise<Outcome> {
  try {
    return succeeded(await compute());
  } catch (thrown) {
    return failed(thrown);
  }
}

function checked(outcome: Outcome, found: Answered, mocked: MockedCalls): Outcome {
  const fault = 'output' in outcome ? mocked.faultOf(found, outcome.output) : undefined;
  return fault === undefined ? outcome : refused(fault);
}

/** The call of a Task as its mock sees it. */
export const callOf = (task: Task, input: Json, { executionArn, call: { attempt } }: Invocation): Parameters<MockedCalls['answerTo']>[0] => ({
  state: task.name,
  resource: task.taskResource.arn,
  executionArn,
  input,
  attempt,
});
