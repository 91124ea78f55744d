import type { ChoiceState } from '../definition/asl';
import type { Machine, State } from '../definition/machine';
import type { Pointer } from '../json/pointer';
import { tokens } from '../json/pointer';
import { branchesOf, graphOf } from './enclosing-graph';
import type { MermaidOptions } from './mermaid';
import { quoted } from './mermaid-text';
import { ruleText } from './rule-text';

const shapes: Readonly<Record<Exclude<State['type'], 'Parallel' | 'Map'>, readonly [open: string, close: string]>> = {
  Task: ['[', ']'],
  Pass: ['(', ')'],
  Choice: ['{', '}'],
  Wait: ['{{', '}}'],
  Succeed: ['([', '])'],
  Fail: ['([', '])'],
};

/** Writes the flowchart of one machine. */
export class Flowchart {
  private readonly lines: string[] = [];
  private edges = 0;
  private readonly missedNodes: string[] = [];
  private readonly missedEdges: number[] = [];
  constructor(
    private readonly machine: Machine,
    private readonly options: MermaidOptions,
  ) {}

  text(): string {
    this.lines.push(`flowchart ${this.options.direction ?? 'TD'}`);
    this.graph('', this.machine.start, 'm', '  ');
    this.lines.push('  classDef dot fill:#888,stroke:#888');
    if (this.missedNodes.length + this.missedEdges.length > 0) this.lines.push('  classDef missed fill:#fdd,stroke:#c00,color:#600,stroke-dasharray:4 3');
    if (this.missedNodes.length > 0) this.lines.push(`  class ${this.missedNodes.join(',')} missed`);
    if (this.missedEdges.length > 0) this.lines.push(`  linkStyle ${this.missedEdges.join(',')} stroke:#c00,color:#c00,stroke-dasharray:4 3`);
    return `${this.lines.join('\n')}\n`;
  }

  /** A machine, branch or processor: its states between two dots. */
  private graph(where: Pointer, first: State, id: string, indent: string): void {
    const states = this.machine.states.filter((state) => graphOf(state.where) === where);
    this.lines.push(`${indent}${id}start((" ")):::dot`);
    for (const state of states) this.node(state, indent);
    if (states.some((state) => state.next === null && !['Succeed', 'Fail', 'Choice'].includes(state.type))) this.lines.push(`${indent}${id}end((" ")):::dot`);
    this.edge(`${id}start`, '-->', '', idOf(first), this.isMissed(first.entered), indent);
    for (const state of states) this.exits(state, `${id}end`, indent);
  }

  private node(state: State, indent: string): void {
    const id = idOf(state);
    if (this.isMissed(state.entered)) this.missedNodes.push(id);
    const branches = branchesOf(state);
    if (state.type !== 'Parallel' && state.type !== 'Map') {
      const [open, close] = shapes[state.type];
      this.lines.push(`${indent}${id}${open}${this.label(state)}${close}`);
      return;
    }
    this.lines.push(`${indent}subgraph ${id}[${this.label(state)}]`);
    if (state.type === 'Map') this.graph(graphOf(state.start.where), state.start, `${id}p`, `${indent}  `);
    else for (const [index, first] of branches.entries()) this.branch(`${id}b${index}`, index, first, `${indent}  `);
    this.lines.push(`${indent}end`);
  }

  private branch(id: string, index: number, first: State, indent: string): void {
    if (this.isMissed(first.entered)) this.missedNodes.push(id);
    this.lines.push(`${indent}subgraph ${id}["branch ${index + 1}"]`);
    this.graph(graphOf(first.where), first, id, `${indent}  `);
    this.lines.push(`${indent}end`);
  }

  /** The name, and what is retried: a Retrier that never was used says so. */
  private label(state: State): string {
    const retriers = 'retriers' in state ? state.retriers : [];
    const retries = retriers.map(({ errors, point }) => `${this.isMissed(point) ? 'never retried' : 'retries'} ${errors.join(', ')}`);
    return [state.name, ...retries].map(quoted).join('<br/>').replaceAll('"<br/>"', '<br/>');
  }

  private exits(state: State, end: string, indent: string): void {
    const to = (next: State | null): string => (next === null ? end : idOf(next));
    if (state.type === 'Choice') {
      const { Choices: rules } = valueAt(this.machine.definition, state.where) as ChoiceState;
      for (const [index, { point, failed, next }] of state.rules.entries()) {
        const always = this.isMissed(failed) && !this.isMissed(point) ? 'always ' : '';
        this.edge(idOf(state), '-->', `${always}${ruleText(rules[index]!)}`, to(next), this.isMissed(point), indent);
      }
      if (state.next !== null) this.edge(idOf(state), '-->', 'otherwise', to(state.next), this.isMissed(state.point), indent);
    } else if (state.type !== 'Succeed' && state.type !== 'Fail') {
      this.edge(idOf(state), '-->', '', to(state.next), this.isMissed(state.point), indent);
    }
    if (!('catchers' in state)) return;
    for (const { errors, point, next } of state.catchers) this.edge(idOf(state), '-.->', errors.join(', '), to(next), this.isMissed(point), indent);
  }

  private edge(from: string, arrow: string, label: string, to: string, isMissed: boolean, indent: string): void {
    if (isMissed) this.missedEdges.push(this.edges);
    this.edges++;
    this.lines.push(`${indent}${from} ${arrow}${label === '' ? '' : `|${quoted(label)}|`} ${to}`);
  }

  private isMissed(point: number): boolean {
    return this.options.hits?.[point] === 0;
  }
}

const idOf = (state: State): string => `s${state.id}`;

const valueAt = (definition: object, where: Pointer): unknown =>
  tokens(where).reduce<unknown>((value, token) => (value as Readonly<Record<string, unknown>>)[token], definition);
