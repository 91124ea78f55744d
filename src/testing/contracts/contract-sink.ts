import type { JsonSchema } from '../json-schema/schema';
import type { Side } from './contract-data';
import type { Tally } from './tally';

/** Who wants to know what is sent under contracts. */
export interface ContractSink {
  /** What is to be counted under a schema: contracts with an equal schema of the same name and side add to the same. */
  tallyOf(name: string, side: Side, schema: JsonSchema): Pick<Tally, 'count'>;
}

/** One for the process, whichever copies of the package are loaded. */
const key = Symbol.for('asl-interpreter.contracts');
type Process = { [key]?: ContractSink | undefined };

/** Who wants to know it of all contracts of this process; null: nobody. */
export const contractSink = (): ContractSink | null => (globalThis as Process)[key] ?? null;

/** Sets it for the contracts that are made from now on; null ends it. */
export function setContractSink(sink: ContractSink | null): void {
  (globalThis as Process)[key] = sink ?? undefined;
}
