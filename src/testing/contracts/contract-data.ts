import type { JsonSchema } from '../json-schema/schema';

/** Which of a Task's two payloads a schema is of. */
export type Side = 'input' | 'output';

/** What was sent under the schemas of contracts, as plain JSON: that of several test files can be merged. */
export interface ContractData {
  readonly version: 1;
  readonly contracts: readonly ContractCounts[];
}

export interface ContractCounts {
  /** The state, function or resource. */
  readonly name: string;
  readonly side: Side;
  readonly schema: JsonSchema;
  /** How many values were checked, and how many of them did not fit. */
  readonly values: number;
  readonly violations: number;
  /** How often a value that fits was each part of the schema, by the part's place. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What tells contracts apart: equal schemas of the same name are one. */
export const contractKey = (name: string, side: Side, schema: JsonSchema): string => JSON.stringify([name, side, schema]);

/** Adds up what was counted under equal schemas of the same name, in an order that does not depend on who comes first. */
export function mergeContracts(...data: readonly ContractData[]): ContractData {
  const merged = new Map<string, ContractCounts>();
  for (const contract of data.flatMap(({ contracts }) => contracts)) {
    const key = contractKey(contract.name, contract.side, contract.schema);
    const known = merged.get(key);
    merged.set(key, known === undefined ? contract : add(known, contract));
  }
  return { version: 1, contracts: [...merged].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, contract]) => contract) };
}

function add(one: ContractCounts, other: ContractCounts): ContractCounts {
  const counts: Record<string, number> = { ...one.counts };
  for (const [part, count] of Object.entries(other.counts)) counts[part] = (counts[part] ?? 0) + count;
  return { ...one, values: one.values + other.values, violations: one.violations + other.violations, counts };
}
