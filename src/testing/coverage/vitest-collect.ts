import { Coverage } from '../../coverage/coverage';
import { coverageSink, setCoverageSink } from '../../runtime/coverage-sink';
import { absoluteSources } from './source-path';

/** Under this name a test file's data is among what Vitest tells reporters of the file. */
export const metaName = 'aslCoverage';

/**
 * Counts for all state machines of a test file, and of those after it in the same worker. What is returned is called after the file's tests, with what
 * Vitest gives to `afterAll`: it hands the counts over.
 */
export function collectCoverage(): () => void {
  const coverage = processCoverage();
  // Without parameters: Vitest 4.1 reads the first as one that takes fixtures, and gives the suite as the second; before, it is the first.
  return function () {
    const file = Array.from(arguments, (each: { file?: unknown } | undefined) => each?.file).find(isFile);
    if (file !== undefined) file.meta[metaName] = absoluteSources(coverage.take(), process.cwd());
  };
}

const isFile = (value: unknown): value is { readonly meta: Record<string, unknown> } => typeof value === 'object' && value !== null && 'meta' in value;

/** The sink of this process, if it is of this kind; else a new one in its place. */
export function processCoverage(): Coverage {
  const sink = coverageSink();
  if (sink !== undefined && 'take' in sink) return sink as Coverage;
  const coverage = new Coverage();
  setCoverageSink(coverage);
  return coverage;
}
