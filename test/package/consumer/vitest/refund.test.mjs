import { fails, returns, TestStateMachine } from 'asl-interpreter/testing';
import { saveHistoriesOfFailedTests } from 'asl-interpreter/testing/vitest';
import { expect, test } from 'vitest';

saveHistoriesOfFailedTests('failures');
const definition = new URL('refund.asl.json', import.meta.url);
const contracts = { Refund: { input: { properties: { reason: { type: 'string' } } } } };

test('a refund', async () => {
  const result = await new TestStateMachine(definition, { contracts, mocks: { Refund: returns({ refunded: true }) } }).execute({ orderId: 'o-1' });
  expect(result).toHaveSucceeded({ refunded: process.env.REFUNDED !== 'no' });
});

test.runIf(process.env.REFUSED === 'yes')('a refund that is refused', async () => {
  expect(await new TestStateMachine(definition, { contracts, mocks: { Refund: fails('Refused') } }).execute({ reason: 'late' })).toHaveFailed('Refused');
});
