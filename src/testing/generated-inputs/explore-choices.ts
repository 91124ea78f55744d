import type { Machine, Point } from '../../definition/machine';
import { FunctionError } from '../../errors/function-error';
import type { Json, JsonObject } from '../../json/json';
import { calls, type MockAnswer } from '../../mocks/answer';
import { integer } from '../../runtime/integer';
import { valueAt, type JsonSchema } from '../json-schema/schema';
import { TestStateMachine, type TestStateMachineOptions } from '../test-state-machine';
import { parsedOnce } from '../parsed-once';
import { conditionsOf, type Condition } from './conditions';
import { Draw } from './draw';
import type { Choice, ExploreReport, MissedChoice, ReachedChoice } from './explore-report';
import { fastCheck } from './fast-check-package';
import { missedReason } from './missed-reason';
import { towards, withFailures } from './mutate';
import { simplified } from './simplify';
import { casesOf, sourcesOf, type GeneratedAnswer, type Sources, type TestCase } from './test-case';

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

/** Executions that go round without end are cut off here; the option `quotas` says otherwise. */
const events = 2000;
/** How many executions may serve to make the input of one choice simple. */
const simplifyingRuns = 40;

/**
 * Looks for inputs, and results of Tasks, with which a workflow takes each of its ways: every Choice rule both ways, every Default, every Catcher. The
 * inputs are generated from their schema, and led by the constants that the rules compare with. All of it runs on a virtual clock, each execution on a
 * machine of its own, so that each input does alone what it did here.
 *
 * @throws DefinitionError for a Task that nothing answers.
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
  const machine = parsedOnce(text, options.type);
  const sources = sourcesOf(fc, machine, input, results);
  const search = new Search(machine, text, sources, { ...machineOptions, seed: integer('seed', seed) });
  const cases = casesOf(fc, sources);
  const firsts = fc.sample(cases, { numRuns: Math.min(integer('runs', runs, 1), 60), seed });
  for (const each of firsts) await search.run(each);
  const draw = new Draw(seed);
  for (let turn = 0; search.runs < runs && search.open.length > 0; turn++) await search.run(search.next(draw, turn, firsts));
  return search.report(seed);
}

/** The best case so far that passed a point. */
interface Found {
  readonly tested: TestCase;
  readonly size: number;
}

class Search {
  runs = 0;
  private readonly targets: readonly number[];
  private readonly found = new Map<number, Found>();
  private readonly conditions = new Map<number, readonly Condition[]>();
  private calls: Record<string, GeneratedAnswer[]> = {};
  private hits: number[] = [];

  constructor(
    private readonly machine: Machine,
    private readonly definition: string,
    private readonly sources: Sources,
    private readonly options: TestStateMachineOptions,
  ) {
    this.targets = machine.points.flatMap((point, place) => (isChoice(machine, point) ? [place] : []));
    for (const place of this.targets) {
      const point = machine.points[place]!;
      if (point.kind === 'rule') this.conditions.set(place, conditionsOf(ruleAt(machine, point)).conditions);
    }
  }

  /** What was not passed yet. */
  get open(): readonly number[] {
    return this.targets.filter((place) => !this.found.has(place));
  }

  /** Runs a case, and keeps it for every point that it is the first or the smallest to pass. */
  async run(tested: TestCase): Promise<void> {
    this.runs++;
    await this.execute(tested);
    const size = JSON.stringify(tested).length;
    this.hits.forEach((count, place) => {
      if (count > 0 && size < (this.found.get(place)?.size ?? Infinity)) this.found.set(place, { tested, size });
    });
  }

