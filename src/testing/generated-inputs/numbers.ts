import type { Demand } from './demand';
import type { Arbitrary, FastCheck } from './fast-check-package';

/** Where a schema has no bounds, numbers stay where sums and products of them are still numbers. */
const usual = 1e9;

/** Whole numbers; null where the bounds leave none. */
export function integers(fc: FastCheck, demand: Demand): Arbitrary<number> | null {
  const { least, greatest } = range(demand);
  const unit = smallestMultiple(demand.of('multipleOf').map(({ operand }) => operand as number)) ?? 1;
  return multiples(fc, least, greatest, Number.isInteger(unit) ? unit : 1);
}

/** Numbers: whole ones, those of two decimals, and any; null where the bounds leave none. */
export function numbers(fc: FastCheck, demand: Demand): Arbitrary<number> | null {
  const { least, greatest } = range(demand);
  const unit = smallestMultiple(demand.of('multipleOf').map(({ operand }) => operand as number));
  if (unit !== undefined) return multiples(fc, least, greatest, unit);
  if (least > greatest) return null;
  const options = { min: least, max: greatest, noNaN: true, noDefaultInfinity: true };
  const plain = [multiples(fc, least, greatest, 1), multiples(fc, least, greatest, 0.01)].filter((kind) => kind !== null);
  return fc.oneof(...plain.map((arbitrary) => ({ weight: 4, arbitrary })), { weight: 1, arbitrary: fc.double(options).map((value) => value + 0) });
}

function range(demand: Demand): { least: number; greatest: number } {
  const least = Math.max(demand.least('minimum', -Infinity), demand.least('exclusiveMinimum', -Infinity));
  const greatest = Math.min(demand.greatest('maximum'), demand.greatest('exclusiveMaximum'));
  return {
    least: Number.isFinite(least) ? least : Math.min(-usual, Number.isFinite(greatest) ? greatest - usual : 0),
    greatest: Number.isFinite(greatest) ? greatest : Math.max(usual, Number.isFinite(least) ? least + usual : 0),
  };
}

function multiples(fc: FastCheck, least: number, greatest: number, unit: number): Arbitrary<number> | null {
  const min = Math.max(Math.ceil(least / unit), Number.MIN_SAFE_INTEGER);
  const max = Math.min(Math.floor(greatest / unit), Number.MAX_SAFE_INTEGER);
  if (min > max) return null;
  return fc.integer({ min, max }).map((count) => (unit === 1 ? count : decimal(count * unit)) + 0); // + 0: JSON has no -0
}

/** 3 * 0.1 as it is written: 0.3. */
const decimal = (value: number): number => Number(value.toPrecision(15));

/** A number that all of these divide; undefined where there are none. */
function smallestMultiple(units: readonly number[]): number | undefined {
  const scale = 10 ** Math.max(0, ...units.map((unit) => (String(unit).split('.')[1] ?? '').length));
  const whole = units.map((unit) => Math.round(unit * scale));
  return whole.length === 0 ? undefined : decimal(whole.reduce((one, other) => (one * other) / commonDivisor(one, other)) / scale);
}

const commonDivisor = (one: number, other: number): number => (other === 0 ? one : commonDivisor(other, one % other));
