import { invalidParameter, missingParameter } from './errors';

/** A whole number of a request within its range, or undefined where it is left out. */
export function within(value: number | undefined, name: string, least: number, most: number, reason: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalidParameter(value, name, reason);
}

/** A text of a request that must be there. */
export function required(value: string | undefined, name: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw missingParameter(name);
}

export const visibilityTimeout = (value: number | undefined): number | undefined =>
  within(value, 'VisibilityTimeout', 0, 43_200, 'Must be between 0 and 43200, if provided.');
