import { validation } from '../errors';
import type { ReadPath } from '../read-path';
import type { Select } from './ast';

/** In which order a SELECT statement reads; undefined: as it comes. */
export interface SelectOrder {
  readonly hash: 'ascending' | 'descending' | undefined;
  readonly range: 'ascending' | 'descending';
}

/**
 * Reads an ORDER BY clause, which can only follow keys.
 *
 * @param partitions - How many partitions are read; undefined for all.
 * @throws ValidationException
 */
export function selectOrder({ orderBy, where }: Select, { hash, range }: ReadPath, partitions: number | undefined): SelectOrder {
  if (orderBy.length === 0) return { hash: undefined, range: 'ascending' };
  if (where === undefined) throw validation('Must have WHERE clause in the statement when using ORDER BY clause.');
  for (const { name } of orderBy) {
    // A developer's note of AWS's answer has this text.
    if (![...hash, ...range].some((key) => key.name === name)) throw validation(`Attribute ${name} in ORDER BY clause must be part of the primary key`);
  }
  if (partitions === undefined) throw validation('Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.');
  const directionOf = (names: readonly { readonly name: string }[]): SelectOrder['hash'] => {
    const order = orderBy.find(({ name }) => names.some((key) => key.name === name));
    return order && (order.descending ? 'descending' : 'ascending');
  };
  const hashOrder = directionOf(hash);
  if (partitions > 1 && !hash.some(({ name }) => name === orderBy[0]!.name)) {
    throw validation('Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE clause.');
  }
  return { hash: hashOrder, range: directionOf(range) ?? 'ascending' };
}
