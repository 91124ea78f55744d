import { UsageError } from '../errors/usage-error';
import { copyJson } from '../json/copy';
import type { Json } from '../json/json';
import type { MockAnswer, MockFunction } from './answer';

/** Answers by attempt: see {@link perAttempt}. */
export interface PerAttempt {
  readonly kind: 'perAttempt';
  readonly answers: readonly (MockAnswer | MockFunction)[];
}

/** Answers by input: see {@link onInput}. */
export interface OnInput {
  readonly kind: 'onInput';
  readonly cases: readonly (readonly [input: Json, mock: Mock])[];
}

/**
 * What answers the calls of a state or of a resource. One answer answers every call; with `.times(n)`, n calls of each execution. A list is the sequence
 * over the calls of one execution, in their order. A function is `calls(function)`, in a list, too.
 *
 * @example
 * const mocks = { Charge: [fails('Busy').times(2), returns({ ok: true })] }; // two calls fail, the third succeeds, a fourth would be unexpected
 */
export type Mock = MockAnswer | readonly (MockAnswer | MockFunction)[] | PerAttempt | OnInput | MockFunction;

/** Mocks by the name of a state, or by a resource: a function's name or ARN, 'sqs:sendMessage', 'aws-sdk:s3:getObject', 'lambda:Charge'. */
export type Mocks = Readonly<Record<string, Mock>>;

/**
 * A sequence over the attempts of one visit of the state, begun anew with each visit: with `[fails('Busy').times(2), returns(1)]` every iteration of a
 * Map fails twice, then passes.
 */
export const perAttempt = (answers: readonly (MockAnswer | MockFunction)[]): PerAttempt => ({ kind: 'perAttempt', answers: [...answers] });

/**
 * Answers by input, compared as JSON values; each input has its own sequence.
 *
 * @example
 * onInput([[{ id: 1 }, returns('one')], [{ id: 2 }, [fails('Busy'), returns('two')]]]);
 * @throws UsageError for an input that is no JSON value.
 */
export const onInput = (cases: readonly (readonly [input: unknown, mock: Mock])[]): OnInput => ({
  kind: 'onInput',
  cases: cases.map(([input, mock]) => [copyJson(input, noJson), mock]),
});

const noJson = ({ where, found }: { where: string; found: string }): Error =>
  new UsageError(`onInput has an input with ${found}, which JSON cannot hold.`, where, 'Give a JSON value.');
