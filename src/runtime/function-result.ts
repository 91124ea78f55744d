const brand = Symbol.for('asl-interpreter.function-result'); // the ESM and CommonJS copies of the package recognise each other's

/**
 * Returned by a handler to give the exact JSON text of a Lambda function's result, as another runtime would write it (Python's spaces, Java's `1.0`).
 * Step Functions hands it on letter by letter until a state evaluates it.
 *
 * @example
 * const Price = () => new FunctionResult('{"price": 1.0}');
 */
export class FunctionResult {
  /** @param text - A JSON text. One that is none fails the function. */
  constructor(readonly text: string) {
    Object.defineProperty(this, brand, { value: true });
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return (value as { [brand]?: true } | null | undefined)?.[brand] === true;
  }
}
