import { expect, test } from 'vitest';
import { PaymentDeclined, PaymentGateway, type PaymentGatewayOptions, PaymentGatewayUnavailable } from '../../../examples/order-processing/payment-gateway';

const request = { orderId: 'o-1', customerId: 'c', amount: '9.50' };
const at = { sleep: async () => {} };
const make = (options: Partial<PaymentGatewayOptions>) => new PaymentGateway({ seed: 1, transientRate: 0, declineRate: 0, ...options });

test('a payment is authorized, and asking again charges the card no second time', async () => {
  const gateway = make({});
  const first = await gateway.authorize(request, at);
  expect(first).toEqual({ paymentStatus: 'AUTHORIZED', authorizationCode: expect.stringMatching(/^[0-9A-F]{8}$/) });
  expect(await gateway.authorize(request, at)).toEqual(first);
  expect([...gateway.charged]).toEqual([['o-1', first.authorizationCode]]);
  expect(gateway.calls).toBe(2);
});

test('a declined card stays declined, and is not charged', async () => {
  const gateway = make({ declineRate: 1 });
  for (let call = 0; call < 3; call++) await expect(gateway.authorize(request, at)).rejects.toThrow(new PaymentDeclined('The bank declined to pay 9.50 GBP.'));
  expect(gateway.charged.size).toBe(0);
});

test('a call that fails for the moment gives an error after a second, or no answer for two minutes', async () => {
  const gateway = make({ transientRate: 1 });
  const waits = new Set<number>();
  const slow = { sleep: async (milliseconds: number) => void waits.add(milliseconds) };
  for (let call = 0; call < 20; call++) await expect(gateway.authorize(request, slow)).rejects.toThrow(PaymentGatewayUnavailable);
  expect([...waits].toSorted()).toEqual([1000, 120_000]);
  expect(gateway.failures).toBe(20);
});

const answers = async (seed: number): Promise<string[]> => {
  const gateway = make({ seed, transientRate: 0.3, declineRate: 0.3 });
  const ask = (i: number) => gateway.authorize({ ...request, orderId: `o-${i}` }, at).then(({ authorizationCode }) => authorizationCode, String);
  return Promise.all(Array.from({ length: 50 }, (_, i) => ask(i)));
};

test('the same seed gives the same answers, another seed gives others', async () => {
  expect(await answers(5)).toEqual(await answers(5));
  expect(await answers(5)).not.toEqual(await answers(6));
});

test('the rates are kept', async () => {
  const gateway = make({ transientRate: 0.25, declineRate: 0.1 });
  const outcomes = await Promise.all(
    Array.from({ length: 4000 }, (_, i) =>
      gateway.authorize({ ...request, orderId: `${i}` }, at).then(
        () => '',
        (error: Error) => error.name,
      ),
    ),
  );
  expect(outcomes.filter((name) => name === 'PaymentGatewayUnavailable').length / 4000).toBeCloseTo(0.25, 1);
  expect(outcomes.filter((name) => name === 'PaymentDeclined').length / 3000).toBeCloseTo(0.1, 1);
});
