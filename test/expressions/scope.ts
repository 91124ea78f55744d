import type { Scope } from '../../src/expressions/scope';
import type { Json, JsonObject } from '../../src/json/json';

/** A scope with what a test gives; its random numbers are 0, 0.25, 0.5, 0.75, 0, ... */
export function scopeOf(input: Json, more: { context?: Json; variables?: JsonObject; states?: JsonObject; at?: number } = {}): Scope {
  let drawn = 0;
  return {
    input,
    textOf: JSON.stringify,
    context: () => more.context ?? {},
    variable: (name) => more.variables?.[name],
    states: () => more.states ?? { input, context: more.context ?? {} },
    at: more.at ?? 0,
    random: () => (drawn++ % 4) / 4,
  };
}
