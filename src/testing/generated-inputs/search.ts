import type { Machine, Task } from '../../definition/machine';
import { FunctionError } from '../../errors/function-error';
import type { Json } from '../../json/json';
import { calls, type MockAnswer } from '../../mocks/answer';
import { contractsOf } from '../answering';
import type { Contracts } from '../contracts/contracts';
import { TestStateMachine, type TestStateMachineOptions } from '../test-state-machine';
import { choiceOf, isChoice, ruleAt } from './choice-points';
import { conditionsOf, type Condition } from './conditions';
import type { Draw } from './draw';
import type { ExploreReport, MissedChoice, ReachedChoice } from './explore-report';
import { missedReason } from './missed-reason';
import { towards, withFailures } from './mutate';
import { simplified } from './simplify';
import { isInside, namesOf, type GeneratedAnswer, type Sources, type TestCase } from './test-case';

/** Executions that go round without end are cut off here; the option `quotas` says otherwise. */
const events = 2000;
/** How many executions may serve to make the case of one choice simple. */
const simplifyingRuns = 40;

/** The smallest case so far that passed a point. */
interface Found {
  /** Its results are those that were asked for, in their order. */
  readonly tested: TestCase;
  readonly size: number;
}

/** Runs cases of a workflow, and knows for each of its choices a case that takes it. */
export class Search {
  runs = 0;
  private readonly targets: readonly number[];
  /** What is sent in search is sent by no test: the report of the whole test run is not about it. */
  private readonly contracts: Contracts | undefined;
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
    this.contracts = contractsOf(machine, options.contracts, null);
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
    const asked = { input: tested.input, results: { ...tested.results, ...this.calls } };
    const size = JSON.stringify({ input: tested.input, results: this.calls }).length;
    this.hits.forEach((count, place) => {
      if (count > 0 && size < (this.found.get(place)?.size ?? Infinity)) this.found.set(place, { tested: asked, size });
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
    if (near !== undefined && state.type !== 'Choice') {
      const { errors } = (state as Task).catchers.find((catcher) => catcher.point === target)!;
      const inside = machine.states.filter((each) => each.type === 'Task' && isInside(each, state));
      const changed = withFailures(sources, start, (inside as Task[]).flatMap(namesOf), awaited(errors), draw);
      return changed === start || draw.chance(0.1) ? towards(sources, changed, this.anyConditions(draw), draw) : changed;
    }
    // What cannot be come near to may need something of a rule, or a failure, on the way to it.
    const wanted = near === undefined ? this.anyConditions(draw) : (this.conditions.get(target) ?? this.conditionsOfState(point.state));
    const led = towards(sources, start, wanted, draw);
    return near !== undefined || draw.chance(0.7) ? led : withFailures(sources, led, Object.keys(sources.results), Object.values(sources.errors).flat(), draw);
  }

  private anyConditions(draw: Draw): readonly Condition[] {
    return draw.pick([...this.conditions.values()]) ?? [];
  }

  async report(seed: number): Promise<ExploreReport> {
    const reached: ReachedChoice[] = [];
    const missed: MissedChoice[] = [];
    const simple: { readonly tested: TestCase; readonly hits: readonly number[] }[] = [];
    for (const place of this.targets) {
      const point = this.machine.points[place]!;
      const choice = choiceOf(this.machine, point);
      const found = this.found.get(place);
      if (found === undefined) {
        missed.push({ ...choice, reason: missedReason(this.machine, this.sources, point, (each) => this.found.has(each)) });
        continue;
      }
      let known = simple.find(({ hits }) => (hits[place] ?? 0) > 0);
      if (known === undefined) simple.push((known = await this.simplest(found.tested, place)));
      reached.push({ ...choice, ...known.tested });
    }
    return { seed, runs: this.runs, reached, missed };
  }

  /** A simple case that passes a point, with what the Tasks were asked for in it. */
  private async simplest(tested: TestCase, place: number): Promise<{ readonly tested: TestCase; readonly hits: readonly number[] }> {
    const favoured = (this.conditions.get(place) ?? []).flatMap(({ values }) => values);
    const best = await simplified(this.sources, tested, simplifyingRuns, favoured, async (smaller) => {
      await this.execute(smaller);
      return (this.hits[place] ?? 0) > 0;
    });
    await this.execute(best);
    const results = Object.fromEntries(Object.keys(best.results).map((name) => [name, this.calls[name] ?? []]));
    return { tested: { input: best.input, results }, hits: this.hits };
  }

  private async execute({ input, results }: TestCase): Promise<void> {
    const { definition, options, contracts } = this;
    const hits: number[] = [];
    const called: Record<string, GeneratedAnswer[]> = {};
    const generated = Object.entries(results).map(([name, answers]): [string, MockAnswer] => [
      name,
      calls((_input, { number }) => given(answers, number, (called[name] ??= []))),
    ]);
    const mocks = { ...options.mocks, ...Object.fromEntries(generated) };
    const tested = new TestStateMachine(definition, {
      fieldValidationMode: 'NONE',
      history: false,
      ...options,
      quotas: { historyEvents: events, ...options.quotas },
      ...(Object.keys(mocks).length > 0 && { mocks }),
      coverage: { hitsOf: () => hits },
      ...(contracts !== undefined && { contracts }),
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
