import { isArray, isObject, setMember, type Json } from '../json/json';

/**
 * A payload that tells when a part of it is read that somebody watches for; the payload itself where it holds none. What only passes the payload on, or
 * reads other parts of it, is not told.
 */
export function watched(value: Json, isWatched: (part: Json) => boolean, read: () => void): Json {
  if (isArray(value)) {
    const list = value.map((item) => watched(item, isWatched, read));
    let changed = false;
    for (const [place, item] of value.entries()) {
      if (isWatched(item)) watch(list, String(place), item, read);
      else if (list[place] === item) continue;
      changed = true;
    }
    return changed ? list : value;
  }
  if (!isObject(value)) return value;
  const copy: Record<string, Json> = {};
  let changed = false;
  for (const [name, member] of Object.entries(value)) {
    const inner = watched(member, isWatched, read);
    if (isWatched(member)) watch(copy, name, member, read);
    else setMember(copy, name, inner);
    changed ||= inner !== member || isWatched(member);
  }
  return changed ? copy : value;
}

function watch(container: object, name: string, value: Json, read: () => void): void {
  const get = (): Json => {
    read();
    return value;
  };
  Object.defineProperty(container, name, { get, enumerable: true, configurable: true });
}
