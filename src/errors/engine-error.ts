import type { Pointer } from '../json/pointer';

const brand = Symbol.for('asl-interpreter.error'); // the ESM and CommonJS copies of the package recognise each other's errors

/** What every error of this package is: it says what is wrong, where, and what to do. */
export abstract class EngineError extends Error {
  protected static readonly kind: string = 'error';
  /**
   * @param what - What is wrong, in plain words, names in double quotes.
   * @param where - JSON Pointer into the definition or the input; '' is the whole of it.
   * @param fix - What to do about it.
   */
  constructor(
    readonly what: string,
    readonly where: Pointer,
    readonly fix: string,
    options?: ErrorOptions,
  ) {
    super(`${what}\n  at ${where || '/'}\n  ${fix}`, options);
    Object.defineProperty(this, brand, { value: new.target.kind });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    const kind = (value as { [brand]?: string } | null | undefined)?.[brand];
    return kind === this.kind || (this.kind === 'error' && kind !== undefined);
  }
}
