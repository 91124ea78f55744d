/** Imported for what it does: vitest's `expect` knows the matchers and writes executions into snapshots as their histories. */
import { expect } from 'vitest';
import { executionSerializer } from '../snapshot/serializer';
import type { AslMatchers } from './asl-matchers';
import { matchers } from './matchers';

declare module 'vitest' {
  // oxlint-disable-next-line no-empty-object-type, no-explicit-any -- the type parameter has to be vitest's own
  interface Matchers<T = any> extends AslMatchers<T> {}
}

expect.extend(matchers);
expect.addSnapshotSerializer(executionSerializer);

export { matchers };
