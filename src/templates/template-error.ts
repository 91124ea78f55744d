import { EngineError } from '../errors/engine-error';
import type { Pointer } from '../json/pointer';

/** Where in a template's text, counted from 1; a column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A template is wrong, or needs what was not given. `where` is a JSON Pointer into the template, with `!Ref` written as `Ref` and so on. */
export class TemplateError extends EngineError {
  protected static override readonly kind: string = 'template';
  override readonly name = 'TemplateError';
  declare readonly line?: number;
  declare readonly column?: number;
  constructor(what: string, where: Pointer, fix: string, { position, cause }: { readonly position?: Position | undefined; readonly cause?: unknown } = {}) {
    super(what, where, fix, cause === undefined ? {} : { cause });
    if (position === undefined) return;
    Object.assign(this, { line: position.line, column: position.column });
    this.message = `${what}\n  at ${where || '/'} (${position.line}:${position.column})\n  ${fix}`;
    Error.captureStackTrace(this, new.target); // the stack begins with the message, as it was when the stack was taken
  }
}
