import type { WorkflowType } from '../../definition/asl';
import { UsageError } from '../../errors/usage-error';
import { isArray, isObject, type Json } from '../../json/json';
import { parseJson } from '../../json/parse';
import { readHistory, type RecordedEvent } from '../../replay/recorded-history';
import { replay } from '../../replay/replay';
import { emitMocks } from './emit-mocks';
import { literal, quoted } from './literal';
import { recordOf } from '../trace/record';
import { recordedCalls } from './recorded-tasks';

export interface EmitTestOptions {
  /** What the test is called. Default: 'replays a recorded execution'. */
  readonly title?: string;
  /** Where the definition stands, as the test is to name it: relative to the test file. */
  readonly definition: string;
  /** The definition itself: with it the test expects no value that no rerun can give again, such as a UUID. */
  readonly of?: object | string;
  /** Default: 'STANDARD'. */
  readonly type?: WorkflowType;
}

/**
 * Writes a vitest file that reproduces a recorded execution: its Tasks are mocked by the results recorded there, and it expects the same end and the
 * same states on the way.
 *
 * @param history - In any form that `replay` takes.
 * @throws UsageError where it is no history, or has not ended, or has a Distributed Map, whose results are not in it.
 */
export function emitTest(history: unknown, options: EmitTestOptions): string {
  const events = readHistory(history);
  const first = events[0]!;
  const last = events.at(-1)!;
  const { title = 'replays a recorded execution', definition, type = 'STANDARD' } = options;
  const unsupported = events.find((event) => event.type === 'MapRunStarted');
  if (unsupported !== undefined) {
    throw new UsageError(
      'The execution has a Distributed Map, whose results are in the histories of its child executions.',
      `/events/${unsupported.id - 1}`,
      'Replay it against the definition instead: asl replay <definition> <history>.',
    );
  }
  const mocks = emitMocks(recordedCalls(events), 4);
  const stopped = last.type === 'ExecutionAborted';
  const testing = ['fails', 'hangs', 'onInput', 'returns'].filter((name) => mocks.includes(`${name}(`));
  const names = [...(stopped ? ['runUntilState'] : []), 'TestStateMachine', ...testing].toSorted((a, b) => a.localeCompare(b));
  const start = Number.isNaN(first.at) ? '' : `{ start: ${quoted(new Date(first.at).toISOString())} }`;
  return `// Written from a recorded execution: its Tasks answer as they did there.
import { virtualClock } from 'asl-interpreter';
import { ${names.join(', ')} } from 'asl-interpreter/testing';
import 'asl-interpreter/testing/vitest';
import { expect, test } from 'vitest';

test(${quoted(title)}, async () => {
  const machine = new TestStateMachine(new URL(${quoted(definition)}, import.meta.url), {
    clock: virtualClock(${start}),${type === 'EXPRESS' ? "\n    type: 'EXPRESS'," : ''}
    mocks: ${mocks},
  });
${run(events, stopped)}
${expectations(events, [...notComparable(history, options), ...roleOf(first)])}
  expect(result).toHaveTakenPath(${literal(pathOf(events), 2)});
  machine.verifyMocks();
});
`;
}

function run(events: readonly RecordedEvent[], stopped: boolean): string {
  const { input } = events[0]!.details;
  const given = literal(typeof input === 'string' ? parseJson(input) : {}, 4);
  if (!stopped) return `  const result = await machine.execute(${given.replaceAll('\n  ', '\n')});`;
  const { error, cause } = events.at(-1)!.details as { readonly error?: string; readonly cause?: string };
  const where = events.findLast(({ type }) => type.endsWith('StateEntered'));
  const why = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
  return `  const execution = machine.start(${given.replaceAll('\n  ', '\n')});
  await runUntilState(execution, ${quoted(String(where?.details['name'] ?? ''))});
  execution.stop(${literal(why, 2)});
  const result = await execution.result;`;
}

function expectations(events: readonly RecordedEvent[], passing: readonly Json[]): string {
  const { type, details } = events.at(-1)!;
  const { output, error, cause } = details as { readonly output?: string; readonly error?: string; readonly cause?: string };
  switch (type) {
    case 'ExecutionSucceeded':
      return `  expect(result).toHaveSucceeded(${withAnything(parseJson(output ?? 'null'), passing)});`;
    case 'ExecutionFailed': {
      const told = cause === undefined || passing.some((value) => isPart(value, cause)) ? [] : [quoted(cause)];
      const parts = error === undefined && told.length === 0 ? [] : [error === undefined ? 'undefined' : quoted(error), ...told];
      return `  expect(result).toHaveFailed(${parts.join(', ')});`;
    }
    case 'ExecutionTimedOut':
      return '  expect(result).toHaveTimedOut();';
    case 'ExecutionAborted':
      return '  expect(result).toHaveBeenAborted();';
    default:
      throw new UsageError(`The execution has not ended: its last event is ${type}.`, '', 'Record it when it has ended.');
  }
}

/** An expected value; a part that no rerun gives again is `expect.anything()`. */
function withAnything(value: Json, passing: readonly Json[]): string {
  const mark = '\u0000anything';
  const marked = (part: Json): Json => {
    if (isArray(part)) return part.map(marked);
    if (isObject(part)) return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, marked(each)]));
    return passing.some((other) => other === part || (typeof part === 'string' && isPart(other, part))) ? mark : part;
  };
  return literal(marked(value), 2).replaceAll("'\\u0000anything'", 'expect.anything()');
}

/** Whether a text quotes a value; a short one may stand in it by chance. */
const isPart = (value: Json, text: string): boolean => typeof value === 'string' && value.length >= 8 && text.includes(value);

/** The states that were entered, in order, without those inside a Parallel or a Map. */
const pathOf = (events: readonly RecordedEvent[]): string[] => recordOf({ events }).main.visits.map(({ name }) => name);

/** The role is the account's, not the definition's. */
const roleOf = ({ details }: RecordedEvent): Json[] => (details['roleArn'] === undefined ? [] : [details['roleArn']]);

/** The values that no rerun gives again, as they were recorded: UUIDs, times, names, and whole causes that quote them. */
function notComparable(history: unknown, { of, type = 'STANDARD' }: EmitTestOptions): Json[] {
  if (of === undefined) return [];
  return replay(of, history, { type }).notComparable.flatMap(({ recorded }) => leaves(recorded));
}

const leaves = (value: Json | undefined): Json[] =>
  isArray(value) || isObject(value) ? Object.values(value as object).flatMap((each) => leaves(each as Json)) : value === undefined ? [] : [value];
