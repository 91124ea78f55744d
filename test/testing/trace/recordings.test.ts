/** Histories that were recorded on AWS: each event finds its state, branch or iteration by what it follows. */
import { describe, expect, test } from 'vitest';
// oxlint-disable-next-line import/no-unassigned-import -- it extends vitest's expect
import '../../../src/testing/matchers/vitest';
import { recordOf } from '../../../src/testing/trace/record';
import { traceOf } from '../../../src/testing/trace/trace';
import { everyVisit, type Line } from '../../../src/testing/trace/visit';
import { readLines, runsOf, type Case } from '../../conformance/case';

const recordings = readLines<Case>('cases.jsonl')
  .flatMap((each) => runsOf(each))
  .flatMap(([name, { expected }]) => {
    const history = (expected.history ?? []) as readonly { readonly id: unknown; readonly type: string }[];
    return history.length > 0 && history.every(({ id }) => Number.isInteger(id)) ? [[name, history] as const] : [];
  });

const everyLine = (line: Line): Line[] => [line, ...line.visits.flatMap(({ attempts }) => attempts.flatMap(({ lines }) => lines.flatMap(everyLine)))];

describe('every recording', () => {
  test.each(recordings)('%s', (_name, history) => {
    const record = recordOf(history);
    const count = (pattern: RegExp): number => history.filter(({ type }) => pattern.test(type)).length;
    const visits = everyVisit(record.main);
    const lines = everyLine(record.main);

    expect(visits).toHaveLength(count(/StateEntered$/));
    expect(visits.filter(({ exit }) => exit !== null)).toHaveLength(count(/StateExited$/));
    expect(visits.flatMap(({ attempts }) => attempts.filter(({ call }) => call !== null))).toHaveLength(count(/Scheduled$/));
    expect(lines.filter(({ kind }) => kind === 'iteration')).toHaveLength(count(/^MapIterationStarted$/));
    expect(lines.flatMap(({ events }) => events.map(({ id }) => id)).toSorted((a, b) => a - b)).toEqual(history.map(({ id }) => id));
    // In a line a state is left before the next one is entered.
    for (const { visits: inLine } of lines) expect(inLine.slice(0, -1).every(({ exit }) => exit !== null)).toBe(true);

    expect(traceOf(history)).not.toMatch(/(?<!\()undefined|NaN|not recorded/);
    expect(history).toMatchHistory(history as never);
  });
});

test('a history in which no event says what it follows still has all its events', () => {
  for (const [, history] of recordings) {
    const loose = history.map((event) => Object.assign({}, event, { previousEventId: 0 }));
    expect(everyLine(recordOf(loose).main).flatMap(({ events }) => events)).toHaveLength(history.length);
    expect(() => traceOf(loose)).not.toThrow();
  }
});

test('there are recordings of Parallel, Map and Distributed Map states, of retries and of catchers', () => {
  const types = new Set(recordings.flatMap(([, history]) => history.map(({ type }) => type)));
  expect([...types]).toEqual(
    expect.arrayContaining(['ParallelStateFailed', 'MapIterationFailed', 'MapRunStarted', 'LambdaFunctionFailed', 'EvaluationFailed']),
  );
});
