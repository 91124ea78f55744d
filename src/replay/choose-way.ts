import type { State } from '../definition/machine';
import { choosesByName } from './context-names';
import type { RecordedEvent } from './recorded-history';
import type { Run, Setting } from './run';

/**
 * Lets a thread of all runs enter the recorded state in the place of another one, where the state that it comes from leads there too, and which one it is was
 * decided by chance, by a name that is not known, or by what was redacted (`derived`).
 *
 * @returns Whether it does.
 */
export function chooseWay(
  { machine, recording, type }: Setting,
  runs: readonly Run[],
  place: number,
  from: State,
  { name }: RecordedEvent,
  derived: boolean,
): boolean {
  const threads = runs.map(({ execution }) => execution.threads[place]!);
  const to = machine.states.find((state) => state.name === name);
  if (to === undefined || !machine.points.some((point) => point.state === from.id && point.to === to.id)) return false;
  const part = threads.some(({ state }) => state !== threads[0]!.state);
  if (!part && !derived && !choosesByName(machine.definition, from, recording, type)) return false;
  for (const thread of threads) thread.state = to.id;
  return true;
}
