import { ok } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { matchers, returns, TestStateMachine } from 'asl-interpreter/testing';
import { compare, digits, printTable, type Effort } from './measure';
import { orders } from './workloads';

const definition = orders.definition;
const tasks = Object.entries(definition.States).flatMap(([name, { Type }]) => (Type === 'Task' ? [name] : []));

/** As a matcher is called by `expect`. */
const context = { equals: isDeepStrictEqual, isNot: false };

/** What one test of a workflow costs, with a machine of its own, mocks and matchers, in awaits of a resolved promise: fewer than 1,000. */
export async function workflowTest(effort: Effort): Promise<void> {
  const mocks = Object.fromEntries(tasks.map((name) => [name, returns({ acceptable: true })]));
  const states = ['Check', 'Acceptable?', 'Reserve', 'Charge', 'Record', 'Recorded'];
  const awaits = {
    name: '1,000 awaits of a resolved promise',
    async run(): Promise<void> {
      const resolved = Promise.resolve();
      for (let i = 0; i < 1000; i++) await resolved;
    },
  };
  const test = async (...look: ((result: object) => { readonly pass: boolean })[]): Promise<void> => {
    const result = await new TestStateMachine(definition, { mocks }).execute({ orderId: 'o-1' });
    for (const matcher of look) ok(matcher(result).pass);
  };
  const succeeded = matchers.toHaveSucceeded.bind(context);
  const path = (result: object): { readonly pass: boolean } => matchers.toHaveTakenPath.call(context, result, states);
  const rows = await compare(
    [awaits, { name: 'a test with toHaveSucceeded', run: () => test(succeeded) }, { name: 'and with toHaveTakenPath', run: () => test(succeeded, path) }],
    effort,
  );
  printTable(
    'A test of a workflow, its machine and mocks made anew, against 1,000 awaits of a resolved promise (CPU time)',
    rows.map(({ name, perUnit, ratio, lowest, highest }) => ({
      what: name,
      µs: digits(1000 * perUnit),
      '× 1,000 awaits': digits(ratio),
      rounds: `${digits(lowest)} to ${digits(highest)}`,
    })),
  );
}
