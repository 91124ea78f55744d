import type { Json } from '../../json/json';
import { explain } from '../json-schema/explain';
import { faultText, type SchemaFault } from '../json-schema/fault';
import type { JsonSchema } from '../json-schema/schema';
import { SchemaDocument } from '../json-schema/schema-document';
import type { ContractData, Side } from './contract-data';
import { contractReport, schemaName, type ContractReport } from './contract-report';
import { countParts } from './walk';

/** JSON Schemas by what they are the contract of: a state, a function, or a resource. */
export type ContractSchemas = Readonly<Record<string, { readonly input?: JsonSchema; readonly output?: JsonSchema }>>;

/** A value that does not fit its contract. */
export interface ContractFault {
  readonly name: string;
  readonly side: Side;
  /** What does not fit: the faults that matter, alternatives and what follows from another fault left out. */
  readonly faults: readonly SchemaFault[];
  /** All of it in one sentence. */
  readonly text: string;
}

interface Contract {
  readonly document: SchemaDocument;
  readonly counts: Map<string, number>;
  values: number;
  violations: number;
}

/** More faults than these are only counted in a text. */
const most = 5;

/** Checks what Tasks get and give against JSON Schemas, and keeps count of what was never sent. */
export class Contracts {
  private readonly contracts: Readonly<Record<Side, Map<string, Contract>>> = { input: new Map(), output: new Map() };

  /**
   * @param schemas - Draft 2020-12, or draft-07 where `$schema` says so. Formats are checked where the package `ajv-formats` is installed.
   * @throws UsageError for what is no schema, and where the package `ajv` is not installed.
   * @example
   * const contracts = new Contracts({ ChargeCard: { input: { type: 'object', required: ['amount'], properties: { amount: { type: 'number' } } } } });
   * contracts.checkInput('ChargeCard', { amount: '12' })?.text;
   * // 'The input of "ChargeCard" does not fit its contract: /amount is "12", expected a number (schema /properties/amount/type).'
   */
  constructor(schemas: ContractSchemas) {
    for (const [name, sides] of Object.entries(schemas)) {
      for (const side of ['input', 'output'] as const) {
        const schema = sides[side];
        if (schema === undefined) continue;
        this.contracts[side].set(name, { document: new SchemaDocument(schema, schemaName(name, side)), counts: new Map(), values: 0, violations: 0 });
      }
    }
  }

  /** Whether there is a schema under a name. */
  has(name: string): boolean {
    return this.contracts.input.has(name) || this.contracts.output.has(name);
  }

  /** Null where the value fits, or where there is no schema. */
  checkInput(name: string, value: Json): ContractFault | null {
    return this.check(name, 'input', value);
  }

  /** Null where the value fits, or where there is no schema. */
  checkOutput(name: string, value: Json): ContractFault | null {
    return this.check(name, 'output', value);
  }

  /** What no value was, of those that fitted. */
  report(): ContractReport {
    return contractReport(this.toJSON());
  }

  toJSON(): ContractData {
    const contracts = (['input', 'output'] as const).flatMap((side) =>
      [...this.contracts[side]].map(([name, { document, values, violations, counts }]) => ({
        name,
        side,
        schema: document.schema,
        values,
        violations,
        counts: Object.fromEntries(counts),
      })),
    );
    return { version: 1, contracts };
  }

  private check(name: string, side: Side, value: Json): ContractFault | null {
    const contract = this.contracts[side].get(name);
    if (contract === undefined) return null;
    contract.values++;
    if (contract.document.valid('', value)) {
      countParts(contract.document, value, contract.counts);
      return null;
    }
    contract.violations++;
    const faults = explain(contract.document, value);
    const more = faults.length > most ? [`and ${faults.length - most} more`] : [];
    const text = [...faults.slice(0, most).map(faultText), ...more].join('; ');
    return { name, side, faults, text: `The ${side} of "${name}" does not fit its contract: ${text}.` };
  }
}
