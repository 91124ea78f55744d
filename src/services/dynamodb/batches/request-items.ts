import { checkTableName, type Constraints } from '../constraints';

/** The tables of a batch with what is asked of each. */
export function tablesOf<Requests extends object>(items: Readonly<Record<string, Requests>> | undefined): [name: string, requests: Requests][] {
  return items === undefined ? [] : Object.entries(items);
}

/** The names of a batch's tables. */
export function checkTableNames(constraints: Constraints, tables: readonly (readonly [name: string, requests: object])[]): void {
  for (const [name] of tables) checkTableName(constraints, name);
}
