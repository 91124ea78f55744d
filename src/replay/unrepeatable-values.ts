import type { State } from '../definition/machine';
import { derives } from './derives';
import { mayDiffer } from './may-differ';
import type { Passing } from './place';
import type { Setting } from './run';
import { standsFor } from './substitution';

/**
 * Which differences in what a state has made no rerun can do away with.
 *
 * @param touched - What is compared may be made of what was redacted.
 */
export function unrepeatableValues({ placeholders, machine }: Setting, state: State | undefined, touched: boolean): Passing {
  const made = touched && (state === undefined || derives(machine.definition, state));
  return {
    is: (place, others) => {
      const { where, recorded, replayed } = place;
      // A failure quotes what it comes from, and that there is one is decided by it.
      if (made || (touched && (where === '/cause' || where === '/error'))) return true;
      return standsFor(replayed, recorded) || placeholders.fits(recorded, replayed) || mayDiffer(place, others, placeholders);
    },
    inNames: (object) => placeholders.inNames(object),
  };
}

/** All of them: another run has gone the recorded way. */
export const allValues: Passing = { is: () => true, inNames: () => false };
