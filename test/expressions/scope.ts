import type { Scope } from '../../src/expressions/scope';
import type { Json, JsonObject } from '../../src/json/json';

/** A scope with what a test gives; its random numbers are 0, 0.25, 0.5, 0.75, 0, ... */
export function scopeOf(input: Json, more: { context?: Json; variables?: JsonObject } = {}): Scope {
  let drawn = 0;
  return {
    input,
    context: () => more.context ?? {},
    variable: (name) => more.variables?.[name],
    random: () => (drawn++ % 4) / 4,
  };
}
