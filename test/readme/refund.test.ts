import { StateMachine, virtualClock } from 'asl-interpreter';
import { expect, test } from 'vitest';

const definition = {
  StartAt: 'Refund',
  States: {
    Refund: {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Refund',
      Retry: [{ ErrorEquals: ['BankBusy'], IntervalSeconds: 3600, MaxAttempts: 3 }],
      End: true,
    },
  },
};

test('a refund is tried again when the bank is busy', async () => {
  let calls = 0;
  const Refund = ({ orderId }: { orderId: string }) => {
    if (++calls < 3) throw Object.assign(new Error('try later'), { name: 'BankBusy' });
    return { orderId, refunded: true };
  };
  const { status, output, startDate, stopDate } = await new StateMachine(definition, { handlers: { Refund }, clock: virtualClock() }).execute({
    orderId: 'o-1',
  });
  expect({ status, output, calls }).toEqual({ status: 'SUCCEEDED', output: { orderId: 'o-1', refunded: true }, calls: 3 });
  expect(stopDate.getTime() - startDate.getTime()).toBe(3 * 3_600_000); // an hour, then two: no real time
});
