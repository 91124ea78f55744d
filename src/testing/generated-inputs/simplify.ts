import { isArray, type Json } from '../../json/json';
import { placesOf, withPart } from './place-in-value';
import type { SchemaSource } from './schema-source';
import type { Sources, TestCase } from './test-case';

/**
 * A smaller case that is still good: parts are left out and values made simple, one after another, as long as the schemas let them be.
 *
 * @param runs - How many cases may be tried.
 * @param favoured - Values that say more than others of their kind: the constants that a rule compares with.
 */
export async function simplified(
  sources: Sources,
  start: TestCase,
  runs: number,
  favoured: readonly Json[],
  isGood: (smaller: TestCase) => Promise<boolean>,
): Promise<TestCase> {
  let best = start;
  let left = runs;
  const attempt = async (smaller: TestCase): Promise<boolean> => {
    if (left-- <= 0 || !(await isGood(smaller))) return false;
    best = smaller;
    return true;
  };
  const simplifyValue = async (source: SchemaSource, value: () => Json, change: (value: Json) => TestCase): Promise<void> => {
    for (const smaller of smallerValues(value(), favoured)) {
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
function* smallerValues(value: Json, favoured: readonly Json[]): Generator<Json> {
  const places = placesOf(value);
  for (const { way, value: part } of places) {
    if (isArray(part) && part.length > 1) yield withPart(value, way, part.slice(0, 1));
    if (way.length > 0) yield withPart(value, way, undefined);
  }
  for (const { way, value: part } of places) {
    for (const simple of simpler(part, favoured)) yield withPart(value, way, simple);
  }
}

/** What is simpler than a scalar. */
function simpler(value: Json, favoured: readonly Json[]): readonly Json[] {
  if (value === true) return [false];
  if (typeof value === 'number') {
    const numbers = [0, 1, ...favoured.filter((each) => typeof each === 'number'), Math.trunc(value)];
    return numbers.filter((simple) => Math.abs(simple) < Math.abs(value) || (value < 0 && simple === 1));
  }
  if (typeof value !== 'string') return [];
  const texts = ['', 'a', ...favoured.filter((each) => typeof each === 'string'), value.slice(0, Math.ceil(value.length / 2))];
  const plain = 'a'.repeat(value.length);
  return [...texts.filter((simple) => simple.length < value.length), ...(value === plain ? [] : [plain])];
}
