import type { StatesErrorName } from './states-error-name';

/**
 * How a state fails: an error name and a cause, as a Retrier, a Catcher and the history see them. It travels as an exception only inside one
 * step of the core, from an expression to the state that evaluates it; outside it is plain data.
 * Spec: https://states-language.net/#errors
 */
export class StatesError extends Error {
  override readonly name = 'StatesError';
  constructor(
    /** The Error Name, such as "States.Runtime". */
    readonly error: StatesErrorName | (string & {}),
    /** The human-readable Cause, in AWS's words. */
    override readonly cause: string,
    /** The field whose JSONata expression failed, such as "Output/total"; undefined for what is no failure of an expression. */
    readonly location?: string,
  ) {
    super(`${error}: ${cause}`);
  }
}
