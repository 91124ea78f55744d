import type { Json } from '../../json/json';
import type { Pointer } from '../../json/pointer';
import { fails, returns, type MockAnswer } from '../../mocks/answer';
import type { GeneratedAnswer } from './test-case';

/** A way that an execution can go on: a Choice rule that holds or does not, a Default, a Catcher. */
export interface Choice {
  readonly kind: 'rule' | 'default' | 'catcher';
  readonly state: string;
  /** Its place in the definition. */
  readonly where: Pointer;
  /** Of a rule: whether it held. */
  readonly outcome?: boolean;
  /** As one reads it: 'Approve: $.total > 1000 is false', 'Approve: Default', 'Charge: Catch States.ALL'. */
  readonly text: string;
}

export interface ReachedChoice extends Choice {
  /** A simple input with which an execution gets there. */
  readonly input: Json;
  /** What the Tasks answered that have a schema of their results, call by call; nothing for those that were not called. */
  readonly results: Readonly<Record<string, readonly GeneratedAnswer[]>>;
}

export interface MissedChoice extends Choice {
  /** Why no execution got there, as far as it can be known. */
  readonly reason: string;
}

/** What {@link exploreChoices} found. */
export interface ExploreReport {
  readonly seed: number;
  /** How many executions there were. */
  readonly runs: number;
  /** In the order of the definition. */
  readonly reached: readonly ReachedChoice[];
  readonly missed: readonly MissedChoice[];
}

/**
 * The cases of a report for `test.each`: a title, the input, and the mocks of the Tasks.
 *
 * @example
 * test.each(inputsOf(report))('%s', async (_title, input, mocks) => {
 *   expect(await new TestStateMachine(orders, { mocks }).execute(input)).toHaveSucceeded();
 * });
 */
export const inputsOf = ({ reached }: ExploreReport): [title: string, input: Json, mocks: Record<string, MockAnswer[]>][] =>
  reached.map(({ text, input, results }) => [text, input, Object.fromEntries(Object.entries(results).map(([name, answers]) => [name, mocksOf(answers)]))]);

const mocksOf = (answers: readonly GeneratedAnswer[]): MockAnswer[] =>
  answers.length === 0
    ? [fails('States.Runtime', 'This Task was not called when the input was found.')]
    : answers.map((answer) => ('Return' in answer ? returns(answer.Return) : fails(answer.Throw.Error, answer.Throw.Cause)));

/** A report as text: each way with an input that leads there, and those that no input did. */
export function exploreText({ reached, missed, runs, seed }: ExploreReport): string {
  const lines = reached.flatMap(({ text, input, results }) => [
    `  ${text}`,
    `    input ${short(input)}`,
    ...Object.entries(results).flatMap(([name, answers]) =>
      answers.length === 0 ? [] : [`    ${name} ${answers.map((answer) => answerText(answer)).join(', then ')}`],
    ),
  ]);
  const total = reached.length + missed.length;
  const head = `Choices: ${reached.length} of ${total} reached in ${runs} executions (seed ${seed}).`;
  const rest = missed.length === 0 ? [] : ['Not reached:', ...missed.flatMap(({ text, where, reason }) => [`  ${text}`, `    ${reason} (${where})`])];
  return [head, ...lines, ...rest].join('\n');
}

const answerText = (answer: GeneratedAnswer): string => ('Return' in answer ? `returns ${short(answer.Return)}` : `fails with ${answer.Throw.Error}`);

function short(value: Json): string {
  const text = JSON.stringify(value);
  return text.length <= 120 ? text : `${text.slice(0, 119)}…`;
}
