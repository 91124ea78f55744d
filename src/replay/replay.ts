import type { WorkflowType } from '../definition/asl';
import type { Machine } from '../definition/machine';
import { EventCode } from '../history/event-code';
import type { Quotas, Status } from '../machine/execution';
import { CarefulReplay, type Observer, type Outcome } from './careful-replay';
import { Placeholders } from './placeholders';
import { EventReader, readRecording, valueOf, type RecordedEvent, type Recording } from './recorded-history';
import { InOrderReplay } from './in-order-replay';
import { printedEvents } from './printed-events';
import { parseOnce } from '../validation/parse-once';
import type { ReplayReport } from './report';
import type { Setting } from './run';
import { StraightReplay } from './straight-replay';

export interface ReplayOptions {
  /** Default: 'STANDARD'. */
  readonly type?: WorkflowType;
  /** The ARN of the execution: which one of a log it is, and what the names in the context object are. Default: the only one, whose names are not comparable. */
  readonly execution?: string;
  /** Those of the machine whose execution was recorded, where they are not AWS's own. */
  readonly quotas?: Partial<Quotas>;
}

/**
 * Runs a definition with the results that were recorded of an execution, and tells whether it does what was recorded, or the first event in which it does
 * something else. No handler is called, and no time passes.
 *
 * Branches and iterations that ran at the same time may have been recorded in any order: an event is compared with the recorded one that follows the
 * same event. Where a value differs that no rerun can give again, such as a random one, the time, a name in the context object, or what is made of a
 * redacted value, the recorded one is taken, and so is the recorded way where it leads to another state; the report tells of each such place.
 * What a Distributed Map has come to is taken as recorded: its child executions have histories of their own.
 *
 * @param definition - As an object, or as a text, JSON or YAML.
 * @param history - What `aws stepfunctions get-execution-history` gives, `result.history()`, a {@link record}ing, or what CloudWatch Logs gives of one
 *   Express execution: an answer, several of them (pages), the events, or the text of these.
 * @throws DefinitionError, and UsageError where the history is none.
 */
export const replay = (definition: object | string, history: unknown, options: ReplayOptions = {}): ReplayReport => replayer(definition, options)(history);

/**
 * {@link replay} for many histories of one definition, which is made ready only once.
 *
 * @throws DefinitionError
 * @example
 * const against = replayer(changed);
 * const broken = yesterday.filter((history) => !against(history).same);
 */
export function replayer(definition: object | string, options: ReplayOptions = {}): (history: unknown) => ReplayReport {
  const { type = 'STANDARD' } = options;
  const machine = parseOnce(definition, type);
  return (given) => {
    const history = valueOf(given);
    return replayInOrder(machine, history, options) ?? replayInAnyOrder(machine, history, options);
  };
}

function replayInAnyOrder(machine: Machine, history: unknown, options: ReplayOptions): ReplayReport {
  const setting = settingOf(machine, history, options);
  const { recording } = setting;
  if (recording.broken === undefined) {
    const straight = new StraightReplay(setting);
    if (straight.isSame())
      return { same: recording.rest === undefined, status: statusOf(recording), notComparable: [], ...restOf(recording), history: () => straight.history() };
  }
  return reportOf(setting, carefully(setting));
}

/** The report of most replays: all is the same, and in the same order. Its events are made by another replay, since few read them. */
function replayInOrder(machine: Machine, history: unknown, options: ReplayOptions): ReplayReport | undefined {
  const { type = 'STANDARD', execution, quotas = {} } = options;
  const events = printedEvents(history);
  if (events === undefined) return undefined;
  const first = new EventReader().read(events[0], '', 0);
  const recording = { events: [first], executionArn: execution, redacted: [], broken: undefined, rest: undefined };
  const replayed = new InOrderReplay({ machine, recording, placeholders: noPlaceholders, type, quotas }, events);
  if (!replayed.isSame()) return undefined;
  return { same: true, status: replayed.status, notComparable: [], history: () => replayInAnyOrder(machine, history, options).history() };
}

const noPlaceholders = new Placeholders([], []);

/** @internal */
export function reportOf({ recording }: Setting, { divergence, notReplayed, notComparable, events }: Outcome): ReplayReport {
  const found = divergence ?? (notReplayed === undefined ? brokenOf(recording) : undefined);
  const rest = notReplayed === undefined ? restOf(recording) : { notReplayed };
  const about = { status: statusOf(recording), notComparable, history: () => events.slice() };
  return found === undefined ? { same: rest.notReplayed === undefined, ...about, ...rest } : { same: false, divergence: found, ...about };
}

/** @internal */
export function settingOf(machine: Machine, history: unknown, { type = 'STANDARD', execution, quotas = {} }: ReplayOptions): Setting {
  const recording = readRecording(history, execution);
  return { machine, recording, placeholders: new Placeholders(recording.redacted, unrecorded(recording.events)), type, quotas };
}

/** How many runs are held against each other: as few as will do, since what is the same in all of them by chance is seldom. */
const runs = [3, 24];

/** @internal A careful replay; one that diverges is made again with so many runs that no random value is the same in all of them by chance. */
export function carefully(setting: Setting, observe?: () => Observer): Outcome {
  let outcome: Outcome | undefined;
  for (const number of runs) {
    outcome = new CarefulReplay(setting, number, observe?.()).replay();
    if (outcome.divergence === undefined && outcome.notReplayed === undefined) break;
  }
  return outcome!;
}

/** The events whose payloads a replay needs, and that do not have them. */
const unrecorded = (events: readonly RecordedEvent[]): number[] => events.filter(isUnrecorded).map(({ id }) => id);

function isUnrecorded({ code, details }: RecordedEvent): boolean {
  if (code === EventCode.ExecutionStarted) return details['input'] === undefined;
  return needed.has(code) && details['output'] === undefined;
}

const needed = new Set([
  EventCode.LambdaFunctionSucceeded,
  EventCode.TaskSucceeded,
  EventCode.TaskSubmitted,
  EventCode.ActivitySucceeded,
  EventCode.MapStateExited,
]);

function statusOf({ events }: Recording): Status {
  for (const { code } of events) if (statuses.has(code)) return statuses.get(code)!;
  return 'RUNNING';
}

const statuses = new Map<number, Status>([
  [EventCode.ExecutionSucceeded, 'SUCCEEDED'],
  [EventCode.ExecutionFailed, 'FAILED'],
  [EventCode.ExecutionTimedOut, 'TIMED_OUT'],
  [EventCode.ExecutionAborted, 'ABORTED'],
]);

/** What of the execution is not in the recording. */
const restOf = ({ rest, events }: Recording): Pick<ReplayReport, 'notReplayed'> =>
  rest === undefined ? {} : { notReplayed: { id: events.length + 1, reason: rest } };

/** Where an event is missing from the recording. */
function brokenOf({ broken }: Recording): ReplayReport['divergence'] {
  if (broken === undefined) return undefined;
  const { id, event } = broken;
  return { id, reason: `Event ${id} is expected there, and event ${event.id}, ${event.type}, stands in its place.`, recordedEvent: event };
}
