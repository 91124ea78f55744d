import type { State } from '../definition/machine';
import type { StateMachineDefinition } from '../definition/asl';
import { isArray, isObject, type Json, type JsonObject } from '../json/json';
import { tokens } from '../json/pointer';

/** Fields that hold other states, or decide where a state leads to and nothing else. */
const others = new Set(['Branches', 'ItemProcessor', 'Iterator', 'Comment', 'Choices', 'Retry']);

/** A path that only moves a value: no filter and no function; in JSONata names alone. */
const moves = (text: string): boolean => (text.startsWith('{%') ? /^\{%\s*\$[\w$.]*\s*%\}$/.test(text) : !/States\.\w+\(|\?\(/.test(text));

/** Whether a state makes values of those that it reads, and does not only move them. */
export function derives(definition: StateMachineDefinition, { where }: State): boolean {
  const within = (value: Json): boolean => {
    if (typeof value === 'string') return !moves(value);
    return typeof value === 'object' && value !== null && Object.values(value).some(within);
  };
  let state = definition as unknown as JsonObject;
  for (const token of tokens(where)) state = state[token] as JsonObject;
  const ruled = isArray(state['Choices']) && state['Choices'].some((rule) => isObject(rule) && ('Assign' in rule || 'Output' in rule));
  return ruled || Object.entries(state).some(([name, field]) => !others.has(name) && within(field));
}
