import { compareDetails } from './compare-event';
import { differsIn } from './divergence';
import type { Found, Made } from './locate';
import type { Passing } from './place';
import type { Replayed } from './replayed';
import type { Divergence } from './report';
import type { Run, Setting } from './run';
import { takeRecorded, withRecorded } from './take-recorded';

/** With what the events of a step are compared, and whose they are. */
export interface Compared {
  /** What other runs have made that have gone the same way. */
  readonly others: readonly Made[];
  readonly values: Passing;
  readonly state: string | undefined;
  /** The place of the thread around the one that has made them, and which of its branches or iterations that is. */
  readonly parent: number;
  readonly index: number;
}

/** Compares the events of a step with the recorded ones, and lets all runs go on with what was recorded where that cannot be compared. */
export function compareMade(
  setting: Setting,
  runs: readonly Run[],
  replayed: Replayed,
  made: Made,
  found: Found,
  { others, values, state, ...thread }: Compared,
): Divergence | undefined {
  for (const [place, event] of made.entries()) {
    const recorded = found[place];
    replayed.locate(event, recorded);
    if (recorded === undefined) {
      replayed.events.push(event);
      continue;
    }
    const same = others.map((events) => events[place]!);
    const { real, passing } = compareDetails(recorded, event, same, values);
    if (real[0] !== undefined) return differsIn(recorded, event, real[0], state);
    replayed.events.push(passing.length > 0 ? withRecorded(event, recorded) : event);
    if (passing.length === 0) continue;
    replayed.note(recorded.id, state, passing);
    for (const run of runs) takeRecorded(run, setting, recorded, event, thread);
  }
  return undefined;
}
