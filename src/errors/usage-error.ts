import { EngineError } from './engine-error';

/** The API was misused: an input that is no JSON value, a state machine that was closed, an option out of its range. */
export class UsageError extends EngineError {
  protected static override readonly kind: string = 'usage';
  override readonly name = 'UsageError';
}
