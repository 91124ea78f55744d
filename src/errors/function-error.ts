import type { Json } from '../json/json';

const brand = Symbol.for('asl-interpreter.function-error'); // the ESM and CommonJS copies of the package recognise each other's

/**
 * Thrown by a handler to give the exact error payload of a Lambda function, as another runtime would report it (Python's `stackTrace`,
 * `requestId`, …). `Error` becomes the payload's `errorType`, `Cause` the payload as JSON text.
 *
 * @example
 * throw new FunctionError({ errorMessage: 'no stock', errorType: 'OutOfStock', requestId: 'r-1', stackTrace: [] });
 * @see https://docs.aws.amazon.com/lambda/latest/dg/python-exceptions.html for the shape Python's runtime gives
 */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  /** @param payload - The payload as a value, or as the JSON text that the runtime wrote, spaces and all. */
  constructor(readonly payload: { readonly errorType?: string; readonly errorMessage?: string; readonly [member: string]: Json | undefined } | string) {
    super(typeof payload === 'string' ? payload : (payload.errorMessage ?? ''));
    Object.defineProperty(this, brand, { value: true });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return (value as { [brand]?: true } | null | undefined)?.[brand] === true;
  }
}
