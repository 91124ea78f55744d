import type { Json } from '../json/json';
import type { PlaceDifference } from './place';
import type { Placeholders } from './placeholders';

/**
 * Whether a value can be another in each run: other runs have another one, and not only with their own placeholders. Of a cause, which may quote such a
 * value, only the part can that is another one in another run.
 */
export function mayDiffer({ where, recorded, replayed }: PlaceDifference, others: readonly (Json | undefined)[], placeholders: Placeholders): boolean {
  const own = JSON.stringify(replayed);
  return others.some((other, place) => {
    const text = JSON.stringify(other);
    if (text === own || (text !== undefined && placeholders.bare(text, place + 1) === own)) return false;
    if (where !== '/cause' || typeof recorded !== 'string' || typeof replayed !== 'string' || typeof other !== 'string') return true;
    return quotes(recorded, replayed, other);
  });
}

/** Whether a text has what is equal in two others: what they begin and end with. */
function quotes(recorded: string, replayed: string, other: string): boolean {
  const shorter = Math.min(replayed.length, other.length);
  let before = 0;
  while (before < shorter && replayed[before] === other[before]) before++;
  let after = 0;
  while (after < shorter - before && replayed.at(-1 - after) === other.at(-1 - after)) after++;
  return recorded.startsWith(replayed.slice(0, before)) && recorded.endsWith(replayed.slice(replayed.length - after));
}
