import { expect, test } from 'vitest';
import { shownLines } from '../../../src/testing/trace/shown-lines';
import type { Line } from '../../../src/testing/trace/visit';

const line = (kind: Line['kind'], outcome: Line['outcome'], index: number): Line => ({
  kind,
  outcome,
  index,
  of: null,
  at: 0,
  visits: [],
  events: [],
  failure: null,
});
const lines = (kind: Line['kind'], outcomes: readonly Line['outcome'][]): Line[] => outcomes.map((outcome, i) => line(kind, outcome, i));
const [good, bad, gone] = ['succeeded', 'failed', 'aborted'] as const;

test.each<[title: string, lines: Line[], shown: (number | string)[]]>([
  ['few are all shown', lines('iteration', [good, good, good, good, good]), [0, 1, 2, 3, 4]],
  ['branches are all shown', lines('branch', [null, null, null, null, null, null]), [0, 1, 2, 3, 4, 5]],
  ['of many two that went well', lines('iteration', [good, good, good, good, good, good]), [0, 1, '4 more iterations: 4 succeeded']],
  [
    'and three others, each in its place',
    lines('child execution', [good, bad, good, good, gone, null, good, bad, null]),
    [0, 1, 2, '1 more child execution: 1 succeeded', 4, 5, '3 more child executions: 1 succeeded, 1 failed, 1 not ended'],
  ],
])('%s', (_title, all, shown) => {
  expect(shownLines(all, new Set()).map((part) => ('left' in part ? part.left : part.index))).toEqual(shown);
});
