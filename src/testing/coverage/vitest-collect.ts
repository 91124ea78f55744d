import { countProcess } from './process-counts';

/** Under this name a test file's data is among what Vitest tells reporters of the file. */
export const metaName = 'aslCoverage';

/**
 * Counts for all state machines and contracts of a test file, and of those after it in the same worker. What is returned is called after the file's tests,
 * with what Vitest gives to `afterAll`: it hands the counts over.
 */
export function collectCoverage(): () => void {
  const take = countProcess();
  // Without parameters: Vitest 4.1 reads the first as one that takes fixtures, and gives the suite as the second; before, it is the first.
  return function () {
    const file = Array.from(arguments, (each: { file?: unknown } | undefined) => each?.file).find(isFile);
    if (file !== undefined) file.meta[metaName] = take();
  };
}

const isFile = (value: unknown): value is { readonly meta: Record<string, unknown> } => typeof value === 'object' && value !== null && 'meta' in value;
