import type { Json } from '../json/json';
import type { Outcome } from '../runtime/handler';
import type { Invocation } from '../runtime/invocation';
import type { Contracts } from './contracts/contracts';
import { refused } from './mocked-task';

/** Something that is called: a Task's resource, or the function behind lambda:invoke. */
type Callable = (input: Json, invocation: Invocation) => void;

/**
 * Holds what is called under some names against their contracts: what does not fit fails the Task with States.Runtime, which no Retrier and no Catcher
 * takes.
 */
export function contracted(call: Callable, names: readonly string[], contracts: Contracts): Callable {
  const held = names.filter((name) => contracts.has(name));
  if (held.length === 0) return call;
  return (input, invocation) => {
    const fault = first(held, (name) => contracts.checkInput(name, input));
    invocation.through((outcome) => checked(outcome, held, contracts));
    if (fault === null) call(input, invocation);
    else queueMicrotask(() => invocation.done(refused(fault)));
  };
}

function checked(outcome: Outcome, names: readonly string[], contracts: Contracts): Outcome {
  const fault = 'output' in outcome ? first(names, (name) => contracts.checkOutput(name, outcome.output)) : null;
  return fault === null ? outcome : refused(fault);
}

function first(names: readonly string[], check: (name: string) => { readonly text: string } | null): string | null {
  for (const name of names) {
    const fault = check(name);
    if (fault !== null) return fault.text;
  }
  return null;
}
