import type { Task } from '../definition/machine';
import { copyKnownJson } from '../json/copy';
import type { Json } from '../json/json';
import { MockAnswer, type MockFunction } from '../mocks/answer';
import type { Answered, MockedCalls, Unanswered } from '../mocks/mocked-calls';
import type { Outcome } from '../runtime/handler';
import type { Invocation } from '../runtime/invocation';
import { failed, succeeded } from '../runtime/lambda-outcome';

/** Does what a mock says. A call that it has no answer for fails with States.Runtime, which no Retrier and no Catcher takes. */
export function playMock(found: Answered | Unanswered, input: Json, invocation: Invocation, around: Around): void {
  if ('reason' in found) queueMicrotask(() => invocation.done(refused(found.reason)));
  else if (found.answer.delay === 0) give(found, input, invocation, around);
  else {
    invocation.sleep(found.answer.delay).then(
      () => give(found, input, invocation, around),
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

function give(found: Answered, input: Json, invocation: Invocation, around: Around): void {
  const { answer } = found.answer;
  if ('PassThrough' in answer) around.passThrough();
  else if ('Call' in answer) void compute(answer.Call, found, input, invocation, around);
  else if ('Return' in answer) queueMicrotask(() => invocation.done({ output: copyKnownJson(answer.Return) }));
  else if ('Throw' in answer) queueMicrotask(() => invocation.done({ error: answer.Throw.Error ?? null, cause: answer.Throw.Cause ?? null }));
  else invocation.sleep(Infinity).catch(() => {}); // it hangs until nobody wants it any more
}

/** Gives what a function of the input computes: a result, or an answer such as `fails('Busy')`. */
async function compute(call: MockFunction<Json>, found: Answered, input: Json, invocation: Invocation, around: Around): Promise<void> {
  const computed = await computedBy(() => call(input, found.call));
  const result = computed instanceof MockAnswer ? computed.answer : computed;
  const output = 'Return' in result ? result.Return : 'output' in result ? result.output : undefined;
  const fault = output === undefined ? undefined : around.mocked.faultOf(found, output);
  if (fault !== undefined) invocation.done(refused(fault));
  else if (computed instanceof MockAnswer) playMock({ ...found, answer: computed }, input, invocation, around);
  else invocation.done(computed);
}

async function computedBy(call: () => unknown): Promise<Outcome | MockAnswer> {
  try {
    const value = await call();
    return value instanceof MockAnswer ? value : succeeded(value);
  } catch (thrown) {
    return failed(thrown);
  }
}

export const refused = (cause: string): Outcome => ({ error: 'States.Runtime', cause });

/** The call of a Task as its mock sees it. */
export const callOf = (task: Task, input: Json, { executionArn, call: { attempt } }: Invocation): Parameters<MockedCalls['answerTo']>[0] => ({
  state: task.name,
  resource: task.taskResource.arn,
  executionArn,
  input,
  attempt,
});
