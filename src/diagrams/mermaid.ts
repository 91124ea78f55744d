import type { StateMachineDefinition } from '../definition/asl';
import type { Machine } from '../definition/machine';
import { parse } from '../validation/parse';
import { Flowchart } from './mermaid-flowchart';

export interface MermaidOptions {
  /** How often each place was passed, in the order of the machine's points: what never was is drawn in red, its lines dashed. Default: nothing is marked. */
  readonly hits?: readonly number[];
  /** Default: from the top down. */
  readonly direction?: 'TD' | 'LR';
}

/**
 * A state machine as a Mermaid flowchart: the branches of Parallel states and the processors of Map states inside of their states, Catchers as dotted
 * lines, Retriers in the labels of states. See https://mermaid.js.org/syntax/flowchart.html
 *
 * @param definition - As an object or a text, JSON or YAML, or a machine that was made of one.
 * @throws DefinitionError where the definition is wrong.
 * @example
 * toMermaid({ StartAt: 'Hello', States: { Hello: { Type: 'Pass', End: true } } });
 */
export const toMermaid = (definition: StateMachineDefinition | Machine | object | string, options: MermaidOptions = {}): string =>
  new Flowchart(isMachine(definition) ? definition : parse(definition), options).text();

const isMachine = (definition: object | string): definition is Machine => typeof definition === 'object' && 'points' in definition;
