import { expect, test } from 'vitest';
import { optimisedActions, optimisedIntegration, optimisedServices, sdkActionArguments, sdkPatterns } from '../../src/resources/integrations';

// The table of https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
test.each([
  ['lambda', 'invoke', ['request-response', 'waitForTaskToken']],
  ['sqs', 'sendMessage', ['request-response', 'waitForTaskToken']],
  ['dynamodb', 'putItem', ['request-response']],
  ['batch', 'submitJob', ['request-response', 'sync']],
  ['ecs', 'runTask', ['request-response', 'sync', 'waitForTaskToken']],
  ['states', 'startExecution', ['request-response', 'sync', 'waitForTaskToken', 'sync:2']],
  ['emr-containers', 'createVirtualCluster', ['request-response']],
  ['emr-containers', 'startJobRun', ['request-response', 'sync']],
] as const)('%s:%s can be called as %j', (service, action, patterns) => {
  expect(optimisedIntegration(service, action)?.patterns).toEqual(patterns);
});

test.each([
  ['lambda', 'invokeAsync'],
  ['ec2', 'runInstances'],
  ['constructor', 'name'],
  ['lambda', 'toString'],
])('%s:%s has no optimised integration', (service, action) => {
  expect(optimisedIntegration(service, action)).toBeUndefined();
});

test('services and their actions', () => {
  expect(optimisedServices).toContain('glue');
  expect(optimisedActions('events')).toEqual(['putEvents']);
  expect(optimisedActions('ec2')).toEqual([]);
  expect(sdkPatterns).toEqual(['request-response', 'waitForTaskToken']);
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html; DynamoDB, SQS and SNS take the same in both integrations
test.each([
  ['s3', 'getObject', 'Key'],
  ['s3', 'putObject', 'Body'],
  ['dynamodb', 'updateItem', 'UpdateExpression'],
  ['sqs', 'sendMessage', 'MessageBody'],
  ['sns', 'publish', 'TopicArn'],
])('aws-sdk:%s:%s takes %s', (service, action, name) => {
  expect(sdkActionArguments(service, action)).toContain(name);
});

test('the arguments of most SDK actions are not known', () => {
  expect(sdkActionArguments('ec2', 'runInstances')).toBeUndefined();
  expect(sdkActionArguments('sqs', 'purgeQueue')).toBeUndefined();
});
