import type { Json, JsonObject } from 'asl-interpreter';
import { expect, test } from 'vitest';
import { readLines, runsOf, shortId, type Case, type Run } from './case';
import { difference, historyDifference, recordedForm, withAliases, type Alias, type Difference, type Found } from './compare';
import { play } from './play';
import { skipped } from './skipped';

const cases = readLines<Case>('cases.jsonl');
const runs = cases.flatMap((each) => runsOf(each).map((run, index, all) => [all.length === 1 ? shortId(each) : `${shortId(each)} #${index}`, run] as const));

/** The members of DescribeExecution that a result has; its other members belong to the API, which this version has not. */
const resultMembers = new Set(['cause', 'error', 'executionArn', 'startDate', 'status', 'stopDate']);

async function differenceOf(run: Run): Promise<Difference | undefined> {
  const { expected } = run;
  const { history, result, fill } = await play(run);
  const aliases = (run.aliases ?? []).map(({ value, ...alias }): Alias => (value === undefined ? alias : { value: fill(value), as: alias.as }));
  const observed = (answer: unknown): Json => withAliases(recordedForm(answer), aliases);
  const found: Found = new Map();
  if (expected.history !== undefined) {
    const differs = historyDifference(expected.history, observed(history) as unknown as readonly JsonObject[], found);
    if (differs !== undefined) return differs;
  }
  if (expected.output !== undefined) {
    const differs = difference({ output: expected.output }, observed({ output: history.at(-1)?.executionSucceededEventDetails?.output ?? null }), found);
    if (differs !== undefined) return differs;
  }
  if (expected.describeExecution === undefined) return undefined;
  const described = Object.fromEntries(Object.entries(expected.describeExecution).filter(([member]) => resultMembers.has(member)));
  return difference(described, observed(Object.fromEntries(Object.entries(result).filter(([member]) => resultMembers.has(member)))), found);
}

test.each(runs)('%s', async (id, run) => {
  const differs = await differenceOf(run);
  const known = skipped[id]?.where;
  expect(known === undefined ? differs : differs?.where, skipped[id]?.why).toBe(known);
});

test('the list of skipped recordings names recordings', () => {
  const known = new Set(runs.map(([id]) => id));
  expect(Object.keys(skipped).filter((id) => !known.has(id))).toEqual([]);
});

test('ids are unique', () => {
  expect(new Set(runs.map(([id]) => id)).size).toBe(runs.length);
});
