import type { StateMachineDefinition } from '../definition/asl';
import { link } from '../definition/link';
import type { Machine } from '../definition/machine';
import { DefinitionError } from '../errors/definition-error';
import { examine, type ValidateOptions } from './validate';

/**
 * Makes a definition ready to run.
 *
 * @param definition - As an object, which is copied, or as a text, JSON or YAML.
 * @throws DefinitionError with every fault at once; warnings throw nothing.
 * @throws UsageError for a YAML text where the package `yaml` is not installed.
 * @example
 * const machine = parse({ StartAt: 'Hello', States: { Hello: { Type: 'Pass', Result: 'hello', End: true } } });
 */
export function parse(definition: object | string, options: ValidateOptions = {}): Machine {
  const { value, diagnostics } = examine(definition, options);
  if (diagnostics.some(({ severity }) => severity === 'ERROR')) throw new DefinitionError(diagnostics);
  return link(value as unknown as StateMachineDefinition);
}
