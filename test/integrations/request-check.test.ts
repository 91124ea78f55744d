import { expect, test } from 'vitest';
import { requestCheck } from '../../src/integrations/request-check';
import type { Json } from '../../src/json/json';
import { parseTaskResource } from '../../src/resources/task-resource';

const check = (resource: string): ((args: Json) => void) | null => requestCheck(parseTaskResource(resource));

test.each([
  'arn:aws:lambda:us-east-1:123456789012:function:F',
  'arn:aws:states:us-east-1:123456789012:activity:A',
  'arn:aws:states:::sns:publish',
  'arn:aws:states:::lambda:invoke.waitForTaskToken',
])('nothing is known of the arguments of %s', (resource) => {
  expect(check(resource)).toBeNull();
});

test.each<[resource: string, args: Json, refused: boolean]>([
  ['arn:aws:states:::lambda:invoke', { FunctionName: 'F', Payload: {} }, false],
  ['arn:aws:states:::lambda:invoke', { FunctionName: 'F', Foo: 1 }, true],
  ['arn:aws:states:::sqs:sendMessage', { QueueUrl: 'q', MessageBody: 'm' }, false],
  ['arn:aws:states:::sqs:sendMessage', [], true],
  // What cannot be reached is found when the Task runs.
  ['arn:aws:states:::sqs:sendMessage', { QueueUrl: 'https://nowhere.example/1/q', MessageBody: 'm' }, false],
])('%s refuses %j: %s', (resource, args, refused) => {
  const run = (): void => check(resource)!(args);
  if (refused) expect(run).toThrow(expect.objectContaining({ error: 'States.Runtime' }) as Error);
  else expect(run).not.toThrow();
});
