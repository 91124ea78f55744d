import { expect, test } from 'vitest';
import { requestCheck } from '../../src/integrations/request-check';
import type { Json } from '../../src/json/json';
import { optimisedIntegration } from '../../src/resources/integrations';
import { parseTaskResource } from '../../src/resources/task-resource';

const check = (resource: string): ((args: Json) => void) | null => requestCheck(parseTaskResource(resource));

test.each([
  'arn:aws:lambda:us-east-1:123456789012:function:F',
  'arn:aws:states:us-east-1:123456789012:activity:A',
  'arn:aws:states:::glue:startJobRun',
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

test.each(['sqs:sendMessage', 'dynamodb:putItem', 'dynamodb:getItem', 'dynamodb:updateItem', 'dynamodb:deleteItem', 'lambda:invoke'])(
  '%s takes the arguments that validation knows, and no others',
  (action) => {
    const [service, name] = action.split(':') as [string, string];
    const unsupported = (member: string): boolean => {
      try {
        check(`arn:aws:states:::${action}`)!({ [member]: 'x' });
        return false;
      } catch (thrown) {
        return (thrown as Error).message.includes(`The field "${member}" is not supported by Step Functions`);
      }
    };
    const { arguments: known } = optimisedIntegration(service, name)!;
    expect(known!.filter(unsupported)).toEqual([]);
    expect(unsupported('Other')).toBe(true);
  },
);
