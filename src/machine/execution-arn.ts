import type { Execution, Identity } from './execution';
import { identifier } from './identifier';

/**
 * The ARN of an execution. Those of an Express workflow may share a name, so that theirs end with an id (recording test_start_sync_execution); it
 * follows from the seed.
 */
export function executionArn({ identity: { executionArns }, name, seed }: Pick<Execution, 'identity' | 'name' | 'seed'>): string {
  return isExpress({ executionArns }) ? `${executionArns}${name}:${identifier(seed, name, 0)}` : executionArns + name;
}

export const isExpress = ({ executionArns }: Pick<Identity, 'executionArns'>): boolean => executionArns.includes(':express:');
