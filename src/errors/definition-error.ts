import type { Pointer } from '../json/pointer';
import { EngineError } from './engine-error';

/** One fault of a definition. */
export interface Diagnostic {
  /** An ERROR is what AWS would refuse or what cannot run; a WARNING is what runs, but hardly as it was meant. */
  readonly severity: 'ERROR' | 'WARNING';
  /**
   * AWS's own code where AWS has one (SCHEMA_VALIDATION_FAILED, MISSING_TRANSITION_TARGET, …), else a rule's name in lower case.
   * See https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
   */
  readonly code: string;
  /** What is wrong: AWS's own words where they are known. */
  readonly message: string;
  /** Where in the definition; '' is the whole of it. */
  readonly location: Pointer;
  /** Of what is wrong, counted from 1; there when the definition was a text. A column counts UTF-16 code units. */
  readonly line?: number;
  readonly column?: number;
  /** What to do about it. */
  readonly fix?: string;
  /** The `source` that was given to `validate`, such as a file's name. */
  readonly source?: string;
}

/** The definition is wrong. The message lists every error, the diagnostics hold the warnings too. */
export class DefinitionError extends EngineError {
  protected static override readonly kind: string = 'definition';
  override readonly name = 'DefinitionError';
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    const errors = diagnostics.filter(({ severity }) => severity === 'ERROR');
    const [first] = errors;
    super(
      errors.length === 1 ? first!.message : `The definition has ${errors.length} faults.`,
      first?.location ?? '',
      errors.length === 1 ? (first!.fix ?? '') : 'Each is described in the message.',
    );
    const faults = errors.map(describe);
    this.message = errors.length === 1 ? faults[0]! : [this.what, ...faults].join('\n\n');
    Error.captureStackTrace(this, new.target); // the stack begins with the message, as it was when the stack was taken
  }
}

/** What, where and what to do, the code last, so that it can be searched for. */
export function describe({ message, location, line, column, fix, code, source }: Diagnostic): string {
  const position = [source, line, column].filter((part) => part !== undefined).join(':');
  const place = `  at ${location || '/'}${position && ` (${position})`}`;
  return fix === undefined ? `${message}\n${place}   [${code}]` : `${message}\n${place}\n  ${fix}   [${code}]`;
}
