import type { Json } from '../json/json';
import type { Call, Turn } from './effect';
import type { StepContext } from './step-context';
import { sleep } from './timers';

/** Asks for the call of a Task with its limits, as its thread has them: the same when it is issued and when a saved execution goes on (I1, I2). */
export function issueCall({ thread, state, output: { effects } }: StepContext, turn: Turn, input: Json): void {
  const { attempt, timers } = thread;
  const { id, resource } = state;
  const until = timers?.timeout ?? null;
  const call: Call = { kind: 'call', key: turn.key, thread: turn.thread, turn: turn.turn, state: id, resource, attempt, until, input };
  effects.push(thread.phase === 'submitted' ? { ...call, submitted: true } : call);
  if (timers?.timeout !== undefined) effects.push(sleep(turn, 'timeout', timers.timeout));
  if (timers?.heartbeat !== undefined) effects.push(sleep(turn, 'heartbeat', timers.heartbeat));
}
