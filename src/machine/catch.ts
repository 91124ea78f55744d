import type { Catcher } from '../definition/machine';
import { jsonSize } from '../json/size';
import { matches } from './error-match';
import type { StepContext } from './step-context';
import type { Failure, Transition } from './transition';

/**
 * Where a failed state goes on, or null where no Catcher takes the error. The Error Output goes to the Catcher's ResultPath in the state's raw
 * input; the state's own ResultPath and OutputPath do not apply (recording test_raise_exception_catch_output_path).
 * Spec: https://states-language.net/#errors "Fallback states"
 */
export function caught(catchers: readonly Catcher[], ctx: StepContext, failure: Failure): Transition | null {
  const catcher = catchers.find(({ errors }) => matches(errors, failure));
  if (catcher === undefined) return null;
  // A timeout has no cause, and its Error Output an empty one (recording test_invoke_timeout); otherwise what is absent is null (recording
  // test_sqs_failure_in_wait_for_task_tok_no_error_field).
  const errorOutput = { Error: failure.error, Cause: failure.cause ?? (failure.error === 'States.Timeout' ? '' : null) };
  const bound = jsonSize(errorOutput);
  ctx.errorOutput = errorOutput;
  try {
    return ctx.leave(errorOutput, null, bound, catcher);
  } finally {
    ctx.errorOutput = undefined;
  }
}
