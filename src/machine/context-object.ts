import type { Machine } from '../definition/machine';
import type { Json } from '../json/json';
import type { Execution, Thread } from './execution';
import { executionArn } from './identity';

const iso = (time: number): string => new Date(time).toISOString();

/** An item of a Map; `key` where it is a member of an object. */
export interface MapItem {
  readonly index: number;
  readonly value: Json;
  readonly key?: string;
  /** In Distributed mode: where it comes from. */
  readonly source?: string;
}

/** The parts that are the same for all of an execution. */
export interface FixedContext {
  readonly [part: string]: Json;
  readonly Execution: Json;
  readonly StateMachine: Json;
}

export function fixedContext(execution: Execution): FixedContext {
  const { identity, name, input, startedAt } = execution;
  return {
    Execution: { Id: executionArn(execution), Input: input, StartTime: iso(startedAt), Name: name, RoleArn: identity.roleArn, RedriveCount: 0 },
    StateMachine: { Id: identity.stateMachineArn, Name: identity.stateMachineName },
  };
}

/**
 * The context object, `$$`.
 * Members: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html; their order and the absence of
 * `State.RetryCount` in a state that cannot retry: the recording of test_base_cases[BASE_EXPR].
 *
 * @param token - Of a Task that waits for its token.
 * @param item - While the ItemSelector of a Map is evaluated. The states inside a Map see none (measured, in floci-io/floci pull request 1588).
 */
export function contextObject(machine: Machine, thread: Thread, item: MapItem | null, { Execution, StateMachine }: FixedContext, token: string | null): Json {
  const state = machine.states[thread.state]!;
  return {
    Execution,
    ...(item !== null && { Map: { Item: itemObject(item) } }),
    StateMachine,
    State: { Name: state.name, EnteredTime: iso(thread.enteredAt), ...('retriers' in state && { RetryCount: thread.attempt }) },
    ...(token !== null && { Task: { Token: token } }),
  };
}

const itemObject = ({ index, value, key, source }: MapItem): Json => ({
  Index: index,
  ...(key !== undefined && { Key: key }),
  Value: value,
  ...(source !== undefined && { Source: source }),
});
