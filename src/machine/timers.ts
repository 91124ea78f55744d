import type { Effect, Timer, Turn } from './effect';
import { turnKey } from './key';
import type { StepContext } from './step-context';

/** The timer that ends the execution. */
export const executionTimer: Turn = { key: 'execution', thread: -1, turn: 0 };

/** Waits for something: a new turn, whose outcome is the only one that the thread takes. */
export function beginTurn(ctx: StepContext, place: number): Turn {
  ctx.thread.turn = ++ctx.execution.turns;
  return turnOf(ctx, place);
}

export const turnOf = ({ machine, execution, thread }: StepContext, place: number): Turn => ({
  key: turnKey(machine, execution, thread),
  thread: place,
  turn: thread.turn,
});

export const sleep = (turn: Turn, timer: Timer, until: number): Effect => ({ kind: 'sleep', ...turn, timer, until });

/** Ends the turn; what of it is still outstanding is withdrawn. */
export function withdraw(ctx: StepContext, place: number): void {
  const { execution, machine, output } = ctx;
  const thread = execution.threads[place]!;
  if (thread.turn !== 0) output.effects.push({ kind: 'cancel', key: turnKey(machine, execution, thread), thread: place, turn: thread.turn });
  thread.turn = 0;
  thread.timers = null;
}
