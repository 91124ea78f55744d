import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { casesUnder, readLines, shortId, type Case, type FiledCase, type ValidationCase } from './case';
import { isUnexpected, outcomesOf } from './conformance';
import { known } from './known';
import { shown } from './report';

const filed = (kind: FiledCase['kind'], file: string): FiledCase[] =>
  readLines<Case | ValidationCase>(file).map((content) => ({ kind, folder: 'own', file, id: shortId(content), content }));

const own = [...filed('execution', 'cases.jsonl'), ...filed('validation', 'validation.jsonl')];
const ours = new Set(own.map(({ id }) => id));

/** What is to be read of the outcomes that nobody expects. */
async function unexpected(each: FiledCase): Promise<string> {
  const outcomes = await outcomesOf(each, known);
  return outcomes
    .filter(isUnexpected)
    .flatMap((outcome) => shown(outcome, true))
    .join('\n');
}

test.each(own.map((each) => [each.id, each] as const))('%s', async (_id, each) => {
  expect(await unexpected(each)).toBe('');
});

test('ids are unique', () => {
  expect(ours.size).toBe(own.length);
});

// All recordings that there are, where they are: those of the project are not played again.
const folder = process.env['ASL_CONFORMANCE'] ?? fileURLToPath(new URL('../../../shared/conformance', import.meta.url));

describe.skipIf(!existsSync(folder))(`the recordings in ${folder}${existsSync(folder) ? '' : ' (not there: set ASL_CONFORMANCE)'}`, () => {
  const all = existsSync(folder) ? casesUnder(folder) : [];

  test.each(all.filter(({ id }) => !ours.has(id)).map((each) => [each.file, each] as const))('%s', async (_file, each) => {
    expect(await unexpected(each)).toBe('');
  });

  test('the list of what is not followed names recordings', () => {
    const ids = new Set([...all, ...own].map(({ id }) => id));
    expect(Object.keys(known.cases).filter((name) => !ids.has(name.replace(/ #\d+$/, '')))).toEqual([]);
  });

  test('a recording is followed, fails or waits', () => {
    const unsure = [...Object.values(known.cases), ...Object.values(known.kinds)].filter((reason) => !/^(waits for|fails because) ./.test(reason));
    expect(unsure).toEqual([]);
  });
});
