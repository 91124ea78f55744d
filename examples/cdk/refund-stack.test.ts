/** The state machine of a CDK stack, tested as it is synthesised: nothing is deployed. */
import { stateMachinesOf } from 'asl-interpreter/templates';
import { fails, returns, runUntilWait, TestStateMachine, type Mocks } from 'asl-interpreter/testing';
import 'asl-interpreter/testing/vitest';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { RefundStack } from './refund-stack';

const [refunds] = Object.values(stateMachinesOf(Template.fromStack(new RefundStack(new App(), 'Refunds')).toJSON()));
const { definition, ...options } = refunds!;
const workflow = (mocks: Mocks): TestStateMachine => new TestStateMachine(definition, { ...options, mocks });

test('a small amount is refunded at once', async () => {
  const execution = await workflow({ Refund: returns({ refunded: true }) }).execute({ orderId: 'o-1', amount: 20 });
  expect(execution).toHaveSucceeded({ refunded: true });
  expect(execution).toHaveTakenPath(['Large?', 'Refund', 'Refunded']);
  expect(execution).toHaveCalled('Refund', { orderId: 'o-1', amount: 20 });
});

test('somebody has a day to object to a large one', async () => {
  const machine = workflow({ Refund: returns({ refunded: true }) });
  const execution = machine.start({ orderId: 'o-2', amount: 5000 });
  await runUntilWait(execution);
  await machine.clock.advance('23 hours');
  expect(execution).not.toHaveEntered('Refund');
  await machine.clock.advance('1 hour');
  expect(execution).toHaveSucceeded({ refunded: true });
});

test('nothing is refunded where nothing was paid', async () => {
  const machine = workflow({ Refund: returns({ refunded: true }) });
  expect(await machine.execute({ orderId: 'o-3', amount: 0 })).toHaveTakenPath(['Large?', 'Nothing to refund', 'Done']);
  expect(machine.mockReport().unused).toEqual(['State "Refund" has a mock, and was never called.']);
});

test('the bank is asked again when it is busy, for three hours at least', async () => {
  const busy = fails('BankBusy', 'try later');
  const execution = await workflow({ Refund: [busy.times(2), returns({ refunded: true })] }).execute({ orderId: 'o-4', amount: 20 });
  expect(execution).toHaveRetried('Refund', 2);
  expect(execution).toHaveLasted('3 hours');
  expect(await workflow({ Refund: busy }).execute({ orderId: 'o-5', amount: 20 })).toHaveFailed('BankBusy', 'try later');
});
