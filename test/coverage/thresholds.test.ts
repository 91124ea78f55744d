import { expect, test } from 'vitest';
import { coverageReport } from '../../src/coverage/coverage-report';
import { percent } from '../../src/coverage/counts';
import { checkThresholds, type Thresholds } from '../../src/coverage/thresholds';
import { covered, json, yaml } from './orders';
import { mergeCoverage } from '../../src/coverage/merge-coverage';

test.each([
  [{ covered: 0, total: 0 }, 100],
  [{ covered: 1, total: 3 }, 33.33],
  [{ covered: 2, total: 3 }, 66.66],
  [{ covered: 99_999, total: 100_000 }, 99.99],
  [{ covered: 7, total: 7 }, 100],
])('%j is %d per cent: never rounded up', (count, expected) => {
  expect(percent(count)).toBe(expected);
});

const all = 'All definitions: ';
test.each<[Thresholds, string[]]>([
  [{}, []],
  [{ states: 84.61 }, []],
  [{ states: 84.62 }, [`${all}84.61 % of the states are covered (11 of 13), below the threshold of 84.62 %.`]],
  [
    { all: 100, states: 0, rules: 0, transitions: 0, branches: 0, catchers: 0 },
    [`${all}0 % of the retriers are covered (0 of 1), below the threshold of 100 %.`],
  ],
  [{ perDefinition: { states: 78 } }, ['Orders #2: 75 % of the states are covered (3 of 4), below the threshold of 78 %.']],
])('the thresholds %j', async (thresholds, missed) => {
  const report = coverageReport(mergeCoverage(await covered(json, [{ items: [1] }, { sum: 500 }]), await covered(yaml, [{ sum: 500 }])));
  expect(checkThresholds(report, thresholds).toSorted()).toEqual(missed);
});

test.each([
  [{ states: 1 }, ['No state machine was run, so nothing is covered.']],
  [{ perDefinition: { all: 50 } }, ['No state machine was run, so nothing is covered.']],
  [{ states: 0 }, []],
])('of nothing the thresholds %j', (thresholds, missed) => {
  expect(checkThresholds(coverageReport({ version: 1, machines: [] }), thresholds)).toEqual(missed);
});

test.each([
  [{ lines: 1 }, 'There is no threshold "lines".\n  at /lines\n  Give one of: all, states, transitions, rules, catchers, retriers, branches, perDefinition.'],
  [{ states: 101 }, 'The threshold "states" is 101.\n  at /states\n  Give per cent: a number from 0 to 100.'],
  [{ perDefinition: { all: -1 } }, 'The threshold "all" is -1.\n  at /perDefinition/all\n  Give per cent: a number from 0 to 100.'],
  [{ states: '80' }, 'The threshold "states" is "80".\n  at /states\n  Give per cent: a number from 0 to 100.'],
])('%j is refused', (thresholds, message) => {
  expect(() => checkThresholds(coverageReport({ version: 1, machines: [] }), thresholds as Thresholds)).toThrow(message);
});