  /** A case that may pass something new: one that came near it, changed towards what is asked there. */
  next(draw: Draw, turn: number, firsts: readonly TestCase[]): TestCase {
    const { open, machine, sources } = this;
    const target = open[turn % open.length]!;
    const point = machine.points[target]!;
    const state = machine.states[point.state]!;
    const near = this.found.get(state.entered)?.tested;
    const start = near === undefined || draw.chance(0.3) ? draw.pick([...firsts, ...[...this.found.values()].map(({ tested }) => tested)])! : near;
    // What was not reached may need something of a rule on the way to it.
    const wanted = this.conditions.get(target) ?? this.conditionsOfState(point.state);
    const led = towards(
      sources,
      start,
      near === undefined || wanted.length === 0 ? (this.conditions.get(draw.pick([...this.conditions.keys()]) ?? -1) ?? []) : wanted,
      draw,
    );
    if (point.kind !== 'catcher' && !draw.chance(0.15)) return led;
    const errors = 'catchers' in state ? state.catchers.find((catcher) => catcher.point === target)?.errors : undefined;
    return withFailures(sources, led, errors === undefined ? [] : awaited(errors), draw);
  }

  async report(seed: number): Promise<ExploreReport> {
    const reached: ReachedChoice[] = [];
    const missed: MissedChoice[] = [];
    for (const place of this.targets) {
      const point = this.machine.points[place]!;
      const choice = choiceOf(this.machine, point);
      const found = this.found.get(place);
      if (found === undefined) missed.push({ ...choice, reason: missedReason(this.machine, this.sources, point, (each) => this.found.has(each)) });
      else reached.push({ ...choice, ...(await this.simplest(found.tested, place)) });
    }
    return { seed, runs: this.runs, reached, missed };
  }

  /** A simple case that passes a point, with what the Tasks were called for in it. */
  private async simplest(tested: TestCase, place: number): Promise<TestCase> {
    const passes = async (smaller: TestCase): Promise<boolean> => {
      await this.execute(smaller);
      return (this.hits[place] ?? 0) > 0;
    };
    const { input } = await simplified(this.sources, tested, simplifyingRuns, passes).then(async (best) => {
      await this.execute(best);
      return best;
    });
    return { input, results: this.calls };
  }

  private async execute({ input, results }: TestCase): Promise<void> {
    const { definition, options } = this;
    const hits: number[] = [];
    const called: Record<string, GeneratedAnswer[]> = {};
    const generated = Object.entries(results).map(([name, answers]): [string, MockAnswer] => [
      name,
      calls((_input, { number }) => given(answers, number, (called[name] ??= []))),
    ]);
    const tested = new TestStateMachine(definition, {
      fieldValidationMode: 'NONE',
      history: false,
      ...options,
      quotas: { historyEvents: events, ...options.quotas },
      mocks: { ...options.mocks, ...Object.fromEntries(generated) },
      coverage: { hitsOf: () => hits },
    });
    await tested.execute(input);
    this.hits = hits;
    this.calls = called;
  }

  private conditionsOfState(state: number): readonly Condition[] {
    return [...this.conditions].filter(([place]) => this.machine.points[place]!.state === state).flatMap(([, conditions]) => conditions);
  }
}

/** The answer to a call of a Task, which is noted. */
function given(answers: readonly GeneratedAnswer[], number: number, called: GeneratedAnswer[]): Json {
  const answer = answers[number % answers.length]!;
  called.push(answer);
  if ('Return' in answer) return answer.Return;
  throw new FunctionError(answer.Throw.Cause);
}

const awaited = (errors: readonly string[]): readonly string[] => (errors.includes('States.ALL') ? [...errors, 'States.TaskFailed', 'States.Timeout'] : errors);

const ruleAt = ({ definition }: Machine, { where }: Point): JsonObject => valueAt(definition as unknown as Json, where) as JsonObject;

const isChoice = ({ states }: Machine, { kind, state, where }: Point): boolean =>
  kind === 'rule' || kind === 'catcher' || (kind === 'transition' && states[state]!.type === 'Choice' && where.endsWith('/Default'));

function choiceOf(machine: Machine, point: Point): Choice {
  const { name } = machine.states[point.state]!;
  const { where, outcome } = point;
  if (point.kind === 'transition') return { kind: 'default', state: name, where, text: `${name}: Default` };
  const written = ruleAt(machine, point);
  if (point.kind === 'catcher')
    return { kind: 'catcher', state: name, where, text: `${name}: Catch ${(written['ErrorEquals'] as readonly string[]).join(', ')}` };
  return { kind: 'rule', state: name, where, outcome: outcome!, text: `${name}: ${conditionsOf(written).text} is ${outcome!}` };
}
