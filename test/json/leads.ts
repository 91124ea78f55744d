import { tokens } from '../../src/json/pointer';

/** Whether a pointer leads to something that a value has as its own. */
export function leads(value: unknown, pointer: string): boolean {
  let at = value;
  for (const token of tokens(pointer)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, token)) return false;
    at = (at as Record<string, unknown>)[token];
  }
  return true;
}
