import type { StateMachineDefinition } from '../definition/asl';
import type { State } from '../definition/machine';
import type { JsonObject } from '../json/json';
import { tokens } from '../json/pointer';

/** A state as the definition has it. */
export function fieldsOf(definition: StateMachineDefinition, { where }: State): JsonObject {
  let fields = definition as unknown as JsonObject;
  for (const token of tokens(where)) fields = fields[token] as JsonObject;
  return fields;
}
