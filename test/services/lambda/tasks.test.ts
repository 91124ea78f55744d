import { expect, test } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import { StateMachine } from '../../../src/runtime/state-machine';
import { InMemoryLambda } from '../../../src/services/lambda/in-memory-lambda';

const resources: [string, object][] = [
  ['by its ARN', { Resource: 'arn:aws:lambda:us-east-1:123456789012:function:slow' }],
  ['by lambda:invoke', { Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'slow', 'Payload.$': '$' }, OutputPath: '$.Payload' }],
];

test.each(resources)('a Task calls a function %s; its sleep takes virtual time', async (_title, fields) => {
  const clock = virtualClock({ grace: 60_000 });
  const lambda = new InMemoryLambda({ clock });
  lambda.register('slow', ({ n }: { n: number }, { sleep }) => sleep(2000).then(() => n + 1));
  const machine = new StateMachine({ StartAt: 'Call', States: { Call: { Type: 'Task', ...fields, End: true } } }, { services: { lambda }, clock });
  const start = clock.now();
  expect(await machine.execute({ n: 1 })).toMatchObject({ status: 'SUCCEEDED', output: 2 });
  expect(clock.now() - start).toBe(2000);
});

test.each(resources)('a Task fails with the error of its function, called %s', async (_title, fields) => {
  const clock = virtualClock({ grace: 60_000 });
  const lambda = new InMemoryLambda({ clock });
  lambda.register('slow', (_event, { sleep }) => sleep(5000));
  const machine = new StateMachine({ StartAt: 'Call', States: { Call: { Type: 'Task', ...fields, End: true } } }, { services: { lambda }, clock });
  const { status, error, cause } = await machine.execute({});
  expect([status, error]).toEqual(['FAILED', 'Sandbox.Timedout']);
  expect(cause).toMatch(/Task timed out after 3\.00 seconds/);
});
