/** Every state, transition, rule, catcher and retrier of asl/order-processing.asl.json, in milliseconds and without AWS. */
import { fails, returns, TestStateMachine, type Mocks } from 'asl-interpreter/testing';
import 'asl-interpreter/testing/vitest';
import { describe, expect, test } from 'vitest';

const order = { orderId: 'o-1', customerId: 'c-1' };
const updated = returns({});
const decided = fails('DynamoDB.ConditionalCheckFailedException', 'The conditional request failed');
const away = fails('DynamoDB.InternalServerError', 'The table is away');
const refusal = { valid: false, reasons: ['PRICE_MISSING'], explanation: 'The price is missing.' };

/** What answers when all is well; a test says what is different. */
const well: Mocks = {
  'dynamodb:updateItem': updated,
  CheckPurchase: returns({ valid: true, amount: '12.50' }),
  'lambda:AuthorizePayment': returns({ paymentStatus: 'AUTHORIZED', authorizationCode: 'a-1' }),
  RecordPurchase: returns({ recorded: true }),
};
const workflow = (different: Mocks = {}): TestStateMachine =>
  new TestStateMachine(new URL('../../asl/order-processing.asl.json', import.meta.url), { mocks: { ...well, ...different } });

test('an order is checked, paid and recorded', async () => {
  const execution = await workflow().execute(order);
  expect(execution).toHaveSucceeded({ recorded: true });
  expect(execution).toHaveTakenPath([
    'TrackReceived',
    'CheckPurchase',
    'IsPurchaseValid',
    'TrackChecked',
    'AuthorizePayment',
    'IsPaymentAuthorized',
    'RecordPurchase',
    'PurchaseRecorded',
  ]);
  expect(execution).toHaveCalled('AuthorizePayment', expect.objectContaining({ Payload: { ...order, amount: '12.50' } }));
});

test('a gateway that is busy is asked again, after two minutes and after six', async () => {
  const execution = await workflow({
    'lambda:AuthorizePayment': [fails('PaymentGatewayUnavailable').times(2), returns({ paymentStatus: 'AUTHORIZED', authorizationCode: 'a-1' })],
  }).execute(order);
  expect(execution).toHaveSucceeded();
  expect(execution).toHaveRetried('AuthorizePayment', 2);
  expect(execution).toHaveLasted('8 minutes');
});

const declined = { 'lambda:AuthorizePayment': fails('PaymentDeclined', '{"errorMessage":"The card has expired."}') };
const refused = { CheckPurchase: returns(refusal) };
const broken = { CheckPurchase: fails('TypeError', 'no such member') };

describe('orders that are not recorded', () => {
  test.each<[title: string, different: Mocks, error: string, cause: string]>([
    ['is refused', refused, 'PurchaseRefused', 'The price is missing.'],
    ['is refused, and that cannot be recorded', { ...refused, RecordRefusal: away }, 'DynamoDB.InternalServerError', 'The table is away'],
    ['is declined', declined, 'PaymentDeclined', 'The card has expired.'],
    ['is declined, and that cannot be recorded', { ...declined, RecordDecline: away }, 'DynamoDB.InternalServerError', 'The table is away'],
    ['cannot be entered', { TrackReceived: away }, 'DynamoDB.InternalServerError', 'The table is away'],
    ['cannot be checked', broken, 'TypeError', 'no such member'],
    ['cannot be checked, and that cannot be told', { ...broken, TrackFailure: away }, 'TypeError', 'no such member'],
    ['cannot be tracked', { TrackChecked: away }, 'DynamoDB.InternalServerError', 'The table is away'],
    ['cannot be paid', { 'lambda:AuthorizePayment': fails('Sandbox.Timedout', 'late') }, 'Sandbox.Timedout', 'late'],
    ['cannot be recorded', { RecordPurchase: fails('Error', 'full') }, 'Error', 'full'],
  ])('%s', async (_title, different, error, cause) => {
    expect(await workflow(different).execute(order)).toHaveFailed(error, cause);
  });
});

describe('a second delivery finds that the order was decided meanwhile', () => {
  test.each<[state: string, different: Mocks]>([
    ['TrackReceived', {}],
    ['TrackChecked', {}],
    ['RecordRefusal', refused],
    ['RecordDecline', declined],
  ])('%s', async (state, different) => {
    const execution = await workflow({ ...different, [state]: decided }).execute(order);
    expect(execution).toHaveSucceeded('o-1');
    expect(execution).toHaveEntered('AlreadyDecided');
  });
});
