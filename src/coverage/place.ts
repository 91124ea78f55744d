import type { StateMachineDefinition } from '../definition/asl';
import { link } from '../definition/link';
import type { Machine, Point, State } from '../definition/machine';
import { UsageError } from '../errors/usage-error';
import { branchesOf, graphOf } from '../diagrams/enclosing-graph';
import { tokens, type Pointer } from '../json/pointer';
import type { Kind } from './counts';

/** A place of a definition that executions pass, with how often they did. A Choice rule is two: that it holds, and that it does not. */
export interface Place {
  readonly kind: Kind;
  /** Where it stands in the definition. Of a state that ends by its type, the transition stands where the state does. */
  readonly where: Pointer;
  /** The name of the state that it belongs to. */
  readonly state: string;
  /** Of rules, Catchers, Retriers and branches: which one of its state it is, counted from 1. */
  readonly number?: number;
  /** Of a rule: whether it holds. */
  readonly outcome?: boolean;
  /** Where it leads: the name of a state; null for the end of the machine or branch. */
  readonly to?: string | null;
  readonly hits: number;
  /** What holds it was never reached, so it was not passed either: the state, or the branch around the state. */
  readonly implied: boolean;
}

const kinds: Readonly<Record<Point['kind'], Kind>> = {
  state: 'states',
  transition: 'transitions',
  rule: 'rules',
  catcher: 'catchers',
  retrier: 'retriers',
};

/**
 * Every place of a definition, state by state; the branches of a Parallel and the processor of a Map come after the state's own places.
 *
 * @param hits - How often each was passed, in the order of the machine's points.
 * @throws UsageError where these are the counts of another definition.
 */
export function placesOf(definition: StateMachineDefinition, hits: readonly number[]): Place[] {
  const machine = link(definition);
  if (hits.length !== machine.points.length) {
    throw new UsageError(
      `There are ${hits.length} counts for the ${machine.points.length} places of a definition.`,
      '',
      'Remove what another version of asl-interpreter has counted, and run the tests again.',
    );
  }
  const held = holders(machine, hits);
  const places = machine.points.map((point, at) => placeOf(machine, point, hits[at]!, held));
  return machine.states.flatMap((state) => {
    const own = places.filter((_place, at) => machine.points[at]!.state === state.id);
    return own.concat(branchesOf(state).map((first, index) => branch(state, first, index, hits)));
  });
}

/** By the pointer of what holds places: whether it was reached. */
type Holders = ReadonlyMap<Pointer, boolean>;

function holders(machine: Machine, hits: readonly number[]): Holders {
  const reached = new Map<Pointer, boolean>();
  for (const state of machine.states) {
    reached.set(state.where, hits[state.entered]! > 0);
    for (const first of branchesOf(state)) reached.set(branchOf(first), hits[first.entered]! > 0);
  }
  return reached;
}

function placeOf(machine: Machine, { kind, where, state, outcome, to }: Point, hits: number, held: Holders): Place {
  const { name, where: ofState } = machine.states[state]!;
  const number = kind === 'state' || kind === 'transition' ? undefined : Number(tokens(where).at(-1)) + 1;
  const holder = kind === 'state' ? graphOf(where) : ofState;
  return {
    kind: kinds[kind],
    where,
    state: name,
    ...(number !== undefined && { number }),
    ...(outcome !== undefined && { outcome }),
    ...(to !== undefined && outcome !== false && { to: to === null ? null : machine.states[to]!.name }),
    hits,
    implied: held.get(holder) === false,
  };
}

const branch = (state: State, first: State, index: number, hits: readonly number[]): Place => ({
  kind: 'branches',
  where: branchOf(first),
  state: state.name,
  number: index + 1,
  to: first.name,
  hits: hits[first.entered]!,
  implied: hits[state.entered] === 0,
});

const branchOf = (first: State): Pointer => graphOf(first.where);
