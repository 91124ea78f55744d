import type { Failure } from './transition';

/**
 * Whether the names in `ErrorEquals` take an error.
 * - States.ALL: "a wildcard which matches any Error Name" (https://states-language.net/#appendix-a); States.TaskFailed: any but States.Timeout
 *   (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html).
 * - States.Runtime is matched by none, not even by its own name (recording test_catch_states_runtime).
 */
export function matches(names: readonly string[], { error, alias, terminal }: Failure): boolean {
  if (terminal === true || error === 'States.Runtime') return false;
  for (const name of names) {
    if (name === error || name === 'States.ALL' || (alias !== undefined && name === alias)) return true;
    if (name === 'States.TaskFailed' && error !== 'States.Timeout') return true;
  }
  return false;
}
