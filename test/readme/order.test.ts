import { fails, returns, runUntilWait, TestStateMachine } from 'asl-interpreter/testing';
import 'asl-interpreter/testing/vitest';
import { expect, test } from 'vitest';

const lambda = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const definition = {
  StartAt: 'Reserve',
  States: {
    Reserve: { Type: 'Task', Resource: lambda('Reserve'), ResultPath: '$.stock', Next: 'A day to cancel' },
    'A day to cancel': { Type: 'Wait', Seconds: 86_400, Next: 'Charge' },
    Charge: {
      Type: 'Task',
      Resource: lambda('Charge'),
      Retry: [{ ErrorEquals: ['BankBusy'], IntervalSeconds: 3600, MaxAttempts: 3 }],
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'Release' }],
      End: true,
    },
    Release: { Type: 'Task', Resource: lambda('Release'), Next: 'Not charged' },
    'Not charged': { Type: 'Fail', Error: 'NotCharged' },
  },
};
const well = { Reserve: returns({ reserved: 3 }), Charge: returns({ paid: true }) };

test('a bank that is busy twice costs three hours', async () => {
  const machine = new TestStateMachine(definition, { mocks: { ...well, Charge: [fails('BankBusy').times(2), returns({ paid: true })], Release: returns() } });
  const result = await machine.execute({ orderId: 'o-1' });
  expect(result).toHaveSucceeded({ paid: true });
  expect(result).toHaveTakenPath(['Reserve', 'A day to cancel', 'Charge']);
  expect(result).toHaveRetried('Charge', 2);
  expect(result).toHaveLasted('27 hours');
  expect(machine.mockReport().unused).toEqual(['State "Release" has a mock, and was never called.']);
});

test('nothing is charged before the day is over', async () => {
  const machine = new TestStateMachine(definition, { mocks: { ...well, Charge: fails('Refused'), Release: returns() } });
  const execution = machine.start({ orderId: 'o-1' });
  await runUntilWait(execution);
  await machine.clock.advance('23 hours');
  expect(execution).not.toHaveEntered('Charge');
  await machine.clock.advance('1 hour');
  expect(execution).toHaveFailed('NotCharged');
  expect(execution).toHaveCalled('Release', expect.objectContaining({ orderId: 'o-1', failure: { Error: 'Refused', Cause: null } }));
});
