import type { JsonSchema } from '../json-schema/schema';
import { contractKey, type ContractData, type Side } from './contract-data';
import type { ContractSink } from './contract-sink';
import { Tally } from './tally';

interface Counted {
  readonly name: string;
  readonly side: Side;
  /** A copy: it goes to other processes, which take no functions, and what a schema was made with may have some. */
  readonly schema: JsonSchema;
  readonly tally: Tally;
}

/** Counts what is sent under schemas. */
export class ContractCounter implements ContractSink {
  private readonly counted = new Map<string, Counted>();

  tallyOf(name: string, side: Side, schema: JsonSchema): Tally {
    const key = contractKey(name, side, schema);
    const known = this.counted.get(key);
    if (known !== undefined) return known.tally;
    const tally = new Tally();
    this.counted.set(key, { name, side, schema: JSON.parse(JSON.stringify(schema)) as JsonSchema, tally });
    return tally;
  }

  /** What was counted until now. Schemas under which nothing was sent are among it. */
  toJSON(): ContractData {
    const contracts = Array.from(this.counted.values(), ({ name, side, schema, tally: { values, violations, counts } }) => ({
      name,
      side,
      schema,
      values,
      violations,
      counts: Object.fromEntries(counts),
    }));
    return { version: 1, contracts };
  }

  /** What was counted since the last time; the counts begin again at none. */
  take(): ContractData {
    const data = this.toJSON();
    for (const { tally } of this.counted.values()) tally.clear();
    return data;
  }
}
