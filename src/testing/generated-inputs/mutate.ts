import { isArray, type Json } from '../../json/json';
import type { Condition } from './conditions';
import type { Draw } from './draw';
import { neighbours } from './neighbours';
import { commonEnd, leavesOf, placesOf, withPart, type Way } from './place-in-value';
import type { SchemaSource } from './schema-source';
import { failure, type GeneratedAnswer, type Sources, type TestCase } from './test-case';

/** A value of a case that can be changed: the input, or one result of a Task. */
interface Slot {
  readonly source: SchemaSource;
  readonly value: Json;
  with(value: Json): TestCase;
}

function slotsOf(sources: Sources, { input, results }: TestCase): Slot[] {
  const slots: Slot[] = [{ source: sources.input, value: input, with: (value) => ({ input: value, results }) }];
  for (const [name, answers] of Object.entries(results)) {
    answers.forEach((answer, index) => {
      if (!('Return' in answer)) return;
      const changed = (value: Json): GeneratedAnswer[] => answers.map((each, i) => (i === index ? { Return: value } : each));
      slots.push({ source: sources.results[name]!, value: answer.Return, with: (value) => ({ input, results: { ...results, [name]: changed(value) } }) });
    });
  }
  return slots;
}

/**
 * Changes a case so that conditions may turn out otherwise: the values that they ask for are put where they read, and, since states between rename what
 * they hand on, sometimes in other places. Every value still fits its schema.
 */
export function towards(sources: Sources, start: TestCase, conditions: readonly Condition[], draw: Draw): TestCase {
  let changed = start;
  for (const condition of conditions) if (draw.chance(0.85)) changed = withCondition(sources, changed, condition, draw);
  return changed;
}

function withCondition(sources: Sources, start: TestCase, { path, values, other }: Condition, draw: Draw): TestCase {
  const slots = slotsOf(sources, start);
  const wanted = other === undefined ? values : valuesAt(slots, other).flatMap(neighbours);
  const places = placesFor(slots, path, draw);
  const place = draw.pick(places);
  if (place === undefined) return start;
  const { slot, way } = place;
  const options: readonly (Json | undefined)[] =
    wanted.length === 0 || draw.chance(0.1) ? [undefined, ...slot.source.partValues(way, draw.next() * 1e9)] : wanted;
  for (let tries = 0; tries < 4; tries++) {
    const value = draw.pick(options);
    if (value === undefined && way.length === 0) continue;
    const given = partAt(slot.value, way);
    for (const part of [value, resized(given, value)]) {
      const next = withPart(slot.value, way, part);
      if (part !== given && slot.source.valid(next)) return slot.with(next);
    }
  }
  return start;
}

/** A list or a text that is compared with a number is so by its length. */
function resized(value: Json | undefined, wanted: Json | undefined): Json | undefined {
  if (typeof wanted !== 'number' || wanted < 0 || wanted > 1000) return value;
  if (typeof value === 'string') return value.slice(0, wanted).padEnd(wanted, 'a');
  return isArray(value) && value.length > 0 ? Array.from({ length: wanted }, (_, index) => value[index % value.length]!) : value;
}

interface Place {
  readonly slot: Slot;
  readonly way: Way;
}

/** Where a path may read: the parts whose way ends most like it, parts that are missing and whose schema is there, or, sometimes, any leaf. */
function placesFor(slots: readonly Slot[], path: Way, draw: Draw): Place[] {
  if (draw.chance(0.15)) return slots.flatMap((slot) => leavesOf(slot.value).map(({ way }) => ({ slot, way })));
  const ranked = slots.flatMap((slot) => [
    ...placesOf(slot.value).map(({ way }) => ({ slot, way, rank: commonEnd(way, path) })),
    ...missing(slot, path).map((way) => ({ slot, way, rank: commonEnd(way, path) })),
  ]);
  const best = Math.max(1, ...ranked.map(({ rank }) => rank));
  const near = ranked.filter(({ rank }) => rank === best || (rank > 0 && draw.chance(0.3)));
  if (near.length > 0) return near;
  return slots.flatMap((slot) => [...leavesOf(slot.value), ...placesOf(slot.value).filter(({ value }) => isArray(value))].map(({ way }) => ({ slot, way })));
}

/** The ends of a path that the value does not have and its schema speaks of. */
function missing({ source, value }: Slot, path: Way): Way[] {
  return path.map((_, index) => path.slice(index)).filter((way) => !way.includes('*') && partAt(value, way) === undefined && source.schemasAt(way).length > 0);
}

function partAt(value: Json, way: Way): Json | undefined {
  let at: Json | undefined = value;
  for (const name of way) at = typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? (at as Readonly<Record<string, Json>>)[name] : undefined;
  return at;
}

const valuesAt = (slots: readonly Slot[], path: Way): Json[] =>
  slots.flatMap(({ value }) => placesOf(value).flatMap((place) => (path.length > 0 && commonEnd(place.way, path) > 0 ? [place.value] : [])));

/**
 * Lets a Task fail with one of some errors: at one of its calls, and at all that come after it.
 *
 * @param names - Of the Tasks that may fail, as their results are named.
 */
export function withFailures({ errors }: Sources, start: TestCase, names: readonly string[], wanted: readonly string[], draw: Draw): TestCase {
  const name = draw.pick(names.filter((each) => errors[each]?.some((error) => wanted.includes(error))));
  if (name === undefined) return start;
  const error = draw.pick(errors[name]!.filter((each) => wanted.includes(each)))!;
  const answers = start.results[name]!;
  return { input: start.input, results: { ...start.results, [name]: [...answers.slice(0, Math.floor(draw.next() * answers.length)), failure(error)] } };
}
