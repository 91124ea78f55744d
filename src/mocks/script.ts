import { cut } from '../errors/cut';
import { UsageError } from '../errors/usage-error';
import { child, type Pointer } from '../json/pointer';
import { canonicalText } from '../expressions/canonical-text';
import { isArray, type Json } from '../json/json';
import { calls, shortText, type MockAnswer, type MockCall, type MockFunction } from './answer';
import type { Mock, OnInput, PerAttempt } from './mock';

/** How many calls of one execution each script has had. */
export type Counts = Map<Script, number>;

export type Call = Omit<MockCall, 'number'> & { readonly input: Json };

/** The answer to a call and the call's number, or a sentence that says why there is none. */
export type Next = { readonly answer: MockAnswer; readonly number: number } | string;

/** A mock made ready to answer; it remembers which of its answers were ever used. */
export interface Script {
  next(call: Call, counts: Counts): Next;
  /** A sentence for what was never used. */
  unused(): string[];
  /** All answers, for a check of them. */
  readonly answers: readonly MockAnswer[];
}

/**
 * @param subject - Begins the sentences: 'State "Charge"'.
 * @param where - Of the mock among the mocks, for an error.
 * @throws UsageError for what is no mock.
 */
export function scriptOf(mock: Mock, subject: string, where: Pointer): Script {
  const given: unknown = mock;
  if (typeof given === 'function') return new Always(calls(given as MockFunction), subject);
  if (isArray(given)) return new Sequence(answersOf(given, where), subject);
  const { kind } = (given ?? {}) as { kind?: unknown };
  switch (kind) {
    case 'answer':
      return (mock as MockAnswer).count === undefined ? new Always(mock as MockAnswer, subject) : new Sequence([mock as MockAnswer], subject);
    case 'perAttempt':
      return new Attempts(answersOf((mock as PerAttempt).answers, where), subject);
    case 'onInput':
      return new ByInput(
        (mock as OnInput).cases.map(([input, each], i) => ({
          input,
          script: scriptOf(each, `${subject} with the input ${shortText(input)}`, child(child(where, i), 1)),
        })),
        subject,
      );
    default:
      throw noMock(given, where);
  }
}

function answersOf(answers: readonly unknown[], where: Pointer): readonly MockAnswer[] {
  if (answers.length === 0) throw new UsageError('A mock has an empty list of answers.', where, 'Give at least one answer.');
  return answers.map((answer, i) => {
    if (typeof answer === 'function') return calls(answer as MockFunction);
    if ((answer as { kind?: unknown } | null)?.kind !== 'answer') throw noMock(answer, child(where, i));
    return answer as MockAnswer;
  });
}

const noMock = (value: unknown, where: Pointer): UsageError =>
  new UsageError(
    `${cut(String(JSON.stringify(value)), 100)} is no mock.`,
    where,
    'Give returns(value), fails(error, cause), calls(function), passesThrough() or hangs(), a list of these, perAttempt([…]), onInput([…]) or a function.',
  );

/** One answer to every call. */
class Always implements Script {
  readonly answers: readonly MockAnswer[];
  private used = false;

  constructor(
    answer: MockAnswer,
    private readonly subject: string,
  ) {
    this.answers = [answer];
  }

  next(_call: Call, counts: Counts): Next {
    this.used = true;
    return { answer: this.answers[0]!, number: counted(this, counts) };
  }

  unused(): string[] {
    return this.used ? [] : [neverCalled(this.subject)];
  }
}

/** Answers in their order, each so often as it says: over the calls of one execution. */
class Sequence implements Script {
  /** How many calls each answer and those before it answer. */
  private readonly ends: readonly number[];
  private readonly total: number;
  /** The most of them that one execution used. */
  private used = 0;

  constructor(
    readonly answers: readonly MockAnswer[],
    protected readonly subject: string,
  ) {
    let sum = 0;
    this.ends = answers.map(({ count = 1 }) => (sum += count));
    this.total = sum;
  }

  next(call: Call, counts: Counts): Next {
    const number = counted(this, counts);
    const place = this.place(number, call);
    if (place >= this.total) return `${this.subject} was ${this.words(ordinal(place + 1))}, and its mock has ${answersText(this.total)}.`;
    this.used = Math.max(this.used, place + 1);
    return { answer: this.answers[firstAbove(this.ends, place)]!, number };
  }

  protected place(number: number, _call: Call): number {
    return number;
  }

  protected words(nth: string): string {
    return `called a ${nth} time`;
  }

  unused(): string[] {
    if (this.used === this.total) return [];
    if (this.used === 0) return [neverCalled(this.subject)];
    return [`${this.subject} has a mock with ${answersText(this.total)}, of which ${this.used} ${this.used === 1 ? 'was' : 'were'} used.`];
  }
}

/** Answers by the attempt within one visit of the state. */
class Attempts extends Sequence {
  protected override place(_number: number, { attempt }: Call): number {
    return attempt;
  }

  protected override words(nth: string): string {
    return `tried a ${nth} time in one visit`;
  }
}

/** Answers by the call's input. */
class ByInput implements Script {
  readonly answers: readonly MockAnswer[];
  /** By a text that equal inputs share. Of two cases with one input the first answers. */
  private readonly byText: ReadonlyMap<string, Script>;

  constructor(
    private readonly cases: readonly { readonly input: Json; readonly script: Script }[],
    private readonly subject: string,
  ) {
    this.answers = cases.flatMap(({ script }) => script.answers);
    this.byText = new Map(cases.toReversed().map(({ input, script }) => [canonicalText(input), script]));
  }

  next(call: Call, counts: Counts): Next {
    const number = counted(this, counts);
    const next = this.byText.get(canonicalText(call.input))?.next(call, counts);
    if (next === undefined) {
      const inputs = this.cases.slice(0, 12).map(({ input }) => shortText(input));
      const more = this.cases.length > inputs.length ? ` and ${this.cases.length - inputs.length} more` : '';
      return `${this.subject} was called with the input ${shortText(call.input)}, and its mock answers only ${inputs.join(', ')}${more}.`;
    }
    return typeof next === 'string' ? next : { answer: next.answer, number };
  }

  unused(): string[] {
    return this.cases.flatMap(({ script }) => script.unused());
  }
}

function counted(script: Script, counts: Counts): number {
  const number = counts.get(script) ?? 0;
  counts.set(script, number + 1);
  return number;
}

/** The first of ascending numbers that is above the limit, found by halving: a recorded execution may have thousands of answers. */
function firstAbove(ascending: readonly number[], limit: number): number {
  let from = 0;
  let to = ascending.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (ascending[middle]! > limit) to = middle;
    else from = middle + 1;
  }
  return from;
}

const neverCalled = (subject: string): string => `${subject} has a mock, and was never called.`;
const answersText = (count: number): string => (count === 1 ? '1 answer' : `${count} answers`);

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
function ordinal(n: number): string {
  const suffixes: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' };
  const isTeen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${isTeen ? 'th' : (suffixes[n % 10] ?? 'th')}`;
}
