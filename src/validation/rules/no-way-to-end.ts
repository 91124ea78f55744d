import type { Report } from '../fault';
import type { Graph, Outline, StateNode } from '../outline';
import { quoted } from '../../errors/suggestion';
import { reachable } from '../reachable';
import { canEnd } from './missing-end-state';

/**
 * States from which every way leads back: the execution goes round until it times out or its history is full. AWS accepts them where another state
 * ends the workflow. Spec: https://states-language.net/#terminal-state
 */
export function noWayToEnd({ graphs }: Outline, report: Report): void {
  for (const graph of graphs) {
    if (!goesBack(graph) || !canEnd(graph)) continue;
    const stuck = statesWithoutEnd(graph);
    if (stuck.length === 0) continue;
    const reached = reachable([String(graph.fields['StartAt'])], graph);
    const first = stuck.find(({ name }) => reached.has(name));
    if (first === undefined) continue;
    report({
      severity: 'WARNING',
      code: 'no-way-to-end',
      message: `No way leads from the state "${first.name}" to an end`,
      location: first.where,
      fix: `Let one of ${quoted(stuck.map(({ name }) => name))} go to a state that ends ${graph.label}, or end it itself.`,
    });
  }
}

/** Whether a state goes to itself or to one that stands before it: without that, every way comes to an end. */
function goesBack({ states }: Graph): boolean {
  const before = new Set<string>();
  for (const { name, transitions } of states.values()) {
    before.add(name);
    for (const { target } of transitions) if (before.has(target)) return true;
  }
  return false;
}

function statesWithoutEnd({ states }: Graph): readonly StateNode[] {
  const from = new Map<string, string[]>();
  for (const { name, transitions } of states.values())
    for (const { target } of transitions) {
      const names = from.get(target);
      if (names === undefined) from.set(target, [name]);
      else names.push(name);
    }
  const waiting = [...states.values()].filter((state) => isEnd(state, states)).map(({ name }) => name);
  const ends = new Set(waiting);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop())
    for (const before of from.get(name) ?? [])
      if (!ends.has(before)) {
        ends.add(before);
        waiting.push(before);
      }
  return [...states.values()].filter(({ name }) => !ends.has(name));
}

/** Whether a state ends its graph, or may: it has no type, goes nowhere, or to a state that is not there. */
const isEnd = ({ type, fields, transitions }: StateNode, states: Graph['states']): boolean =>
  type === undefined ||
  type === 'Succeed' ||
  type === 'Fail' ||
  fields['End'] !== undefined ||
  transitions.length === 0 ||
  transitions.some(({ target }) => !states.has(target));
