import type { Step } from '../definition/machine';
import { StatesError } from '../errors/states-error';
import type { Json, JsonObject } from '../json/json';
import { jsonSize } from '../json/size';
import type { Execution, Thread } from './execution';
import type { StepContext } from './step-context';

/** Bytes of the variables that one state sets, and of all that an execution has: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html */
const mostAssigned = 262_144;
const mostStored = 10_485_760;

/** What an Assign gives. In JSONPath `$` is the result; every expression sees the variables as they were when the state was entered. */
export function assignment(ctx: StepContext, assign: Step, result: Json): JsonObject {
  ctx.input = result;
  ctx.evaluating('assign');
  const assigned = assign.evaluate(ctx) as JsonObject;
  if (jsonSize(assigned) > mostAssigned)
    throw new StatesError('States.DataLimitExceeded', `The variables assigned in the state '${ctx.state.name}' exceed the maximum of ${mostAssigned} bytes.`);
  return assigned;
}

/** Sets variables in the scope of a thread: its own one, for a scope around it is never written. All of them, or none where there is no room. */
export function setVariables(execution: Execution, thread: Thread, assigned: JsonObject): void {
  const before = thread.variables ?? {};
  let more = 0;
  for (const [name, value] of Object.entries(assigned)) {
    more += jsonSize(value) - (Object.hasOwn(before, name) ? jsonSize(before[name]!) : -jsonSize(name) - 2);
  }
  if (execution.variableBytes + more > mostStored)
    throw new StatesError('States.DataLimitExceeded', `The variables of the execution exceed the maximum of ${mostStored} bytes.`);
  thread.variables = { ...before, ...assigned };
  thread.variableBytes += more;
  execution.variableBytes += more;
}
