import type { Field, Step, Task } from '../../definition/machine';
import type { Json } from '../../json/json';
import { jsonBound } from '../../json/size';
import { StatesError } from '../../errors/states-error';
import { named, refused, shown } from '../refused';
import { seconds } from '../seconds';
import type { StepContext } from '../step-context';
import type { Failure, Transition } from '../transition';

/** One attempt. Spec: https://states-language.net/#task-state */
export function tryTask(state: Task, ctx: StepContext): Transition {
  ctx.evaluateArguments();
  const { value, text } = ctx;
  state.check?.(value);
  if (ctx.measured(value, ctx.bound) > ctx.execution.quotas.payloadBytes) return tooLarge(state);
  ctx.input = ctx.thread.input;
  const timeout = limit(ctx, state.timeout);
  const heartbeat = limit(ctx, state.heartbeat);
  if (timeout !== null && heartbeat !== null && heartbeat >= timeout) {
    throw new StatesError('States.Runtime', `HeartbeatSeconds, ${heartbeat}, must be smaller than TimeoutSeconds, ${timeout}.`);
  }
  const roleArn = state.credentials === null ? undefined : credentials(ctx, state.credentials);
  const note =
    text === null && timeout === null && heartbeat === null && roleArn === undefined
      ? undefined
      : {
          text: text ?? undefined,
          roleArn,
          timeoutInSeconds: timeout ?? undefined,
          heartbeatInSeconds: state.taskResource.kind === 'lambda' ? undefined : (heartbeat ?? undefined),
        };
  ctx.emit(state.codes.scheduled, value, note);
  ctx.emit(state.codes.started, null);
  return { kind: 'call', input: value, timeout: timeout === null ? null : timeout * 1000, heartbeat: heartbeat === null ? null : heartbeat * 1000 };
}

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html */
function credentials(ctx: StepContext, step: Step): string {
  ctx.evaluating('credentials');
  const { RoleArn: roleArn } = step.evaluate(ctx) as { readonly RoleArn?: Json };
  if (typeof roleArn === 'string') return roleArn;
  throw new StatesError('States.Runtime', `The RoleArn of Credentials must be a string: ${JSON.stringify(roleArn ?? null)}`);
}

/** TimeoutSecondsPath and HeartbeatSecondsPath: "must resolve to a positive integer" (https://states-language.net/#task-state). */
function limit(ctx: StepContext, field: Field | null): number | null {
  if (field === null) return null;
  const value = seconds(ctx, field);
  if (value > 0) return value;
  throw refused(ctx, field, `${named(field)} must reference a positive integer: ${shown(field, value)}`);
}

/** The resource has answered. */
export function taskSucceeded(state: Task, ctx: StepContext, output: Json, text: string | null): Transition {
  const bytes = ctx.measured(output, jsonBound(output));
  if (bytes > ctx.execution.quotas.payloadBytes) return taskFailed(state, ctx, tooLarge(state));
  ctx.emit(state.codes.succeeded, output, text === null ? undefined : { text });
  return ctx.exit(output, text, bytes);
}

/** The resource has failed. */
export function taskFailed(state: Task, ctx: StepContext, failure: Failure, code = state.codes.failed): Failure {
  ctx.emit(code, { error: failure.error, cause: failure.cause });
  return failure;
}

/** TimeoutSeconds or HeartbeatSeconds are over; both are recorded as States.Timeout without a cause (recordings test_timeouts and test_heartbeats). */
export function taskTimedOut(state: Task, ctx: StepContext, timer: 'timeout' | 'heartbeat'): Failure {
  ctx.emit(state.codes.timedOut, { error: 'States.Timeout', cause: null });
  return { kind: 'fail', error: 'States.Timeout', cause: null, ...(timer === 'heartbeat' && { alias: 'States.HeartbeatTimeout' }) };
}

/** Recordings test_task_lambda_…_data_limit_exceeded_… (the ARN) and test_service_task_lambada_data_limit_exceeded_… (the service). */
const tooLarge = ({ taskResource }: Task): Failure => ({
  kind: 'fail',
  error: 'States.DataLimitExceeded',
  cause: `The state/task '${taskResource.kind === 'integration' ? taskResource.resourceType : taskResource.arn}' returned a result with a size exceeding the maximum number of bytes service limit.`,
});
