import { Coverage } from '../../coverage/coverage';
import { coverageSink, setCoverageSink } from '../../runtime/coverage-sink';
import { ContractCounter } from '../contracts/contract-counter';
import { contractSink, setContractSink } from '../contracts/contract-sink';
import type { RunData } from './run-data';
import { absoluteSources } from './source-path';

/**
 * Counts for all state machines and contracts of this process that are made from now on, and goes on where another copy of the package has begun to. What
 * is returned tells what was counted since the last time.
 */
export function countProcess(): () => RunData {
  const coverage = processCoverage();
  const contracts = processContracts();
  return () => ({ ...absoluteSources(coverage.take(), process.cwd()), ...contracts.take() });
}

/** The sink of this process, if it is of this kind; else a new one in its place. */
function processCoverage(): Coverage {
  const sink = coverageSink();
  if (sink !== undefined && 'take' in sink) return sink as Coverage;
  const coverage = new Coverage();
  setCoverageSink(coverage);
  return coverage;
}

function processContracts(): ContractCounter {
  const sink = contractSink();
  if (sink !== null) return sink as ContractCounter; // nobody else sets one
  const contracts = new ContractCounter();
  setContractSink(contracts);
  return contracts;
}
