import type { StateMachineDefinition } from '../definition/asl';
import { link } from '../definition/link';
import type { Machine } from '../definition/machine';
import { DefinitionError } from '../errors/definition-error';
import { readDefinitionText } from './definition-text';
import { validate } from './validate';

/**
 * Makes a definition ready to run.
 *
 * @param definition - As an object, which is copied, or as JSON text.
 * @throws DefinitionError with every fault at once; warnings throw nothing.
 * @example
 * const machine = parse({ StartAt: 'Hello', States: { Hello: { Type: 'Pass', Result: 'hello', End: true } } });
 */
export function parse(definition: object | string): Machine {
  const diagnostics = validate(definition);
  if (diagnostics.some(({ severity }) => severity === 'ERROR')) throw new DefinitionError(diagnostics);
  const copy = typeof definition === 'string' ? readDefinitionText(definition) : (JSON.parse(JSON.stringify(definition)) as unknown);
  return link(copy as unknown as StateMachineDefinition);
}
