import { expect, test } from 'vitest';
import { parseArn } from '../../src/resources/arn';
import { functionName, parseTaskResource } from '../../src/resources/task-resource';

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:Pay';

test.each<[text: string, expected: object | undefined]>([
  [lambda, { partition: 'aws', service: 'lambda', region: 'us-east-1', account: '123456789012', resource: 'function:Pay' }],
  ['arn:aws-cn:states:::lambda:invoke', { partition: 'aws-cn', service: 'states', region: '', account: '', resource: 'lambda:invoke' }],
  ['arn:aws:s3:::bucket', { partition: 'aws', service: 's3', region: '', account: '', resource: 'bucket' }],
  ['arn:aws:s3:::', undefined],
  ['arn:aws:s3', undefined],
  ['Pay', undefined],
  ['', undefined],
])('parseArn(%j)', (text, expected) => {
  expect(parseArn(text)).toEqual(expected);
});

test.each<[text: string, expected: object]>([
  [lambda, { kind: 'lambda', arn: lambda, functionName: 'Pay' }],
  [`${lambda}:live`, { kind: 'lambda', arn: `${lambda}:live`, functionName: 'Pay' }],
  ['${PayFunctionArn}', { kind: 'lambda', arn: '${PayFunctionArn}', functionName: '${PayFunctionArn}' }],
  [
    'arn:aws:states:us-east-1:123456789012:activity:Pack',
    { kind: 'activity', arn: 'arn:aws:states:us-east-1:123456789012:activity:Pack', activityName: 'Pack' },
  ],
  [
    'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    {
      kind: 'integration',
      resourceType: 'sqs',
      resource: 'sendMessage.waitForTaskToken',
      service: 'sqs',
      action: 'sendMessage',
      sdk: false,
      pattern: 'waitForTaskToken',
    },
  ],
  [
    'arn:aws:states:::states:startExecution.sync:2',
    { resourceType: 'states', resource: 'startExecution.sync:2', service: 'states', action: 'startExecution', sdk: false, pattern: 'sync:2' },
  ],
  ['arn:aws:states:::glue:startJobRun.sync', { resource: 'startJobRun.sync', pattern: 'sync' }],
  [
    'arn:aws:states:::aws-sdk:dynamodb:query',
    { resourceType: 'aws-sdk:dynamodb', resource: 'query', service: 'dynamodb', action: 'query', sdk: true, pattern: 'request-response' },
  ],
  ['arn:aws:states:us-east-1::sqs:sendMessage', { kind: 'unknown', arn: 'arn:aws:states:us-east-1::sqs:sendMessage' }],
  ['arn:aws:states::123456789012:sqs:sendMessage', { kind: 'unknown', arn: 'arn:aws:states::123456789012:sqs:sendMessage' }],
  ['arn:aws:states:::sqs', { kind: 'unknown', arn: 'arn:aws:states:::sqs' }],
  ['arn:aws:states:::sqs:sendMessage.later', { kind: 'unknown', arn: 'arn:aws:states:::sqs:sendMessage.later' }],
  ['arn:aws:lambda:us-east-1:123456789012:layer:Pay', { kind: 'unknown', arn: 'arn:aws:lambda:us-east-1:123456789012:layer:Pay' }],
  ['arn:aws:s3:::bucket', { kind: 'unknown', arn: 'arn:aws:s3:::bucket' }],
  ['Pay', { kind: 'unknown', arn: 'Pay' }],
  ['${A}:live', { kind: 'lambda', arn: '${A}:live' }],
  ['${A}${B}', { kind: 'lambda', arn: '${A}${B}' }],
  [
    'arn:${AWS::Partition}:states:::lambda:invoke',
    { kind: 'integration', arn: 'arn:${AWS::Partition}:states:::lambda:invoke', resourceType: 'lambda', resource: 'invoke' },
  ],
  ['arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:Pay', { kind: 'lambda', functionName: 'Pay' }],
])('parseTaskResource(%j)', (text, expected) => {
  expect(parseTaskResource(text)).toMatchObject(expected);
});

test.each([
  ['Pay', 'Pay'],
  ['Pay:live', 'Pay'],
  [lambda, 'Pay'],
  [`${lambda}:$LATEST`, 'Pay'],
  ['123456789012:function:Pay', 'Pay'],
  ['123456789012:function:Pay:7', 'Pay'],
  ['', ''],
  ['arn:aws:lambda:us-east-1:123456789012:function', 'arn:aws:lambda:us-east-1:123456789012:function'],
])('functionName(%j) is %j (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html)', (text, name) => {
  expect(functionName(text)).toBe(name);
});
