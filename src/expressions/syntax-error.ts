/** A path or an intrinsic function call that is not well formed. Validation turns it into a diagnostic; it never reaches an execution. */
export class ExpressionSyntaxError extends Error {
  override readonly name = 'ExpressionSyntaxError';
  constructor(
    /** What is wrong, in plain words. */
    readonly what: string,
    /** The path or call as it is written. */
    readonly text: string,
    /** Where in `text` it goes wrong, counted in UTF-16 units from 0. */
    readonly position: number,
  ) {
    super(`${what} (at ${position} of ${JSON.stringify(text)})`);
  }
}
