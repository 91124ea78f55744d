import type { Machine, State, Task } from '../definition/machine';
import { didYouMean, quoted } from '../errors/suggestion';
import { UsageError } from '../errors/usage-error';
import type { Pointer } from '../json/pointer';
import { functionName } from '../resources/task-resource';
import { resourceKeys } from './mock-keys';

/** Something that is wrong with mocks. */
export interface MockFault {
  readonly what: string;
  /** JSON Pointer into the mocks. */
  readonly where: Pointer;
  readonly fix: string;
}

/** One error for all of them. */
export function usageError(faults: readonly MockFault[]): UsageError {
  const [first] = faults;
  if (faults.length === 1) return new UsageError(first!.what, first!.where, first!.fix);
  const all = faults.map(({ what, where, fix }) => `${what}\n  at ${where || '/'}\n  ${fix}`);
  return new UsageError(`The mocks have ${faults.length} faults.`, '', ['Each is described here.', ...all].join('\n\n'));
}

/** What is wrong with a key that no Task can be answered under. */
export function keyFault(machine: Machine, key: string, where: Pointer): MockFault {
  const state = machine.states.find(({ name }) => name === key);
  if (state !== undefined) return notATask(machine, state, where);
  const tasks = machine.states.filter((each) => each.type === 'Task');
  const states = tasks.map(({ name }) => name);
  const resources = [...new Set(tasks.map(shortKey))];
  const fix = `${didYouMean(key, [...states, ...resources])}${tasks.length === 0 ? 'It has no Task state.' : `Its Task states are ${quoted(states)}; they call ${quoted(resources)}.`}`;
  return { what: `A mock is given for ${JSON.stringify(key)}, which is neither a Task state of the machine nor a resource that it calls.`, where, fix };
}

function notATask({ states }: Machine, { name, type, where: place }: State, where: Pointer): MockFault {
  const inside = states.filter((each) => each.type === 'Task' && each.where.startsWith(`${place}/`)).map((each) => each.name);
  const what = `State ${JSON.stringify(name)} is a ${type} state; mocks answer Task states.`;
  if (type !== 'Map' && type !== 'Parallel') return { what, where, fix: 'Take the mock out: the state runs as it is.' };
  const fix = inside.length === 0 ? 'It has no Task state inside: take the mock out.' : `Mock the Task states inside it: ${quoted(inside)}.`;
  return { what, where, fix };
}

/** The shortest key of the resource that a Task calls. */
function shortKey(task: Task): string {
  const { taskResource: resource } = task;
  if (resource.kind === 'lambda') return functionName(resource.arn);
  const called = task.constantArguments['FunctionName'];
  if (resource.kind === 'integration' && resource.resourceType === 'lambda' && typeof called === 'string') return functionName(called);
  return resource.kind === 'integration' ? `${resource.resourceType}:${resource.action}` : resourceKeys(task).at(-1)!.key;
}
