import type { Condition, Parsed, Path, Update } from './ast';
import { parseCondition } from './parse-condition';
import { parseProjection } from './parse-projection';
import { parseUpdate } from './parse-update';

/** Programs use few expression texts many times; one that makes them up as it goes must not fill the memory. */
const MOST = 1000;

/** A parser that remembers what it parsed last. */
export function remembered<Result extends object>(parse: (source: string) => Result, most = MOST): (source: string) => Result {
  const known = new Map<string, Result>();
  return (source) => {
    let parsed = known.get(source);
    if (parsed === undefined) {
      parsed = parse(source);
      if (known.size >= most) known.delete(known.keys().next().value!);
      known.set(source, parsed);
    }
    return parsed;
  };
}

export const conditionOf: (source: string) => Parsed<Condition> = remembered(parseCondition);
export const projectionOf: (source: string) => Parsed<readonly Path[]> = remembered(parseProjection);
export const updateOf: (source: string) => Parsed<Update> = remembered(parseUpdate);
