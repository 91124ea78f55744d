import { deepEqual, ok } from 'node:assert/strict';
import { matchers, TestStateMachine } from 'asl-interpreter/testing';
import { returns } from 'asl-interpreter/testing';
import { compare, digits, printTable, type Effort } from './measure';
import { orders } from './workloads';

const definition = orders.definition;
const tasks = Object.entries(definition.States).flatMap(([name, { Type }]) => (Type === 'Task' ? [name] : []));

/** As a matcher is called by `expect`. */
const context = { equals: (a: unknown, b: unknown) => (deepEqual(a, b), true), isNot: false };

/** What one test of a workflow costs, with a machine of its own, mocks and matchers, in awaits of a resolved promise: fewer than 1,000. */
export async function workflowTest(effort: Effort): Promise<void> {
  const mocks = Object.fromEntries(tasks.map((name) => [name, returns({ ok: true })]));
  const awaits = {
    name: '1,000 awaits of a resolved promise',
    async run(): Promise<void> {
      const resolved = Promise.resolve();
      for (let i = 0; i < 1000; i++) await resolved;
    },
  };
  const test = {
    name: 'a test',
    async run(): Promise<void> {
      const result = await new TestStateMachine(definition, { mocks }).execute({ orderId: 'o-1' });
      ok(matchers.toHaveSucceeded.call(context as never, result).pass);
    },
  };
  const [baseline, measured] = await compare([awaits, test], effort);
  printTable('A test of a workflow: a machine with mocks, an execution, two matchers (CPU time)', [
    { what: baseline!.name, µs: digits(1000 * baseline!.perUnit), '× 1,000 awaits': '1' },
    { what: measured!.name, µs: digits(1000 * measured!.perUnit), '× 1,000 awaits': digits(measured!.ratio) },
  ]);
}
