/** Compiled, never run: the matchers are typed by one import, on results, executions and recorded histories, with `.not` and `.resolves`. */
import { expect } from 'vitest';
import type { Execution, ExecutionResult, HistoryEvent } from 'asl-interpreter';
// oxlint-disable-next-line import/no-unassigned-import -- it extends vitest's expect
import '../../src/testing/matchers/vitest';
import type { AslMatchers } from '../../src/testing/matchers/asl-matchers';
import { matchers } from '../../src/testing/matchers/matchers';
import { historySnapshot } from '../../src/testing/snapshot/history-snapshot';
import { traceOf } from '../../src/testing/trace/trace';

interface Receipt {
  readonly paid: boolean;
}
declare const result: ExecutionResult<Receipt>;
declare const execution: Execution<Receipt>;
declare const history: readonly HistoryEvent[];

export async function right(): Promise<void> {
  expect(result).toHaveSucceeded();
  expect(result).toHaveSucceeded({ paid: expect.any(Boolean) });
  expect(execution).not.toHaveFailed(/Declined/, expect.stringContaining('funds'));
  expect(result).toHaveTakenPath(['A', { B: [['C'], [{ D: ['E'] }]] }, { F: ['G'] }]);
  expect(result).toHaveTakenPath(expect.arrayContaining(['A']));
  expect(result).toHaveEntered('A', { times: 1, input: { a: expect.anything() }, at: '2 hours', after: new Date() });
  expect(result).toHaveExited('A', 5);
  expect(result).toHaveCalled('sqs:sendMessage', undefined, { times: 2 });
  expect(result).toHaveRetried('A', 2);
  expect(result).toHaveCaught('A', 'States.Timeout');
  expect(history).toHaveLasted(expect.closeTo(5));
  expect(result).toMatchHistory(history);
  expect(result).toMatchHistory(['ExecutionStarted', { type: 'PassStateEntered', name: 'A' }]);
  await expect(Promise.resolve(result)).resolves.toHaveTimedOut();
}

export function wrong(): void {
  // @ts-expect-error a name of an error is a text
  expect(result).toHaveFailed(5);
  // @ts-expect-error a state has a name
  expect(result).toHaveEntered();
  // @ts-expect-error there is no such option
  expect(result).toHaveEntered('A', { time: 1 });
  // @ts-expect-error an event has a type
  expect(result).toMatchHistory([{ name: 'A' }]);
}

export const texts: string[] = [
  traceOf(result),
  traceOf(execution),
  traceOf(history),
  traceOf({ events: history }),
  JSON.stringify(historySnapshot(execution)),
];

/** As many matchers as are described. */
export const described: { readonly [name in keyof AslMatchers]: unknown } = matchers;
export const made: { readonly [name in keyof typeof matchers]: unknown } = {} as AslMatchers;
