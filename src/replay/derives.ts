import type { StateMachineDefinition } from '../definition/asl';
import type { State } from '../definition/machine';
import { isArray, isObject, type Json } from '../json/json';
import { fieldsOf } from './state-fields';

/** Fields that hold other states, or decide where a state leads to and nothing else. */
const others = new Set(['Branches', 'ItemProcessor', 'Iterator', 'Comment', 'Choices', 'Retry']);

/** A path that only moves a value: no filter and no function; in JSONata names alone. */
const moves = (text: string): boolean => (text.startsWith('{%') ? /^\{%\s*\$[\w$.]*\s*%\}$/.test(text) : !/States\.\w+\(|\?\(/.test(text));

/** Whether a state makes values of those that it reads, and does not only move them. */
export function derives(definition: StateMachineDefinition, state: State): boolean {
  const within = (value: Json): boolean => {
    if (typeof value === 'string') return !moves(value);
    return typeof value === 'object' && value !== null && Object.values(value).some(within);
  };
  const fields = fieldsOf(definition, state);
  const ruled = isArray(fields['Choices']) && fields['Choices'].some((rule) => isObject(rule) && ('Assign' in rule || 'Output' in rule));
  return ruled || Object.entries(fields).some(([name, field]) => !others.has(name) && within(field));
}
