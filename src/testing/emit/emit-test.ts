import { UsageError } from '../../errors/usage-error';
import type { Json } from '../../json/json';
import { parseJson } from '../../json/parse';
import { readHistory, type RecordedEvent } from '../../replay/recorded-history';
import { replay } from '../../replay/replay';
import { emitMocks } from './emit-mocks';
import { literal, quoted } from './literal';
import { recordedCalls } from './recorded-tasks';

export interface EmitTestOptions {
  /** What the test is called. Default: 'replays a recorded execution'. */
  readonly title?: string;
  /** Where the definition stands, as the test is to name it: relative to the test file. */
  readonly definition: string;
  /** The definition itself: with it the test expects no value that no rerun can give again, such as a UUID. */
  readonly of?: object | string;
  /** Default: 'STANDARD'. */
  readonly type?: 'STANDARD' | 'EXPRESS';
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
  const calls = recordedCalls(events);
  const mocks = emitMocks(calls, 4);
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
${expectations(events, notComparable(history, options))}
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

function expectations(events: readonly RecordedEvent[], passing: readonly string[]): string {
  const { type, details } = events.at(-1)!;
  const { output, error, cause } = details as { readonly output?: string; readonly error?: string; readonly cause?: string };
  switch (type) {
    case 'ExecutionSucceeded':
      return `  expect(result).toHaveSucceeded(${withAnything(parseJson(output ?? 'null'), passing)});`;
    case 'ExecutionFailed': {
      const parts = [error, passing.includes('/cause') ? undefined : cause].flatMap((each) => (each === undefined ? [] : [quoted(each)]));
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

/** An expected value; what no rerun gives again is `expect.anything()`. */
function withAnything(value: Json, passing: readonly string[]): string {
  const places = passing.filter((where) => where === '/output' || where.startsWith('/output/')).map((where) => where.slice('/output'.length));
  if (places.includes('')) return '';
  const mark = '\u0000anything';
  const marked = places.reduce<Json>((whole, where) => replaced(whole, where.split('/').slice(1), mark), value);
  return literal(marked, 2).replaceAll(`'${'\\u0000anything'}'`, 'expect.anything()');
}

function replaced(value: Json, [name, ...rest]: readonly string[], by: string): Json {
  if (name === undefined) return by;
  const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
  if (Array.isArray(value)) return value.map((each, place) => (String(place) === key ? replaced(each as Json, rest, by) : (each as Json)));
  return Object.fromEntries(
    Object.entries(value as object).map(([member, each]) => [member, member === key ? replaced(each as Json, rest, by) : (each as Json)]),
  );
}

/** The places in the last event that no rerun gives again. */
function notComparable(history: unknown, { of, type = 'STANDARD' }: EmitTestOptions): string[] {
  if (of === undefined) return [];
  const report = replay(of, history, { type });
  return report.notComparable.filter(({ id }) => id === report.history.length).map(({ where }) => where);
}
