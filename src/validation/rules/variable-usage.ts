import type { Pointer } from '../../json/pointer';
import type { Report } from '../fault';
import type { Outline } from '../outline';
import { capital } from '../shape';
import { didYouMean } from '../../errors/suggestion';
import { sees, variablesOf, type VariableUse } from '../variables';

/**
 * A variable that is read and nowhere assigned where it could be seen fails the execution; one that nothing reads is of no use. AWS takes both.
 * See https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html. AWS: test_undefined_reference
 */
export function variableUsage(outline: Outline, report: Report): void {
  const { set, read } = variablesOf(outline);
  const told = new Set<string>();
  const once = (code: string, { name, at }: VariableUse, where: Pointer, message: string, fix: string): void => {
    const key = `${code} ${name} ${where}`;
    if (!told.has(key)) report({ severity: 'WARNING', code, message, location: at, fix });
    told.add(key);
  };
  const setting = byName(set);
  const reading = byName(read);
  for (const use of read) {
    const all = setting.get(use.name) ?? [];
    if (all.some(({ state }) => sees(use.state.graph, state.graph))) continue;
    once('variable-unassigned', use, use.at, `The variable "${use.name}" is not assigned`, whyUnassigned(use, all, setting.keys()));
  }
  for (const use of set) {
    if ((reading.get(use.name) ?? []).some(({ state }) => sees(state.graph, use.state.graph))) continue;
    once(
      'variable-unused',
      use,
      use.state.graph.where,
      `The variable "${use.name}" is assigned and never read`,
      `Remove it from ${use.state.label}, or read "$${use.name}".`,
    );
  }
}

function byName(uses: readonly VariableUse[]): Map<string, VariableUse[]> {
  const found = new Map<string, VariableUse[]>();
  for (const use of uses) {
    const others = found.get(use.name);
    if (others === undefined) found.set(use.name, [use]);
    else others.push(use);
  }
  return found;
}

function whyUnassigned({ name, state }: VariableUse, elsewhere: readonly VariableUse[], known: Iterable<string>): string {
  const [other] = elsewhere;
  if (other === undefined) return `${didYouMean(name, known)}${capital(state.label)} reads "$${name}", which no state assigns.`;
  for (let graph = state.graph; graph.within !== undefined; graph = graph.within.graph)
    if (graph.within.graph === other.state.graph)
      return `${capital(other.state.label)} assigns it, but the items of a Map in Distributed mode see no variables from outside: pass it by "ItemSelector".`;
  return `${capital(other.state.label)} assigns it, but it ends with ${other.state.graph.label}: make it a part of the output there.`;
}
