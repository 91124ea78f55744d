import type { CoverageData } from '../../coverage/coverage-data';
import { mergeCoverage } from '../../coverage/merge-coverage';
import { mergeContracts, type ContractData } from '../contracts/contract-data';

/** What was counted in a test file, in a process or in a whole test run: what was passed, and what was sent under contracts. */
export type RunData = CoverageData & ContractData;

export const mergeRunData = (...all: readonly RunData[]): RunData => ({ ...mergeCoverage(...all), ...mergeContracts(...all) });

export const noData: RunData = mergeRunData();

export const isEmpty = ({ machines, contracts }: RunData): boolean => machines.length === 0 && contracts.length === 0;
