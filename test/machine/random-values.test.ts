/** Random values follow from the seed and from where they are drawn (I1), and are their own in each place. */
import { expect, test } from 'vitest';
import { arn, Failure, run } from './drive';

interface Drawn {
  readonly id: string;
  readonly n: number;
}
const drawn = { 'id.$': 'States.UUID()', 'n.$': 'States.MathRandom(0, 1000000000)' };
const pass = { Type: 'Pass', End: true };
/** Whether no two have an id or a number in common. */
const allDiffer = (values: readonly Drawn[]): boolean =>
  new Set(values.map(({ id }) => id)).size === values.length && new Set(values.map(({ n }) => n)).size === values.length;

test.each([40, 1])('an ItemSelector draws anew for each item, %i at a time; the same for the same seed', (MaxConcurrency) => {
  const map = { Type: 'Map', MaxConcurrency, ItemSelector: drawn, ItemProcessor: { StartAt: 'I', States: { I: pass } }, End: true };
  const outputs = (seed: number): Drawn[] => run({ StartAt: 'M', States: { M: map } }, [1, 2, 3], {}, { seed }).execution.output as unknown as Drawn[];
  expect(allDiffer(outputs(1))).toBe(true);
  expect(outputs(1)).toEqual(outputs(1));
  expect(allDiffer([...outputs(1), ...outputs(2)])).toBe(true);
});

test('what an ItemSelector draws does not depend on how many iterations run at a time', () => {
  const outputs = [40, 2, 1].map((MaxConcurrency) => {
    const map = { Type: 'Map', MaxConcurrency, ItemSelector: drawn, ItemProcessor: { StartAt: 'I', States: { I: pass } }, End: true };
    return run({ StartAt: 'M', States: { M: map } }, [1, 2, 3, 4, 5]).execution.output;
  });
  expect(outputs[1]).toEqual(outputs[0]);
  expect(outputs[2]).toEqual(outputs[0]);
});

test('two members of one template draw differently', () => {
  const state = { ...pass, Parameters: { a: drawn, b: [drawn, drawn].map((each) => ({ each })) } };
  const { a, b } = run({ StartAt: 'P', States: { P: state } }).execution.output as unknown as { a: Drawn; b: { each: Drawn }[] };
  expect(allDiffer([a, ...b.map(({ each }) => each)])).toBe(true);
});

test('Parameters, ResultSelector and each attempt of a Task draw differently; the same for the same seed', () => {
  const task = {
    Type: 'Task',
    Resource: arn('F'),
    Parameters: drawn,
    ResultSelector: drawn,
    Retry: [{ ErrorEquals: ['E'], JitterStrategy: 'FULL' }],
    End: true,
  };
  const values = (seed: number): Drawn[] => {
    const seen: Drawn[] = [];
    const answers = {
      F: (input: Drawn) => {
        seen.push(input);
        if (seen.length < 3) throw new Failure('E');
        return {};
      },
    };
    const { output } = run({ StartAt: 'T', States: { T: task } }, {}, answers, { seed }).execution;
    return [...seen, output as unknown as Drawn];
  };
  expect(values(1)).toHaveLength(4);
  expect(allDiffer(values(1))).toBe(true);
  expect(values(1)).toEqual(values(1));
  expect(allDiffer([...values(1), ...values(2)])).toBe(true);
});

test('each visit of a state draws anew', () => {
  const machine = {
    StartAt: 'P',
    States: {
      P: { Type: 'Pass', Parameters: { 'first.$': '$.second', second: drawn }, Next: 'C' },
      C: { Type: 'Choice', Choices: [{ Variable: '$.first', IsNull: true, Next: 'P' }], Default: 'End' },
      End: { Type: 'Succeed' },
    },
  };
  const { first, second } = run(machine, { second: null }).execution.output as unknown as { first: Drawn; second: Drawn };
  expect(allDiffer([first, second])).toBe(true);
});

test('the paths of a Fail state draw the same, whatever was evaluated before', () => {
  const fail = { Type: 'Fail', ErrorPath: 'States.UUID()', CausePath: 'States.UUID()' };
  const drawnBy = (first: object): unknown[] => {
    const { error, cause } = run({ StartAt: 'A', States: { A: { ...first, Next: 'B' }, B: fail } }).execution;
    return [error, cause];
  };
  const plain = drawnBy({ Type: 'Pass' });
  expect(plain[0]).not.toBe(plain[1]);
  expect(drawnBy({ Type: 'Pass', Parameters: drawn })).toEqual(plain);
  expect(drawnBy({ Type: 'Wait', Seconds: 1 })).toEqual(plain);
});
