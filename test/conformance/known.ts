import { readFileSync } from 'node:fs';
import type { Kind } from './case';

/** The cases that are not followed, by name, and those that are not played, by kind; each with its reason: "waits for …" or "fails because …". */
export interface Known {
  readonly kinds: Readonly<Partial<Record<Kind, string>>>;
  readonly cases: Readonly<Record<string, string>>;
}

export const known = JSON.parse(readFileSync(new URL('known.json', import.meta.url), 'utf8')) as Known;
