import type { Pattern } from './pattern';

/** What a filter policy asks of an object: every field, and of each `$or` one alternative at least. */
export interface PolicyNode {
  readonly fields: readonly (readonly [name: string, wanted: PolicyNode | readonly Pattern[]])[];
  readonly ors: readonly (readonly PolicyNode[])[];
}

export const isPatterns = (wanted: PolicyNode | readonly Pattern[]): wanted is readonly Pattern[] => Array.isArray(wanted);
