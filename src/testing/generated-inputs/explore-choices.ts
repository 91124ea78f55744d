import { integer } from '../../runtime/integer';
import type { JsonSchema } from '../json-schema/schema';
import { parseOnce } from '../../validation/parse-once';
import type { TestStateMachineOptions } from '../test-state-machine';
import { Draw } from './draw';
import type { ExploreReport } from './explore-report';
import { fastCheck } from './fast-check-package';
import { Search } from './search';
import { casesOf, sourcesOf } from './test-case';

export interface ExploreOptions extends Omit<TestStateMachineOptions, 'coverage'> {
  /** The schema of the workflow's input. */
  readonly input: JsonSchema;
  /**
   * The schemas of what Tasks give, by the names that mocks have: a state, a function (what it returns, also where `lambda:invoke` calls it), a resource.
   * These Tasks are also made to fail with the errors that Retriers and Catchers wait for. Every other Task is answered by its mock, handler or service.
   */
  readonly results?: Readonly<Record<string, JsonSchema>>;
  /** How many executions there are at most, those that make inputs simple not counted. Default: 1000; there are fewer where all is reached. */
  readonly runs?: number;
  /** The same seed gives the same report. Default: 1. */
  readonly seed?: number;
}

/**
 * Looks for inputs, and results of Tasks, with which a workflow takes each of its ways: every Choice rule both ways, every Default, every Catcher. The
 * inputs are generated from their schema, and led by the constants that the rules compare with. All of it runs on a virtual clock, each execution on a
 * machine of its own, so that each input does alone what it did here.
 *
 * @throws DefinitionError for a Task that nothing answers, where neither results nor mocks are given; with some, such a Task fails, and what lies behind
 *   it is missed.
 * @throws UsageError for a schema that is none or that no value fits, and where `ajv` or `fast-check` is not installed.
 * @example
 * const report = await exploreChoices(orders, { input: orderSchema, results: { CheckStock: stockSchema } });
 * console.log(exploreText(report));
 * expect(report.missed).toEqual([]);
 */
export async function exploreChoices(definition: object | string, options: ExploreOptions): Promise<ExploreReport> {
  const { input, results = {}, runs = 1000, seed = 1, ...machineOptions } = options;
  const fc = fastCheck();
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  const machine = parseOnce(text, options.type);
  const sources = sourcesOf(fc, machine, input, results);
  const search = new Search(machine, text, sources, { ...machineOptions, seed: integer('seed', seed) });
  const cases = casesOf(fc, sources);
  const firsts = fc.sample(cases, { numRuns: Math.min(integer('runs', runs, 1), 60), seed });
  for (const each of firsts) await search.run(each);
  const draw = new Draw(seed);
  for (let turn = 0; search.runs < runs && search.open.length > 0; turn++) await search.run(search.next(draw, turn, firsts));
  return search.report(seed);
}
