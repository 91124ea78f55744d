import { checkTableName, type Constraints } from '../constraints';
import { misplaced } from '../values/normal-value';

/** The tables of a batch with what is asked of each. @throws SerializationException for what is no map */
export function tablesOf<Requests extends object>(items: Readonly<Record<string, Requests>> | undefined): [name: string, requests: Requests][] {
  if (items === undefined || items === null) return [];
  if (typeof items !== 'object' || Array.isArray(items)) throw misplaced(items, 'Map');
  return Object.entries(items);
}

/** The names of a batch's tables. */
export function checkTableNames(constraints: Constraints, tables: readonly (readonly [name: string, requests: object])[]): void {
  for (const [name] of tables) checkTableName(constraints, name);
}

/** A structure of the request. @throws SerializationException for what is none */
export function structure<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw misplaced(value, 'Map');
  return value;
}
