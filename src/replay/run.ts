import type { WorkflowType } from '../definition/asl';
import type { Machine } from '../definition/machine';
import type { HistoryEvent } from '../history/event';
import { emptyLog, type HistoryLog } from '../history/log';
import { historyEvents } from '../history/read';
import type { Json } from '../json/json';
import { createExecution, expressQuotas, standardQuotas } from '../machine/create-execution';
import type { Execution, Quotas, Thread } from '../machine/execution';
import type { StepOutput } from '../machine/step-context';
import { namesOf } from './context-names';
import type { Placeholders } from './placeholders';
import { payloadOf } from './payload';
import type { ReadPayload } from './recorded-outcome';
import type { Recording } from './recorded-history';

/**
 * One of the runs of a definition that are held against a recording. The first, number 0, is the replay; the others differ from it in all that no rerun
 * can give again: random values, the time, names, and the values that stand for redacted ones.
 */
export interface Run {
  readonly number: number;
  execution: Execution;
  readonly output: StepOutput & { readonly history: HistoryLog };
  /** How far its time is from the recorded one, in milliseconds. */
  readonly later: number;
  readonly read: ReadPayload;
  /** How many of its events have been looked at. */
  seen: number;
}

/** What the runs of a replay have in common. */
export interface Setting {
  readonly machine: Machine;
  readonly recording: Recording;
  readonly placeholders: Placeholders;
  readonly type: WorkflowType;
  readonly quotas: Partial<Quotas>;
}

export function newRun({ recording, placeholders, type, quotas }: Setting, number: number): Run {
  const [first] = recording.events;
  const read: ReadPayload = (text, { id }) => {
    const own = typeof text === 'string' ? text : JSON.stringify(placeholders.payload(id));
    return payloadOf(placeholders.disguised(own, number));
  };
  const { value, text } = read(first!.details['input'], first!);
  const { identity, name } = namesOf(recording, type, number);
  // No child execution of a Distributed Map is run: the recording tells how its Map Run has ended.
  const limits = { ...(type === 'EXPRESS' ? expressQuotas : standardQuotas), ...quotas, distributedMapConcurrency: 0 };
  return {
    number,
    execution: createExecution(identity, name, value, number + 1, limits, text),
    output: { effects: [], history: emptyLog(), more: false },
    later: number * 1_234_567_891,
    read,
    seen: 0,
  };
}

/** The events that a run has made since it was last looked at. */
export function newEvents({ machine }: Setting, run: Run): HistoryEvent[] {
  const events = historyEvents(run.output.history, { subjects: machine.states, region: '', roleArn: '' }, run.seen);
  run.seen = run.output.history.length;
  return events;
}

/** Lets a run go on from where another one is, with all in which the two differ. */
export function goOnFrom(run: Run, { placeholders }: Setting, from: Run): void {
  const text = placeholders.disguised(placeholders.bare(JSON.stringify(from.execution), from.number), run.number);
  const { identity, name, seed } = run.execution;
  const copy = JSON.parse(text) as Execution;
  const by = run.later - from.later;
  copy.startedAt += by;
  copy.deadline += by;
  for (const thread of copy.threads) move(thread, by);
  run.execution = { ...copy, identity, name, seed };
  const { chunks, length, times, notes } = from.output.history;
  Object.assign(run.output, {
    history: { chunks: chunks.map((chunk) => chunk.slice()), length, times: times.slice(), notes: { ...notes } },
    more: from.output.more,
  });
  run.seen = from.seen;
}

/** Moves the times of a thread. */
function move(thread: Thread, by: number): void {
  thread.enteredAt += by;
  thread.triedAt += by;
  const { timers } = thread;
  if (timers === null) return;
  for (const timer of ['until', 'timeout', 'heartbeat'] as const) if (timers[timer] !== undefined) timers[timer] += by;
}

/** A value as a run has it whose placeholders are others. */
export const asIn = (run: Run, { placeholders }: Setting, value: Json): Json =>
  run.number === 0 || placeholders.none ? value : (JSON.parse(placeholders.disguised(JSON.stringify(value), run.number)) as Json);
