import { milliseconds } from '../clock/duration';
import { cut } from '../errors/cut';
import { UsageError } from '../errors/usage-error';
import { copyJson } from '../json/copy';
import type { Json } from '../json/json';

/** A call of a Task, as a mock sees it. */
export interface MockCall {
  /** The name of the Task state. */
  readonly state: string;
  /** Its `Resource`, as it stands in the definition. */
  readonly resource: string;
  readonly executionArn: string;
  /** Which attempt this is within one visit of the state: 0 is the first, 1 its first retry. */
  readonly attempt: number;
  /** How many calls of this execution the mock has had before this one. */
  readonly number: number;
}

/**
 * Computes a result, or an answer: `({ sum }) => (sum > 100 ? fails('TooMuch') : { paid: sum })`. What it throws fails the Task as a handler's error would;
 * it may return a promise.
 *
 * @typeParam Input - What it takes: any JSON value.
 */
export type MockFunction<Input = never> = (input: Input, call: MockCall) => unknown;

/** What a mock does with a call, as plain data: the first two are the words of Step Functions Local's mock configuration. */
export type Answer =
  | { readonly Return: Json }
  | { readonly Throw: { readonly Error?: string; readonly Cause?: string } }
  | { readonly Call: MockFunction<Json> }
  /** The real handler or service is called. */
  | { readonly PassThrough: true }
  /** Nothing ever comes. */
  | { readonly Hang: true };

/** An answer, how often it is given and how long it takes. Immutable: {@link times} and {@link after} give new ones. */
export class MockAnswer {
  readonly kind = 'answer';

  constructor(
    readonly answer: Answer,
    /** How many calls it answers; undefined where nobody said: then one of a sequence, and every call where it stands alone. */
    readonly count: number | undefined = undefined,
    /** How long after the call it comes, in milliseconds. */
    readonly delay = 0,
  ) {}

  /** The same answer to so many calls. @throws UsageError for what is no whole number of at least 1. */
  times(count: number): MockAnswer {
    if (!Number.isInteger(count) || count < 1) throw new UsageError(`times(${String(count)}) is no number of calls.`, '', 'Give a whole number, 1 or more.');
    return new MockAnswer(this.answer, count, this.delay);
  }

  /** The same answer, so long after the call: milliseconds, or a text such as '2 s'. @throws UsageError for what is no duration. */
  after(duration: number | string): MockAnswer {
    return new MockAnswer(this.answer, this.count, milliseconds(duration));
  }

  /** In words, for a report: 'returns {"ok":true}'. */
  toString(): string {
    return describe(this.answer) + (this.count === undefined ? '' : `, ${this.count} times`);
  }
}

function describe(answer: Answer): string {
  if ('Return' in answer) return `returns ${shortText(answer.Return)}`;
  if ('Throw' in answer) return answer.Throw.Error === undefined ? 'fails' : `fails ${JSON.stringify(answer.Throw.Error)}`;
  if ('Call' in answer) return 'calls a function';
  return 'PassThrough' in answer ? 'passes through' : 'hangs';
}

/** A value as a JSON text that a line has room for. */
export const shortText = (value: Json): string => cut(JSON.stringify(value), 100);

/**
 * Gives a value as the result.
 *
 * @param value - Any JSON value; nothing is null, as what a Lambda function returns is. Copied.
 * @throws UsageError for what is no JSON value.
 */
export function returns(value?: unknown): MockAnswer {
  const copy = copyJson(value === undefined ? null : value, ({ where, found }) => {
    return new UsageError(`A mock returns ${found}, which JSON cannot hold.`, where, 'Give a JSON value.');
  });
  return new MockAnswer({ Return: copy });
}

/**
 * Fails the Task.
 *
 * @param error - The error's name, as Retriers and Catchers match it, such as 'States.TaskFailed'. Without one the Task fails as after a SendTaskFailure
 *   that names none.
 * @throws UsageError for what is no text.
 */
export function fails(error?: string, cause?: string): MockAnswer {
  for (const text of [error, cause]) {
    if (text !== undefined && typeof text !== 'string')
      throw new UsageError(`A mock fails with ${shortText(text)}, which is no text.`, '', "Give a name and a cause: fails('States.TaskFailed', 'why').");
  }
  return new MockAnswer({ Throw: { ...(error !== undefined && { Error: error }), ...(cause !== undefined && { Cause: cause }) } });
}

/** Gives what a function of the input returns: see {@link MockFunction}. */
export const calls = (compute: MockFunction): MockAnswer => new MockAnswer({ Call: compute as MockFunction<Json> });

/** Calls the real handler or service. */
export const passesThrough = (): MockAnswer => new MockAnswer({ PassThrough: true });

/** Never answers: the Task's own timeout or heartbeat ends it. */
export const hangs = (): MockAnswer => new MockAnswer({ Hang: true });
