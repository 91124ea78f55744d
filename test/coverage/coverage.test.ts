import { afterEach, expect, test } from 'vitest';
import { virtualClock } from '../../src/clock/virtual-clock';
import { Coverage } from '../../src/coverage/coverage';
import { coverageReport } from '../../src/coverage/coverage-report';
import { coverageText } from '../../src/coverage/coverage-text';
import { coverageSink, setCoverageSink } from '../../src/runtime/coverage-sink';
import { StateMachine } from '../../src/runtime/state-machine';

const definition = {
  StartAt: 'A',
  States: { A: { Type: 'Choice', Choices: [{ Variable: '$.b', IsPresent: true, Next: 'B' }], Default: 'B' }, B: { Type: 'Succeed' } },
};
/** The points: A is entered, its Default is taken, the rule holds, it does not; B is entered, it ends. */
const passed = (...hits: number[]): object => ({ name: 'Orders', definition, hits });

afterEach(() => setCoverageSink(undefined));

test('what all executions of equal machines pass is counted together; what was never run counts nothing', async () => {
  const coverage = new Coverage();
  const machine = (name = 'Orders'): StateMachine => new StateMachine(definition, { name, coverage, clock: virtualClock() });
  await Promise.all([machine().execute({ b: 1 }), machine().execute({}), machine('StateMachine').execute({})]);
  const never = new StateMachine({ StartAt: 'X', States: { X: { Type: 'Succeed' } } }, { name: 'X', source: new URL('file:///x.json'), coverage });
  await never.close();
  expect(coverage.toJSON()).toEqual({
    version: 1,
    machines: [
      passed(3, 2, 1, 2, 3, 3),
      { name: 'X', source: 'file:///x.json', definition: { StartAt: 'X', States: { X: { Type: 'Succeed' } } }, hits: [0, 0] },
    ],
  });
});

test('what is taken counts once; the machine counts on', async () => {
  const coverage = new Coverage();
  const machine = new StateMachine(definition, { name: 'Orders', coverage, clock: virtualClock() });
  await machine.execute({ b: 1 });
  expect(coverage.take().machines).toEqual([passed(1, 0, 1, 0, 1, 1)]);
  await machine.execute({});
  expect(coverage.take().machines).toEqual([passed(1, 1, 0, 1, 1, 1)]);
  expect(coverage.take().machines).toEqual([passed(0, 0, 0, 0, 0, 0)]);
});

test('the sink of the process counts for machines that have none of their own, from when it is set', async () => {
  const before = new StateMachine(definition, { clock: virtualClock() });
  const [ofProcess, own] = [new Coverage(), new Coverage()];
  setCoverageSink(ofProcess);
  expect(coverageSink()).toBe(ofProcess);
  await before.execute({});
  await new StateMachine(definition, { name: 'Orders', clock: virtualClock() }).execute({ b: 1 });
  await new StateMachine(definition, { name: 'Orders', clock: virtualClock(), coverage: own }).execute({});
  expect(ofProcess.toJSON().machines).toEqual([passed(1, 0, 1, 0, 1, 1)]);
  expect(own.toJSON().machines).toEqual([passed(1, 1, 0, 1, 1, 1)]);
});

test('the example in the docstring of Coverage', async () => {
  const coverage = new Coverage();
  await new StateMachine(definition, { coverage }).execute({ orderId: 'o-1' });
  expect(coverageText(coverageReport(coverage.toJSON()))).toMatch(/\nAll definitions \| {6}100 \| {11}100 \| {6}50 \|/);
});
