import type { Json } from '../../json/json';
import { explain } from '../json-schema/explain';
import { faultText, type SchemaFault } from '../json-schema/fault';
import type { JsonSchema } from '../json-schema/schema';
import { SchemaDocument } from '../json-schema/schema-document';
import { ContractCounter } from './contract-counter';
import type { ContractData, Side } from './contract-data';
import { contractReport, schemaName, type ContractReport } from './contract-report';
import { contractSink, type ContractSink } from './contract-sink';
import type { Tally } from './tally';
import { partsIn } from './walk';

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
  /** Of these contracts, and of the test run. */
  readonly tallies: readonly Pick<Tally, 'count'>[];
}

/** More faults than these are only counted in a text. */
const most = 5;

/** Checks what Tasks get and give against JSON Schemas, and keeps count of what was never sent. */
export class Contracts {
  private readonly contracts: Readonly<Record<Side, Map<string, Contract>>> = { input: new Map(), output: new Map() };
  private readonly counter = new ContractCounter();

  /**
   * @param schemas - Draft 2020-12, or draft-07 where `$schema` says so. Formats are checked where the package `ajv-formats` is installed.
   * @param sink - Who counts too; null: nobody. Default: who reports on the whole test run, if somebody does.
   * @throws UsageError for what is no schema, and where the package `ajv` is not installed.
   * @example
   * const contracts = new Contracts({ ChargeCard: { input: { type: 'object', required: ['amount'], properties: { amount: { type: 'number' } } } } });
   * contracts.checkInput('ChargeCard', { amount: '12' })?.text;
   * // 'The input of "ChargeCard" does not fit its contract: /amount is "12", expected a number (schema /properties/amount/type).'
   */
  constructor(schemas: ContractSchemas, sink: ContractSink | null = contractSink()) {
    for (const [name, sides] of Object.entries(schemas)) {
      for (const side of ['input', 'output'] as const) {
        const schema = sides[side];
        if (schema === undefined) continue;
        const document = new SchemaDocument(schema, schemaName(name, side));
        const sinks = sink === null ? [this.counter] : [this.counter, sink];
        this.contracts[side].set(name, { document, tallies: sinks.map((each) => each.tallyOf(name, side, schema)) });
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
    return this.counter.toJSON();
  }

  private check(name: string, side: Side, value: Json): ContractFault | null {
    const contract = this.contracts[side].get(name);
    if (contract === undefined) return null;
    const { document, tallies } = contract;
    const parts = document.valid('', value) ? partsIn(document, value) : null;
    for (const tally of tallies) tally.count(parts);
    if (parts !== null) return null;
    const faults = explain(document, value);
    const more = faults.length > most ? [`and ${faults.length - most} more`] : [];
    const text = [...faults.slice(0, most).map(faultText), ...more].join('; ');
    return { name, side, faults, text: `The ${side} of "${name}" does not fit its contract: ${text}.` };
  }
}
