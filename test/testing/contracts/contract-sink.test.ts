/** What is sent under all contracts of a process is counted for the whole test run, beside the counts of each. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { returns } from '../../../src/mocks/answer';
import type { ContractData } from '../../../src/testing/contracts/contract-data';
import { ContractCounter } from '../../../src/testing/contracts/contract-counter';
import { setContractSink } from '../../../src/testing/contracts/contract-sink';
import { Contracts, type ContractSchemas } from '../../../src/testing/contracts/contracts';
import { exploreChoices } from '../../../src/testing/generated-inputs/explore-choices';
import { TestStateMachine } from '../../../src/testing/test-state-machine';

let sink: ContractCounter;
beforeEach(() => setContractSink((sink = new ContractCounter())));
afterEach(() => setContractSink(null));

const definition = {
  StartAt: 'Charge',
  States: {
    Charge: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Charge', Next: 'Charged?' },
    'Charged?': { Type: 'Choice', Choices: [{ Variable: '$', BooleanEquals: true, Next: 'Done' }], Default: 'Done' },
    Done: { Type: 'Succeed' },
  },
};
const contracts: ContractSchemas = { Charge: { input: { enum: ['EUR', 'USD'] }, output: { type: 'boolean' } } };

const sent = (data: ContractData): unknown => data.contracts.map(({ name, side, values, violations, counts }) => [name, side, values, violations, counts]);
const charge = (currency: string): Promise<unknown> => new TestStateMachine(definition, { contracts, mocks: { Charge: returns(true) } }).execute(currency);

test('equal contracts of several machines are one, and what does not fit is counted too', async () => {
  await charge('EUR');
  await charge('EUR');
  await charge('GBP');
  const machine = new TestStateMachine(definition, { contracts, mocks: { Charge: returns(false) } });
  await machine.execute('USD');
  expect(sent(sink.toJSON())).toEqual([
    ['Charge', 'input', 4, 1, { '/enum/0': 2, '/enum/1': 1 }],
    ['Charge', 'output', 3, 0, { ' true': 2, ' false': 1 }],
  ]);
  expect(machine.contracts!.report()).toMatchObject({ covered: 2, total: 4 }); // of this machine alone
});

test('what was told is not told again; contracts under which nothing was sent are told of', async () => {
  const shared = new Contracts(contracts);
  shared.checkOutput('Charge', true);
  expect(sent(sink.take())).toEqual([
    ['Charge', 'input', 0, 0, {}],
    ['Charge', 'output', 1, 0, { ' true': 1 }],
  ]);
  shared.checkOutput('Charge', 1);
  expect(sent(sink.take())).toEqual([
    ['Charge', 'input', 0, 0, {}],
    ['Charge', 'output', 1, 1, {}],
  ]);
  expect(sent(shared.toJSON())).toEqual([
    ['Charge', 'input', 0, 0, {}],
    ['Charge', 'output', 2, 1, { ' true': 1 }],
  ]);
});

test('contracts of the same name with other schemas, or without any, are kept apart', () => {
  const all = [new Contracts({ Pay: { input: true } }), new Contracts({ Pay: { input: { type: 'null' } } }), new Contracts({ Pay: {} })];
  for (const each of all) each.checkInput('Pay', null);
  expect(sent(sink.toJSON())).toEqual([
    ['Pay', 'input', 1, 0, {}],
    ['Pay', 'input', 1, 0, {}],
  ]);
});

test('the data can go to another process, whatever a schema was made with', () => {
  new Contracts({ Pay: { input: { type: 'null', 'x-made-by': () => 1 } } }).checkInput('Pay', null);
  expect(structuredClone(sink.toJSON())).toEqual({
    version: 1,
    contracts: [{ name: 'Pay', side: 'input', schema: { type: 'null' }, values: 1, violations: 0, counts: {} }],
  });
});

test('what exploreChoices sends is sent by no test', async () => {
  const report = await exploreChoices(definition, { input: { enum: ['EUR'] }, results: { Charge: { type: 'boolean' } }, contracts });
  expect(report.missed).toEqual([]);
  expect(sink.toJSON().contracts).toEqual([]);
  const wrong = exploreChoices(definition, { input: true, results: { Charge: true }, contracts: { Chrage: { input: true } } });
  await expect(wrong).rejects.toThrow('Did you mean "Charge"?');
});

test('without a test run that wants to know, contracts count for themselves alone', () => {
  setContractSink(null);
  const alone = new Contracts(contracts);
  alone.checkInput('Charge', 'EUR');
  expect(alone.report()).toMatchObject({ covered: 1, total: 4 });
  expect(sink.toJSON().contracts).toEqual([]);
});
