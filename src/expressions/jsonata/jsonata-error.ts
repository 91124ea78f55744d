/** What JSONata says of an expression that cannot be evaluated. */
export class JsonataError extends Error {
  override readonly name = 'JsonataError';
  constructor(
    /** JSONata's code, such as "T1006"; '' where a bound is reached, which has none on AWS. */
    readonly code: string,
    message: string,
    /** Where in the expression, counted in UTF-16 units; undefined where that is not known. */
    readonly position?: number,
    /** The operator or function that failed. */
    readonly token?: string,
  ) {
    super(message);
  }
}
