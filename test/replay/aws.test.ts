/** What AWS itself has recorded, fed back: the same history. Names and values that the recordings leave out are placeholders of theirs. */
import { describe, expect, test } from 'vitest';
import { isObject, type Json } from '../../src/json/json';
import { replay } from '../../src/replay/replay';
import { readLines, runsOf, type Case, type Run } from '../conformance/case';

const unordered = (run: Run): boolean => run.expected.history!.some(({ id }) => typeof id !== 'number');
const cases = readLines<Case>('cases.jsonl')
  .flatMap((each) => runsOf(each))
  .filter(([, run]) => run.expected.history !== undefined && !unordered(run));

/** Of these the placeholders stand for what a replay cannot do without. */
const notFollowed: Readonly<Record<string, string>> = {
  test_math_random_seeded: 'a number that follows from its seed is a text there',
  'test_wait_timestamp_jsonata[SECONDS]': 'the time that is waited for is not there',
};
const isFollowed = (name: string): boolean => !Object.keys(notFollowed).some((part) => name.includes(part));

/** The cause of a function that has thrown, which the recordings hold parsed, as it was written: with a space after each comma and colon. */
function spaced(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((each: Json) => spaced(each)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, member]) => `${JSON.stringify(name)}: ${spaced(member as Json)}`)
    .join(', ')}}`;
}

function asRecorded({ expected: { history } }: Run): object {
  const events = history!.map((event) => {
    const { lambdaFunctionFailedEventDetails: failed } = event;
    if (!isObject(failed) || !isObject(failed['cause'])) return event;
    return Object.assign({}, event, { lambdaFunctionFailedEventDetails: { ...failed, cause: spaced(failed['cause']) } });
  });
  return { events, redacted: Array.from(new Set(JSON.stringify(history).match(/<[A-Za-z][\w .:-]*>/g))) };
}

/** Bare words stand for parts of the definition, too. */
function definitionOf({ definition, aliases = [] }: Run): object {
  const text = aliases.reduce((so, { value, as }) => (value === undefined ? so : so.replaceAll(value, as)), JSON.stringify(definition));
  return JSON.parse(text) as object;
}

const outline = (events: readonly unknown[]): object[] =>
  (events as { type: string; id: number; previousEventId: number }[]).map(({ type, id, previousEventId }) => ({ type, id, previousEventId }));

describe('a history of AWS is the same when it is replayed', () => {
  test.each(cases.filter(([name]) => isFollowed(name)))('%s', (_name, run) => {
    const report = replay(definitionOf(run), asRecorded(run), { type: run.type ?? 'STANDARD' });
    expect(report.divergence).toBeUndefined();
    expect(report.notReplayed).toBeUndefined();
    expect(outline(report.history())).toEqual(outline(run.expected.history!));
  });
});

test('nearly all of them are', () => {
  expect(cases.length).toBeGreaterThan(150);
  expect(cases.filter(([name]) => !isFollowed(name))).toHaveLength(3);
});
