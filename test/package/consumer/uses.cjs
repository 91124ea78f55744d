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

exports.uses = async ({ StateMachine, validate, virtualClock, DefinitionError, step, LocalAws, testing, replays }) => {
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

  const { Coverage, TestStateMachine, coverageReport, fails, matchers, returns } = testing;
  const coverage = new Coverage();
  const mocked = new TestStateMachine(definition, { coverage, mocks: { Charge: [fails('Busy').times(2), returns({ paid: 20 })] } });
  const tested = await mocked.execute({ amount: 20 });
  mocked.verifyMocks();
  const context = { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) };
  assert.equal(matchers.toHaveSucceeded.call(context, tested, { amount: 20, charge: { paid: 20 } }).pass, true);
  assert.equal(matchers.toHaveRetried.call(context, tested, 'Charge', 2).pass, true);
  assert.deepEqual(coverageReport(coverage.toJSON(), {}).total.states, { covered: 2, total: 2 });

  const { record, replay, replaySteps } = replays;
  const recorded = record(tested, { redact: ['$.amount'] });
  assert.equal(JSON.stringify(recorded.events[0]).includes('20}'), false);
  assert.equal(replay(definition, JSON.parse(JSON.stringify(recorded))).same, true);
  const changed = structuredClone(definition);
  changed.States.Charge.Retry[0].MaxAttempts = 1;
  assert.equal(replay(changed, record(tested)).same, false);
  assert.equal(replaySteps(definition, recorded).steps.length > 3, true);
};
