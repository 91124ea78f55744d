import { isArray, isObject, type Json } from '../json/json';
import { child, type Pointer } from '../json/pointer';

/** A place in which a recorded value and that of the replay differ. */
export interface PlaceDifference {
  readonly where: Pointer;
  readonly recorded: Json | undefined;
  readonly replayed: Json | undefined;
}

/**
 * The places in which two values differ, the innermost ones.
 *
 * @param other - What another run has there: a place in which the replay differs from it is one that no rerun can give again.
 * @returns Those that can be compared, and those that cannot.
 */
export function differences(
  recorded: Json | undefined,
  replayed: Json | undefined,
  other: Json | undefined,
  where: Pointer,
): [real: PlaceDifference[], passing: PlaceDifference[]] {
  const real: PlaceDifference[] = [];
  const passing: PlaceDifference[] = [];
  const compare = (recorded: Json | undefined, replayed: Json | undefined, other: Json | undefined, where: Pointer): void => {
    if (isArray(recorded) && isArray(replayed)) {
      for (let i = 0; i < Math.max(recorded.length, replayed.length); i++)
        compare(recorded[i], replayed[i], isArray(other) ? other[i] : undefined, child(where, i));
    } else if (isObject(recorded) && isObject(replayed)) {
      for (const key of new Set([...Object.keys(recorded), ...Object.keys(replayed)]))
        compare(own(recorded, key), own(replayed, key), own(other, key), child(where, key));
    } else if (!Object.is(recorded, replayed)) (mayDiffer(recorded, replayed, other, where) ? passing : real).push({ where, recorded, replayed });
  };
  compare(recorded, replayed, other, where);
  return [real, passing];
}

const own = (value: Json | undefined, key: string): Json | undefined => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined);

/** Whether a value can be another in each run. Of a cause, which may quote such a value, only the part can that is another one in the other run. */
function mayDiffer(recorded: Json | undefined, replayed: Json | undefined, other: Json | undefined, where: Pointer): boolean {
  if (JSON.stringify(replayed) === JSON.stringify(other)) return false;
  if (where !== '/cause') return true;
  if (typeof recorded !== 'string' || typeof replayed !== 'string' || typeof other !== 'string') return true;
  const shorter = Math.min(replayed.length, other.length);
  let before = 0;
  while (before < shorter && replayed[before] === other[before]) before++;
  let after = 0;
  while (after < shorter - before && replayed.at(-1 - after) === other.at(-1 - after)) after++;
  return recorded.startsWith(replayed.slice(0, before)) && recorded.endsWith(replayed.slice(replayed.length - after));
}
