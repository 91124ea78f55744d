import { isArray, isObject, type Json } from '../../json/json';
import { placesOf, withPart } from './place-in-value';
import type { SchemaSource } from './schema-source';
import type { Sources, TestCase } from './test-case';

/**
 * A smaller case that is still good: parts are left out and values made simple, one after another, as long as the schemas let them be.
 *
 * @param runs - How many cases may be tried.
 */
export async function simplified(sources: Sources, start: TestCase, runs: number, isGood: (smaller: TestCase) => Promise<boolean>): Promise<TestCase> {
  let best = start;
  let left = runs;
  const attempt = async (smaller: TestCase): Promise<boolean> => {
    if (left-- <= 0 || !(await isGood(smaller))) return false;
    best = smaller;
    return true;
  };
  const simplifyValue = async (source: SchemaSource, value: () => Json, change: (value: Json) => TestCase): Promise<void> => {
    for (const smaller of smallerValues(value())) {
      if (left <= 0) return;
      if (source.valid(smaller) && (await attempt(change(smaller)))) return simplifyValue(source, value, change);
    }
  };
  for (const [name, answers] of Object.entries(best.results)) {
    if (answers.length > 1) await attempt({ ...best, results: { ...best.results, [name]: answers.slice(-1) } });
  }
  await simplifyValue(
    sources.input,
    () => best.input,
    (input) => ({ ...best, input }),
  );
  for (const [name, source] of Object.entries(sources.results)) {
    for (let index = 0; index < best.results[name]!.length; index++) {
      if (!('Return' in best.results[name]![index]!)) continue;
      await simplifyValue(
        source,
        () => (best.results[name]![index] as { Return: Json }).Return,
        (value) => ({ ...best, results: { ...best.results, [name]: best.results[name]!.map((answer, i) => (i === index ? { Return: value } : answer)) } }),
      );
    }
  }
  return best;
}

/** Values that are simpler by one step, the boldest first. */
function* smallerValues(value: Json): Generator<Json> {
  const places = placesOf(value);
  for (const { way, value: part } of places) {
    if (isArray(part) && part.length > 1) yield withPart(value, way, part.slice(0, 1));
    if (way.length > 0) yield withPart(value, way, undefined);
  }
  for (const { way, value: part } of places) {
    for (const simple of simpler(part)) yield withPart(value, way, simple);
  }
}

/** What is simpler than a scalar; a text that is one of few is as simple as another. */
function simpler(value: Json): readonly Json[] {
  if (isArray(value) || isObject(value) || value === null) return [];
  if (value === true) return [false];
  if (typeof value === 'number') return [0, 1, Math.trunc(value)].filter((simple) => Math.abs(simple) < Math.abs(value) || (value < 0 && simple === 1));
  if (typeof value === 'string') return ['', 'a', value.slice(0, Math.ceil(value.length / 2))].filter((simple) => simple.length < value.length);
  return [];
}
