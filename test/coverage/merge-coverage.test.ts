/** Data of several processes is merged in any order and grouping: the laws of a commutative monoid whose elements count. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Coverage } from '../../src/coverage/coverage';
import type { CoverageData, MachineCoverage } from '../../src/coverage/coverage-data';
import { mergeCoverage } from '../../src/coverage/merge-coverage';

const states = (...names: string[]) => ({ StartAt: names[0]!, States: Object.fromEntries(names.map((name) => [name, { Type: 'Succeed' as const }])) });

const anyMachine: fc.Arbitrary<MachineCoverage> = fc
  .record(
    {
      name: fc.constantFrom('StateMachine', 'Orders', 'Returns'),
      source: fc.constantFrom('a.asl.json', 'b.asl.json'),
      definition: fc.constantFrom(states('A'), states('B'), states('A', 'B'), states('B', 'A')),
    },
    { requiredKeys: ['name', 'definition'] },
  )
  .chain((machine) => {
    const points = 2 * Object.keys(machine.definition.States).length;
    return fc.array(fc.nat(9), { minLength: points, maxLength: points }).map((hits): MachineCoverage => Object.assign({}, machine, { hits }));
  });
const anyData: fc.Arbitrary<CoverageData> = fc.array(anyMachine, { maxLength: 5 }).map((machines): CoverageData => ({ version: 1, machines }));
const none: CoverageData = { version: 1, machines: [] };

const sum = ({ machines }: CoverageData): number => machines.flatMap(({ hits }) => hits).reduce((all, count) => all + count, 0);

test('the order and the grouping do not matter, nothing is lost, and nothing added changes nothing', () => {
  fc.assert(
    fc.property(anyData, anyData, anyData, (a, b, c) => {
      const all = mergeCoverage(a, b, c);
      expect(mergeCoverage(c, a, b)).toEqual(all);
      expect(mergeCoverage(mergeCoverage(a, b), c)).toEqual(all);
      expect(Coverage.merge(a, Coverage.merge(b, c), none)).toEqual(all);
      expect(sum(all)).toBe(sum(a) + sum(b) + sum(c));
      const keys = all.machines.map(({ source, definition }) => JSON.stringify([source, definition]));
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

test.each([
  [['StateMachine', 'Orders'], 'Orders'],
  [['Orders', 'Returns'], 'Orders'],
  [['StateMachine', 'Zebra', 'Yak'], 'Yak'],
  [['StateMachine'], 'StateMachine'],
])('of the names %j, a machine keeps %s', (names, kept) => {
  const data = names.map((name): CoverageData => ({ version: 1, machines: [{ name, definition: states('A'), hits: [1, 1] }] }));
  expect(mergeCoverage(...data)).toEqual({ version: 1, machines: [{ name: kept, definition: states('A'), hits: [names.length, names.length] }] });
});
