import fc from 'fast-check';
import { setMember, type Json } from '../../src/json/json';
import { anyJson, anyText, nested } from '../json/arbitrary';
import { anyMachine, machineInput } from '../machine/arbitrary-machine';
import { anyFieldName, anyMemberName, anyNumber, inPlaceOf } from './arbitrary-values';

type Place = readonly (string | number)[];

/** Every place in a value but the whole of it. */
function places(value: Json, at: Place = [], all: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return all;
  for (const [key, member] of Object.entries(value as Record<string, Json>)) {
    const place = [...at, Array.isArray(value) ? Number(key) : key];
    all.push(place);
    places(member, place, all);
  }
  return all;
}

type Change = { readonly put: Json } | { readonly rename: string } | 'drop';

/** A copy in which what is at a place is something else. */
function changed(value: Json, [key, ...rest]: Place, change: Change): Json {
  const next = (member: Json): Change => (rest.length > 0 ? { put: changed(member, rest, change) } : change);
  if (Array.isArray(value)) return (value as Json[]).flatMap((member, index) => (index === key ? membersAfter(member, next(member)) : [member]));
  const copy = {};
  for (const [each, member] of Object.entries(value as Record<string, Json>)) {
    if (each !== key) setMember(copy, each, member);
    else {
      const to = next(member);
      for (const one of membersAfter(member, to)) setMember(copy, typeof to === 'object' && 'rename' in to ? to.rename : each, one);
    }
  }
  return copy;
}

const membersAfter = (member: Json, change: Change): Json[] => (change === 'drop' ? [] : [typeof change === 'object' && 'put' in change ? change.put : member]);

const at = (value: Json, place: Place): Json => place.reduce<Json>((inside, key) => (inside as Record<string, Json>)[key]!, value);

/** A value that the interpreter computes with: what stands there instead can be wrong only when it is run. */
const isData = (value: Json): boolean => typeof value === 'number' || (typeof value === 'string' && /^(\$|\{%|arn:|States\.)/.test(value));

/** A definition with one place changed: most often one that has data, or else any. */
function damaged(definition: Json): fc.Arbitrary<Json> {
  const all = places(definition);
  const data = all.filter((place) => isData(at(definition, place)));
  const another = (place: Place): fc.Arbitrary<Change> => inPlaceOf(at(definition, place)).map((to) => ({ put: to }));
  const after = (list: readonly Place[], change: (place: Place) => fc.Arbitrary<Change>): fc.Arbitrary<Json> =>
    list.length === 0 ? fc.constant(definition) : fc.constantFrom(...list).chain((place) => change(place).map((one) => changed(definition, place, one)));
  return fc.oneof(
    { arbitrary: after(data, another), weight: 8 },
    after(all, another),
    after(all, () =>
      fc.oneof(
        anyFieldName.map((rename): Change => ({ rename })),
        fc.constant<Change>('drop'),
      ),
    ),
  );
}

/** State machines as they should be, and with one to three places changed. */
export const anyDefinition = fc.tuple(anyMachine(true) as fc.Arbitrary<Json>, fc.integer({ min: 0, max: 3 })).chain(([machine, changes]) => {
  let definition = fc.constant(machine);
  for (let change = 0; change < changes; change++) definition = definition.chain(damaged);
  return definition;
});

/** Inputs that the generated states read, with anything in the places of their members, deep ones, large ones, and any JSON. */
export const anyInput: fc.Arbitrary<Json> = fc.oneof(
  { arbitrary: fc.constant<Json>(machineInput), weight: 2 },
  fc.record({ items: fc.oneof(anyJson, fc.array(anyJson, { maxLength: 3 })), text: fc.oneof(anyText, anyJson), seconds: fc.oneof(anyNumber, anyJson) }),
  fc.tuple(anyMemberName, anyJson).map(([key, value]): Json => Object.defineProperty({ ...machineInput }, key, { value, enumerable: true }) as Json),
  fc
    .tuple(fc.integer({ min: 1, max: 980 }), fc.constantFrom('array' as const, 'object' as const))
    .map(([levels, kind]) => Object.assign({}, machineInput, { items: [nested(levels, kind)] })),
  fc.integer({ min: 100_000, max: 250_000 }).map((length) => Object.assign({}, machineInput, { text: 'x'.repeat(length) })),
  anyJson,
);
