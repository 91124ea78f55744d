import { expect, test } from 'vitest';
import type { Recorded, Run } from './case';
import { missing } from './needs';

const call = (service: string, operation = 'Make'): { service: string; operation: string; parameters: object } => ({ service, operation, parameters: {} });
const task = (Resource: string): object => ({ StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor: { States: { T: { Type: 'Task', Resource } } } } } });
const history: Recorded = { history: [] };

test.each<[title: string, run: object, needs: string | undefined]>([
  ['functions, queues, tables and objects', { setup: ['lambda', 'sqs', 'dynamodb', 'sns', 's3', 'logs'].map((service) => call(service)) }, undefined],
  ['event buses', { setup: [call('events'), call('sqs'), call('events')] }, 'services: events'],
  ['calls while it runs', { meanwhile: [call('stepfunctions', 'StopExecution')] }, 'API calls while it runs: stepfunctions:StopExecution'],
  ['a function by its ARN', { definition: task('arn:aws:lambda:us-east-1:111111111111:function:F') }, undefined],
  ['an integration that there is', { definition: task('arn:aws:states:::dynamodb:putItem') }, undefined],
  ['one that there is not', { definition: task('arn:aws:states:::glue:startJobRun') }, 'integrations: arn:aws:states:::glue:startJobRun'],
  [
    'a pattern that there is not',
    { definition: task('arn:aws:states:::lambda:invoke.waitForTaskToken') },
    'integrations: arn:aws:states:::lambda:invoke.waitForTaskToken',
  ],
  ['an activity', { definition: task('arn:aws:states:us-east-1:111111111111:activity:A') }, 'integrations: arn:aws:states:us-east-1:111111111111:activity:A'],
  ['logs', { expected: { loggedEvents: [] } }, 'what was recorded: loggedEvents'],
])('%s', (_title, run, needs) => {
  expect(missing({ definition: {}, expected: history, ...run } as unknown as Run)).toBe(needs);
});
