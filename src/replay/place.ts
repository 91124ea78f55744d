import { isArray, isObject, type Json } from '../json/json';
import { child, type Pointer } from '../json/pointer';

/** A place in which a recorded value and that of the replay differ. */
export interface PlaceDifference {
  readonly where: Pointer;
  readonly recorded: Json | undefined;
  readonly replayed: Json | undefined;
}

/** Whether a place in which they differ is one that no rerun can give again. */
export type Passing = (place: PlaceDifference, others: readonly (Json | undefined)[]) => boolean;

export interface Differences {
  /** Those that can be compared. */
  readonly real: PlaceDifference[];
  readonly passing: PlaceDifference[];
}

/**
 * Adds the places in which two values differ, the innermost ones.
 *
 * @param others - What other runs have there.
 */
export function addDifferences(
  to: Differences,
  recorded: Json | undefined,
  replayed: Json | undefined,
  others: readonly (Json | undefined)[],
  where: Pointer,
  passing: Passing,
): void {
  const inside = (token: string | number, member: (value: Json | undefined) => Json | undefined): void =>
    addDifferences(to, member(recorded), member(replayed), others.map(member), child(where, token), passing);
  if (isArray(recorded) && isArray(replayed)) {
    for (let i = 0; i < Math.max(recorded.length, replayed.length); i++) inside(i, (value) => (isArray(value) ? value[i] : undefined));
  } else if (isObject(recorded) && isObject(replayed)) {
    for (const key of new Set([...Object.keys(recorded), ...Object.keys(replayed)]))
      inside(key, (value) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined));
  } else if (recorded !== replayed) {
    const place = { where, recorded, replayed };
    (passing(place, others) ? to.passing : to.real).push(place);
  }
}
