import type { CoverageData } from '../../../src/coverage/coverage-data';
import type { JsonSchema } from '../../../src/testing/json-schema/schema';
import { Contracts } from '../../../src/testing/contracts/contracts';
import { noData, type RunData } from '../../../src/testing/coverage/run-data';
import type { Json } from '../../../src/json/json';

/** The data of a run that passed this, and sent nothing under contracts. */
export const passed = (coverage: CoverageData): RunData => ({ ...noData, ...coverage });

/** The data of a run that passed nothing, and sent values to "Pay" under its contract. */
export function sent(input: JsonSchema, ...values: Json[]): RunData {
  const contracts = new Contracts({ Pay: { input } }, null);
  for (const value of values) contracts.checkInput('Pay', value);
  return { ...noData, ...contracts.toJSON() };
}
