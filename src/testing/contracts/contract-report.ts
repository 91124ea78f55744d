import type { Pointer } from '../../json/pointer';
import { SchemaDocument } from '../json-schema/schema-document';
import type { ContractCounts, ContractData, Side } from './contract-data';
import { partsOfSchema } from './walk';

/** What no test ever sent. */
export interface ContractReport {
  readonly contracts: readonly ContractSummary[];
  /** Of all contracts: how many parts of the schemas some value was, and how many there are. */
  readonly covered: number;
  readonly total: number;
}

export interface ContractSummary {
  readonly name: string;
  readonly side: Side;
  readonly values: number;
  readonly violations: number;
  readonly covered: number;
  readonly total: number;
  readonly unseen: readonly UnseenPart[];
}

/** Something that values of the schema can be, and no value was. */
export interface UnseenPart {
  /** Its place in the schema. */
  readonly schema: Pointer;
  /** What no value was: '/coupon was never there'. */
  readonly text: string;
}

export function contractReport({ contracts }: ContractData): ContractReport {
  const summaries = contracts.map(summary);
  const sum = (field: 'covered' | 'total'): number => summaries.reduce((total, each) => total + each[field], 0);
  return { contracts: summaries, covered: sum('covered'), total: sum('total') };
}

function summary({ name, side, schema, values, violations, counts }: ContractCounts): ContractSummary {
  const parts = partsOfSchema(new SchemaDocument(schema, schemaName(name, side)));
  const unseen = parts.filter(({ part }) => !Object.hasOwn(counts, part.key));
  return {
    name,
    side,
    values,
    violations,
    covered: parts.length - unseen.length,
    total: parts.length,
    unseen: unseen.map(({ part, subject }) => ({ schema: part.key.replace(/ [a-z]+$/, ''), text: part.unseen(subject) })),
  };
}

/** As an error names it. */
export const schemaName = (name: string, side: Side): string => `The schema of the ${side} of "${name}"`;

/** A report as text: for each schema how much of it was sent, and a line for each part that was not. */
export function contractText({ contracts, covered, total }: ContractReport): string {
  const lines = contracts.flatMap((contract) => {
    const { name, side, values, violations, unseen } = contract;
    const wrong = violations === 0 ? '' : `, ${violations} of them wrong`;
    const head = `${name}, ${side}: ${values} ${values === 1 ? 'value' : 'values'}${wrong}, ${contract.covered} of ${contract.total} parts sent`;
    if (values === violations) return [head]; // each of its parts would be there
    const widest = Math.max(0, ...unseen.map(({ text }) => text.length));
    return [head, ...unseen.map(({ text, schema }) => `  ${text.padEnd(Math.min(widest, 60))}  (${schema || '/'})`)];
  });
  return [`Contracts: ${covered} of ${total} parts of the schemas were sent.`, ...lines].join('\n');
}
