import { isArray, isObject, type Json, type JsonObject } from '../json/json';
import { child, type Pointer } from '../json/pointer';

/** A place in which a recorded value and that of the replay differ. */
export interface PlaceDifference {
  readonly where: Pointer;
  readonly recorded: Json | undefined;
  readonly replayed: Json | undefined;
}

/** Which places in which they differ are such as no rerun can give again. */
export interface Passing {
  is(place: PlaceDifference, others: readonly (Json | undefined)[]): boolean;
  /** Whether the recorded object differs in the names of its members by what was redacted. */
  inNames(recorded: JsonObject): boolean;
}

/** None is. */
export const nonePasses: Passing = { is: () => false, inNames: () => false };

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
  } else if (isObject(recorded) && isObject(replayed) && passing.inNames(recorded)) {
    if (JSON.stringify(recorded) !== JSON.stringify(replayed)) to.passing.push({ where, recorded, replayed });
  } else if (isObject(recorded) && isObject(replayed)) {
    for (const key of new Set([...Object.keys(recorded), ...Object.keys(replayed)]))
      inside(key, (value) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined));
  } else if (recorded !== replayed) {
    const place = { where, recorded, replayed };
    (passing.is(place, others) ? to.passing : to.real).push(place);
  }
}
