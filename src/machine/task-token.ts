import { hash } from '../json/hash';
import type { Execution } from './execution';
import { identifier } from './identifier';
import { executionArn } from './identity';

const start = 'AQCEAAAAKgAAAAMAAAAAAAAAA';
const pattern = new RegExp(`^${start}([0-9a-f]{32})([0-9a-f]{8})$`);

const check = (id: string): string => hash(id).toString(16).padStart(8, '0');

/** The token that the call of a key waits for: another one in each attempt, and the same when a saved execution goes on. */
export function taskToken(execution: Execution, key: string): string {
  const id = identifier(execution.seed, `${executionArn(execution)} ${key} token`, 0).replaceAll('-', '');
  return start + id + check(id);
}

/** Whether a text was ever a task token. */
export function isTaskToken(text: string): boolean {
  const [, id, digits] = pattern.exec(text) ?? [];
  return id !== undefined && digits === check(id);
}
