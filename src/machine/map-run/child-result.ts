import type { Json } from '../../json/json';
import type { ChildResult } from '../../resources/map-results';
import type { Execution } from '../execution';
import { executionArn } from '../identity';

export type ChildStatus = 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** How a child execution has ended. */
export type ChildOutcome =
  | { readonly status: 'SUCCEEDED'; readonly output: Json; readonly text: string | null }
  | { readonly status: Exclude<ChildStatus, 'SUCCEEDED'>; readonly error: string | null; readonly cause: string | null };

const included = { Included: true } as const;

/**
 * A child execution that has ended as the ResultWriter writes it.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html, "Example configurations and transformation output"
 */
export function childResult(child: Pick<Execution, 'identity' | 'name' | 'seed' | 'input' | 'startedAt'>, endedAt: number, outcome: ChildOutcome): ChildResult {
  const succeeded = outcome.status === 'SUCCEEDED';
  return {
    ExecutionArn: executionArn(child),
    Input: JSON.stringify(child.input),
    InputDetails: included,
    Name: child.name,
    ...(succeeded && { Output: outcome.text ?? JSON.stringify(outcome.output), OutputDetails: included }),
    ...(!succeeded && outcome.error !== null && { Error: outcome.error }),
    ...(!succeeded && outcome.cause !== null && { Cause: outcome.cause }),
    RedriveCount: 0,
    RedriveStatus: succeeded ? 'NOT_REDRIVABLE' : 'REDRIVABLE',
    ...(succeeded && { RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' }),
    StartDate: new Date(child.startedAt).toISOString(),
    StateMachineArn: child.identity.stateMachineArn,
    Status: outcome.status,
    StopDate: new Date(endedAt).toISOString(),
  };
}
