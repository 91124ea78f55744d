import type { Diagnostic } from '../errors/definition-error';
import { child, type Pointer } from '../json/pointer';
import type { ItemProcessor, QueryLanguage, StateDefinition, StateGraph } from './asl';

/** What is valid in AWS but cannot be run by this version: it is refused, never run otherwise than it was meant. */
export function unsupported(graph: StateGraph & { readonly QueryLanguage?: QueryLanguage }, where: Pointer, language: QueryLanguage): Diagnostic[] {
  const here = graph.QueryLanguage ?? language;
  return Object.entries<StateDefinition>(graph.States).flatMap(([name, state]) => inState(name, state, child(`${where}/States`, name), here));
}

function inState(name: string, state: StateDefinition, where: Pointer, language: QueryLanguage): Diagnostic[] {
  const faults: Diagnostic[] = [];
  const refuse = (what: string, location: Pointer): void => {
    faults.push({
      severity: 'ERROR',
      code: 'unsupported',
      message: `State "${name}" uses ${what}, which is not supported by this version of asl-interpreter.`,
      location,
      fix: 'The README lists what is supported.',
    });
  };
  if ((state.QueryLanguage ?? language) === 'JSONata') refuse('JSONata', where);
  if ('Assign' in state) refuse('variables', `${where}/Assign`);
  if ('Choices' in state) state.Choices.forEach((rule, index) => 'Assign' in rule && refuse('variables', `${where}/Choices/${index}/Assign`));
  if ('Catch' in state) state.Catch?.forEach((catcher, index) => 'Assign' in catcher && refuse('variables', `${where}/Catch/${index}/Assign`));
  if ('Credentials' in state) refuse('Credentials', `${where}/Credentials`);
  if (state.Type === 'Parallel') state.Branches.forEach((branch, index) => faults.push(...unsupported(branch, `${where}/Branches/${index}`, language)));
  if (state.Type === 'Map') {
    const field = state.ItemProcessor === undefined ? 'Iterator' : 'ItemProcessor';
    const processor = state[field] as ItemProcessor;
    if (processor.ProcessorConfig?.Mode === 'DISTRIBUTED') refuse('the Distributed mode of Map', `${where}/${field}/ProcessorConfig/Mode`);
    faults.push(...unsupported(processor, `${where}/${field}`, language));
  }
  return faults;
}
