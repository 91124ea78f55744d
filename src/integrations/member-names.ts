import { isArray, setMember, type Json } from '../json/json';
import { camelCaseServices } from '../resources/camel-case-services';

/** Members of this name with a text of this form are times for the SDK. What begins with a small letter is a key of a map, which is the user's own. */
const timeName = /^[A-Z].*(?:Time|Timestamp|Date|Since|Before|After|At)$|^Time$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** The SDK's request from a Task's: members spelt as the SDK spells them, times as Dates. */
export function toSdkRequest(service: string, request: Json): unknown {
  const maps = mapsOf(service);
  return renamed(request, maps, maps === undefined ? same : (name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`, true);
}

/** A Task's result from the SDK's: every member begins with a capital. */
export function fromSdkResult(service: string, result: Json): Json {
  const maps = mapsOf(service);
  return maps === undefined ? result : (renamed(result, maps, (name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`, false) as Json);
}

type Maps = ReadonlySet<string>;
const same = (name: string): string => name;

const known = new Map<string, Maps | undefined>();

function mapsOf(service: string): Maps | undefined {
  if (!known.has(service)) {
    const names = camelCaseServices.get(service);
    known.set(service, names === undefined ? undefined : new Set(names.split(' ')));
  }
  return known.get(service);
}

function renamed(value: Json, maps: Maps | undefined, spell: (name: string) => string, dates: boolean): unknown {
  if (isArray(value)) return value.map((item) => renamed(item, maps, spell, dates));
  if (typeof value !== 'object' || value === null) return value;
  const made: Record<string, Json> = {};
  for (const [name, member] of Object.entries(value)) {
    const spelt = spell(name);
    const isMap = maps !== undefined && (maps.has(spelt) || maps.has(name)) && typeof member === 'object' && member !== null && !isArray(member);
    setMember(made, spelt, (isMap ? values(member, maps, spell, dates) : (time(name, member, dates) ?? renamed(member, maps, spell, dates))) as Json);
  }
  return made;
}

/** A map keeps its keys; what it holds may have members again. */
const values = (map: { readonly [key: string]: Json }, maps: Maps, spell: (name: string) => string, dates: boolean): object => {
  const made: Record<string, Json> = {};
  for (const [key, value] of Object.entries(map)) setMember(made, key, renamed(value, maps, spell, dates) as Json);
  return made;
};

const time = (name: string, member: Json, dates: boolean): Date | undefined =>
  dates && typeof member === 'string' && timeName.test(name) && instant.test(member) ? new Date(member) : undefined;
