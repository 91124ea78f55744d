import type { Json } from '../json/json';
import type { Execution, Thread } from './execution';

/** Begins a thread at a state, in a place of the table that is free or new. Returns the place. */
export function beginThread(
  execution: Execution,
  at: { parent: number; index: number; state: number; input: Json; text: string | null; bound: number; previous: number },
): number {
  const place = execution.free.pop() ?? execution.threads.length;
  const thread = execution.threads[place] ?? (execution.threads[place] = newThread());
  thread.parent = at.parent;
  thread.index = at.index;
  thread.phase = 'entering';
  thread.state = at.state;
  thread.input = at.input;
  thread.text = at.text;
  thread.bound = at.bound;
  thread.previous = at.previous;
  return place;
}

/** A place of the table that no thread has yet. */
export const newThread = (): Thread => ({
  parent: -1,
  index: 0,
  phase: 'free',
  state: 0,
  input: null,
  text: null,
  bound: 0,
  variables: null,
  variableBytes: 0,
  previous: 0,
  before: 0,
  entered: 0,
  enteredAt: 0,
  triedAt: 0,
  visit: 0,
  attempt: 0,
  counters: null,
  turn: 0,
  timers: null,
  children: null,
});

/** Ends a thread and gives its place back; nothing it held stays reachable. */
export function endThread(execution: Execution, place: number): void {
  const thread = execution.threads[place]!;
  thread.phase = 'free';
  thread.variables = null;
  execution.variableBytes -= thread.variableBytes;
  thread.variableBytes = 0;
  thread.input = null;
  thread.text = null;
  thread.visit = 0;
  thread.attempt = 0;
  thread.counters = null;
  thread.turn = 0;
  thread.timers = null;
  thread.children = null;
  execution.free.push(place);
}

/** The event that one about the whole execution follows: entering a state alone does not count (recording test_stop_execution). */
export const followed = ({ previous, entered, before }: Thread): number => (previous === entered ? before : previous);

/** Whether a thread waits for the outcome of a call, whose request may have been taken. */
export const isCalling = ({ phase }: Thread): boolean => phase === 'calling' || phase === 'submitted';
