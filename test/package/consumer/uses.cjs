// What both programs do with the doors, however they came by them.
const assert = require('node:assert/strict');

const functionArn = (name) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const definition = {
  StartAt: 'Pause',
  States: {
    Pause: { Type: 'Wait', Seconds: 86_400, Next: 'Charge' },
    Charge: {
      Type: 'Task',
      Resource: functionArn('Charge'),
      ResultPath: '$.charge',
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 60, MaxAttempts: 2 }],
      End: true,
    },
  },
};

exports.uses = async ({ StateMachine, validate, virtualClock, DefinitionError, step, LocalAws }) => {
  assert.deepEqual(validate(definition), []);
  assert.equal(validate({ StartAt: 'Nowhere', States: {} }).length > 0, true);
  assert.throws(() => new StateMachine({ StartAt: 'Nowhere', States: {} }), DefinitionError);

  let calls = 0;
  const Charge = async ({ amount }) => {
    if (++calls === 1) throw Object.assign(new Error('try again'), { name: 'Busy' });
    return { paid: amount };
  };
  const machine = new StateMachine(definition, { handlers: { Charge }, clock: virtualClock({ start: '2026-01-01T00:00:00Z' }) });
  const result = await machine.execute({ amount: 20 });
  assert.equal(result.status, 'SUCCEEDED');
  assert.deepEqual(result.output, { amount: 20, charge: { paid: 20 } });
  assert.equal(result.stopDate - result.startDate, 86_460_000);
  const types = result.history().map((event) => event.type);
  assert.deepEqual([types[0], types.at(-1)], ['ExecutionStarted', 'ExecutionSucceeded']);
  await machine.close();

  assert.equal(typeof step, 'function');

  const aws = new LocalAws({ clock: virtualClock() });
  const { QueueUrl } = await aws.sqs.createQueue({ QueueName: 'Purchases' });
  await aws.sqs.sendMessage({ QueueUrl, MessageBody: 'one' });
  const { Messages } = await aws.sqs.receiveMessage({ QueueUrl });
  assert.equal(Messages[0].Body, 'one');
};
