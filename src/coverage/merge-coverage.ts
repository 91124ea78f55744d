import { machineKey, type CoverageData, type MachineCoverage } from './coverage-data';

/** A machine that is given no name has this one. */
const unnamed = 'StateMachine';

/**
 * The counts of several runs or processes as one: those of equal machines are added, in an order that does not depend on who comes first. A machine that
 * has several names keeps the first of them by their letters.
 */
export function mergeCoverage(...all: readonly CoverageData[]): CoverageData {
  const merged = new Map<string, MachineCoverage>();
  for (const machine of all.flatMap(({ machines }) => machines)) {
    const key = machineKey(machine.source, machine.definition);
    const other = merged.get(key);
    merged.set(key, other === undefined ? machine : added(other, machine));
  }
  return { version: 1, machines: [...merged].toSorted(([a, one], [b, two]) => compare(rank(one), rank(two)) || compare(a, b)).map(([, machine]) => machine) };
}

function added(one: MachineCoverage, other: MachineCoverage): MachineCoverage {
  const name = [one.name, other.name].toSorted((a, b) => Number(a === unnamed) - Number(b === unnamed) || compare(a, b))[0]!;
  return { ...one, name, hits: one.hits.map((count, point) => count + other.hits[point]!) };
}

const rank = ({ source, name }: MachineCoverage): string => source ?? name;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
