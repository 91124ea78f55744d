import type { HistoryEvent } from '../history/event';
import type { Json, JsonObject } from '../json/json';
import { isObject } from '../json/json';
import type { Pointer } from '../json/pointer';
import type { Execution } from '../machine/execution';
import type { Observer } from './careful-replay';
import { parsedOrText } from '../json/parse';
import { variablesOf } from './compare-event';
import type { Event } from '../machine/event';
import { detailsOf } from './recorded-history';
import { parseOnce } from '../validation/parse-once';
import { carefully, reportOf, settingOf, type ReplayOptions } from './replay';
import type { ReplayReport } from './report';
import type { Run, Setting } from './run';

/** One step of a replayed execution: a state is entered, tried again, or goes on with what it has waited for. */
export interface ReplayStep {
  /** From 0. */
  readonly index: number;
  readonly what: 'started' | 'entered' | 'retried' | 'answered' | 'stopped';
  /** The state; undefined for the start and the end of the execution as a whole. */
  readonly state?: string;
  /** Where the state stands in the definition. */
  readonly where?: Pointer;
  /** Which branches and iterations of the states around it, the outermost first. */
  readonly within: readonly number[];
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The state's raw input. */
  readonly input?: Json;
  /** What a Task's resource is called with, in the step that calls it. */
  readonly arguments?: Json;
  /** What has come for it: a result, or a failure. */
  readonly outcome?: { readonly output: Json } | { readonly error: string | null; readonly cause: string | null };
  /** The state's output, in the step that leaves it. */
  readonly output?: Json;
  /** All variables that can be read there, as they are after the step. */
  readonly variables: JsonObject;
  /** The events that the step has made. */
  readonly events: readonly HistoryEvent[];
}

/**
 * Replays a recorded execution as {@link replay} does, and keeps each step with all that can be seen there. A step never changes: whoever goes through them
 * forwards and backwards finds each as it was.
 *
 * @throws DefinitionError, and UsageError where the history is none.
 * @example
 * const { steps, report } = replaySteps(definition, history);
 * steps.find(({ state }) => state === 'Charge')?.arguments;
 */
export function replaySteps(
  definition: object | string,
  history: unknown,
  options: ReplayOptions = {},
): { readonly steps: readonly ReplayStep[]; readonly report: ReplayReport } {
  const machine = parseOnce(definition, options.type ?? 'STANDARD');
  const setting = settingOf(machine, history, options);
  let recorder = new StepRecorder(setting);
  const outcome = carefully(setting, () => (recorder = new StepRecorder(setting)));
  return { steps: recorder.steps, report: reportOf(setting, outcome) };
}

class StepRecorder implements Observer {
  readonly steps: ReplayStep[] = [];
  private begun: Omit<ReplayStep, 'events' | 'at' | 'output' | 'arguments'> | undefined;

  constructor(private readonly setting: Setting) {}

  before(execution: Execution, place: number, event: Event): void {
    const thread = execution.threads[place];
    const state = thread === undefined || event.type === 'started' ? undefined : this.setting.machine.states[thread.state];
    const around = {
      index: this.steps.length,
      what: whatOf(event, thread?.phase),
      within: withinOf(execution, place),
      variables: variablesAt(execution, place),
    };
    this.begun = {
      ...around,
      ...(state !== undefined && thread !== undefined && { state: state.name, where: state.where, input: thread.input }),
      ...outcomeIn(event),
    };
  }

  after({ output: { effects } }: Run, events: readonly HistoryEvent[], at: number): void {
    const { variables, ...begun } = this.begun!;
    const call = effects.find((effect) => effect.kind === 'call');
    const exit = events.find(({ stateExitedEventDetails: left }) => left !== undefined && left.name === begun.state);
    const left = exit === undefined ? undefined : detailsOf(exit);
    const assigned = left === undefined ? undefined : variablesOf(left['assignedVariables']);
    this.steps.push({
      ...begun,
      at,
      ...(call !== undefined && { arguments: call.input }),
      ...(left !== undefined && { output: parsedOrText(left['output']) ?? null }),
      variables: isObject(assigned) ? { ...variables, ...assigned } : variables,
      events,
    });
  }
}

function whatOf({ type }: Event, phase: string | undefined): ReplayStep['what'] {
  if (type === 'started' || type === 'stopped') return type;
  if (type !== 'continued') return 'answered';
  return phase === 'trying' ? 'retried' : phase === 'joined' ? 'answered' : 'entered';
}

function withinOf({ threads }: Execution, place: number): number[] {
  const within: number[] = [];
  for (let thread = threads[place]; thread !== undefined && thread.parent >= 0; thread = threads[thread.parent]) within.unshift(thread.index);
  return within;
}

/** The variables of a thread and of those around it; an inner one hides an outer one of the same name. */
function variablesAt({ threads }: Execution, place: number): JsonObject {
  const scopes: (JsonObject | null)[] = [];
  for (let thread = threads[place]; thread !== undefined; thread = threads[thread.parent]) scopes.unshift(thread.variables);
  return Object.assign({}, ...scopes) as JsonObject;
}

function outcomeIn(event: Event): Pick<ReplayStep, 'outcome'> {
  if ((event.type === 'succeeded' || event.type === 'mapRunEnded') && 'output' in event) return { outcome: { output: event.output } };
  return 'error' in event ? { outcome: { error: event.error, cause: event.cause } } : {};
}
