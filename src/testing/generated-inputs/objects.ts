import { setMember, type Json } from '../../json/json';
import { child, type Pointer } from '../../json/pointer';
import type { Demand } from './demand';
import type { Arbitrary } from './fast-check-package';
import { matching } from './strings';
import type { Values } from './values';

/** Properties without a name of their own beyond what is asked for. */
const usual = 3;

type Entry = readonly [name: string, value: Json];

/**
 * Objects; null where a required property cannot be. Names that the schemas do not speak of are there only where `patternProperties`,
 * `additionalProperties` or `unevaluatedProperties` gives them a schema, or where there are too few others for `minProperties`.
 */
export function objects(values: Values, demand: Demand, budget: number): Arbitrary<Json> | null {
  const { fc } = values;
  const { required, dependents } = demand;
  const named: { readonly name: string; readonly value: Arbitrary<Json> }[] = [];
  for (const name of demand.names) {
    const places = isName(demand, name) ? demand.property(name) : null;
    const value = places === null ? null : values.of(places, budget);
    if (value !== null) named.push({ name, value });
    else if (required.has(name)) return null;
  }
  const least = demand.least('minProperties', 0);
  const greatest = demand.greatest('maxProperties');
  if (required.size > greatest) return null;
  const others = otherEntries(values, demand, budget, least - named.length);
  if (others === null) return null;

  const parts = fc.tuple(fc.tuple(...named.map(({ value }) => value)), fc.tuple(...named.map(() => fc.boolean())), others);
  return parts.map(([all, chosen, extra]) => {
    const there = new Set(named.filter(({ name }, index) => chosen[index] === true || required.has(name)).map(({ name }) => name));
    for (const { name } of named) if (there.size + extra.length < least) there.add(name);
    for (const { name } of named.toReversed()) if (there.size > greatest && !required.has(name)) there.delete(name);
    complete(there, dependents);
    const object: Record<string, Json> = {};
    named.forEach(({ name }, index) => {
      if (there.has(name)) setMember(object, name, all[index]!);
    });
    for (const [name, value] of extra.slice(0, Math.max(0, greatest - there.size))) if (!Object.hasOwn(object, name)) setMember(object, name, value);
    return object;
  });
}

/** Adds what must be there because of what is there. */
function complete(there: Set<string>, dependents: ReadonlyMap<string, readonly string[]>): void {
  for (const name of there) for (const other of dependents.get(name) ?? []) there.add(other); // a set tells of what is added while it is walked through
}

const isName = (demand: Demand, name: string): boolean => demand.of('propertyNames').every(({ at }) => demand.document.valid(child(at, 'propertyNames'), name));

/** Properties by pattern, and additional ones; null where more are asked for than there can be. */
function otherEntries(values: Values, demand: Demand, budget: number, wanted: number): Arbitrary<readonly Entry[]> | null {
  const { fc } = values;
  const known = new Set(demand.names);
  const names: Arbitrary<string>[] = [];
  for (const { operand, at } of demand.of('patternProperties')) {
    for (const pattern of Object.keys(operand as object)) names.push(matching(fc, demand, pattern, child(child(at, 'patternProperties'), pattern)));
  }
  const open = [...demand.of('additionalProperties'), ...demand.of('unevaluatedProperties')].some(({ operand }) => operand !== false);
  if (open || wanted > 0) names.push(additionalNames(values, demand, budget));
  // An entry is left out where its name is taken, may not be, or has no value (any more, in a recursive schema).
  const entry = (name: string): Arbitrary<Entry | null> => {
    const places = known.has(name) || !isName(demand, name) ? null : demand.property(name);
    const value = places === null ? null : values.of(places, budget);
    return value === null ? fc.constant(null) : value.map((each) => [name, each] as const);
  };
  if (names.length === 0) return fc.constant([]);
  const minLength = Math.max(0, wanted);
  const entries = fc.array(fc.oneof(...names).chain(entry), { minLength, maxLength: minLength * 2 + usual });
  return entries.map((all) => all.filter((each) => each !== null));
}

function additionalNames(values: Values, demand: Demand, budget: number): Arbitrary<string> {
  const places: Pointer[] = demand.of('propertyNames').map(({ at }) => child(at, 'propertyNames'));
  const named = places.length === 0 ? null : values.of([...places], budget, 'string');
  return (named as Arbitrary<string> | null) ?? values.fc.stringMatching(/^[a-z]{1,8}$/u);
}
