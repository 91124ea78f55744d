import { DefinitionError } from '../errors/definition-error';
import { examine } from './validate';
import { variablesOf } from './variables';

/**
 * The variables that each state of a definition reads, as DescribeStateMachine tells them: states that read none are left out, names are sorted and
 * without their `$`.
 *
 * @param definition - As an object, or as a text, JSON or YAML.
 * @throws DefinitionError with every fault at once.
 * @throws UsageError for a YAML text where the package `yaml` is not installed.
 * @example
 * variableReferences({
 *   StartAt: 'A',
 *   States: { A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' }, B: { Type: 'Pass', InputPath: '$x', End: true } },
 * }); // { B: ['x'] }
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html
 */
export function variableReferences(definition: object | string): Record<string, string[]> {
  const { outline, diagnostics } = examine(definition, {});
  if (diagnostics.some(({ severity }) => severity === 'ERROR')) throw new DefinitionError(diagnostics);
  const read = new Map<string, Set<string>>();
  for (const { name, state } of variablesOf(outline!).read) {
    const names = read.get(state.name);
    if (names === undefined) read.set(state.name, new Set([name]));
    else names.add(name);
  }
  return Object.fromEntries(Array.from(read, ([state, names]) => [state, [...names].toSorted()]));
}
