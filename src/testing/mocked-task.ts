import type { Task } from '../definition/machine';
import { copyKnownJson } from '../json/copy';
import type { Json } from '../json/json';
import type { Answer } from '../mocks/answer';
import type { Answered, MockedCalls, Unanswered } from '../mocks/mocked-calls';
import type { Outcome } from '../runtime/handler';
import type { Invocation } from '../runtime/invocation';
import { failed, succeeded } from '../runtime/lambda-outcome';

/** Does what a mock says. A call that it has no answer for fails with States.Runtime, which no Retrier and no Catcher takes. */
export function playMock(found: Answered | Unanswered, input: Json, invocation: Invocation, { mocked, passThrough }: Around): void {
  if ('reason' in found) queueMicrotask(() => invocation.done(refused(found.reason)));
  else if (found.answer.delay === 0 && !('Call' in found.answer.answer)) give(found.answer.answer, invocation, passThrough);
  else {
    later(found, input, invocation, mocked).then(
      (outcome) => (outcome === null ? give(found.answer.answer, invocation, passThrough) : invocation.done(outcome)),
      () => {}, // it slept, and is no longer wanted
    );
  }
}

/** What a mock may need beside the call. */
interface Around {
  readonly mocked: MockedCalls;
  /** Calls what the mock stands for. */
  passThrough(): void;
}

/** What comes after the answer's delay, or out of its function; null where that is all that there was to wait for. */
async function later(found: Answered, input: Json, invocation: Invocation, mocked: MockedCalls): Promise<Outcome | null> {
  const { answer, delay } = found.answer;
  if (delay > 0) await invocation.sleep(delay);
  return 'Call' in answer ? checked(await outcomeOf(() => answer.Call(input, found.call)), found, mocked) : null;
}

/** Gives an answer that need not be computed. */
function give(answer: Answer, invocation: Invocation, passThrough: () => void): void {
  if ('PassThrough' in answer) passThrough();
  else if ('Return' in answer) queueMicrotask(() => invocation.done({ output: copyKnownJson(answer.Return) }));
  else if ('Throw' in answer) queueMicrotask(() => invocation.done({ error: answer.Throw.Error ?? null, cause: answer.Throw.Cause ?? null }));
  else invocation.sleep(Infinity).catch(() => {}); // it hangs until nobody wants it any more
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
