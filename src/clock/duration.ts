import { UsageError } from '../errors/usage-error';

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  second: 1000,
  m: 60_000,
  min: 60_000,
  minute: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
};

/**
 * Milliseconds of a duration: a number is milliseconds, a text is an amount and a unit such as '90 s', '2 hours', '1.5 days'.
 *
 * @throws UsageError for anything else, and for a negative duration.
 */
export function milliseconds(duration: number | string): number {
  const [, amount, unit = 'ms'] = typeof duration === 'number' ? ['', String(duration)] : (/^\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*$/i.exec(duration) ?? []);
  const factor = units[unit.toLowerCase()] ?? units[unit.toLowerCase().replace(/s$/, '')];
  const value = Number(amount) * (factor ?? NaN);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new UsageError(
    `"${String(duration)}" is no duration.`,
    '',
    "Give milliseconds as a number of at least 0, or a text such as '90 s', '2 hours' or '1.5 days'.",
  );
}
