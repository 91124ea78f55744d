import type { State } from '../definition/machine';
import { child, tokens, type Pointer } from '../json/pointer';

/** The machine, branch or item processor whose `States` hold a state: '' for the machine itself. */
export const graphOf = (where: Pointer): Pointer => tokens(where).slice(0, -2).reduce<Pointer>(child, '');

/** The first states of what runs inside a state: of each branch of a Parallel, of the item processor of a Map. */
export const branchesOf = (state: State): readonly State[] => (state.type === 'Parallel' ? state.branches : state.type === 'Map' ? [state.start] : []);
