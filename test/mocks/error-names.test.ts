import { expect, test } from 'vitest';
import { impossibleError } from '../../src/mocks/error-names';
import { parseTaskResource } from '../../src/resources/task-resource';

/** Names as in https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html and in the recordings. */
test.each([
  ['arn:aws:states:::dynamodb:putItem', 'DynamoDB.ConditionalCheckFailedException'],
  ['arn:aws:states:::dynamodb:putItem', 'DynamoDB.AmazonDynamoDBException'],
  ['arn:aws:states:::dynamodb:putItem', 'States.Timeout'],
  ['arn:aws:states:::sqs:sendMessage', 'SQS.SdkClientException'],
  ['arn:aws:states:::lambda:invoke', 'Lambda.ServiceException'],
  ['arn:aws:states:::lambda:invoke', 'Lambda.Unknown'],
  ['arn:aws:states:::lambda:invoke', 'OutOfStock'],
  ['arn:aws:states:::events:putEvents', 'EventBridge.FailedEntry'],
  ['arn:aws:states:::glue:startJobRun.sync', 'Anything'],
  ['arn:aws:states:::http:invoke', 'States.Http.StatusCode.404'],
  ['arn:aws:states:::sqs:sendMessage.waitForTaskToken', 'Rejected'],
  ['arn:aws:states:::aws-sdk:sfn:startExecution', 'Sfn.InvalidTokenException'],
  ['arn:aws:states:::aws-sdk:dynamodb:putItem', 'DynamoDb.ConditionalCheckFailedException'],
  ['arn:aws:states:::aws-sdk:sesv2:sendEmail', 'SesV2.MessageRejectedException'],
  ['arn:aws:lambda:us-east-1:123456789012:function:Charge', 'Lambda.Nonsense'],
  ['arn:aws:states:us-east-1:123456789012:activity:Approve', 'Rejected'],
  ['elsewhere', 'Anything'],
])('%s may fail with %s', (resource, error) => {
  expect(impossibleError(parseTaskResource(resource), error)).toBeUndefined();
});

test.each([
  ['dynamodb:putItem', 'ConditionalCheckFailed', 'Did you mean "DynamoDB.ConditionalCheckFailedException"?'],
  ['dynamodb:putItem', 'DynamoDb.ConditionalCheckFailedException', 'Did you mean "DynamoDB.ConditionalCheckFailedException"?'],
  ['sqs:sendMessage', 'Busy', ''],
  ['lambda:invoke', 'Lambda.TooManyRequests', 'Did you mean "Lambda.TooManyRequestsException"?'],
  ['lambda:invoke', 'States.Timeuot', 'Did you mean "States.Timeout"?'],
  ['glue:startJobRun', 'States.ALL', ''],
  ['aws-sdk:sfn:startExecution', 'States.NoChoiceMatched', ''],
  ['aws-sdk:sfn:startExecution', 'StepFunctions.InvalidTokenException', 'Did you mean "Sfn.InvalidTokenException"?'],
  ['aws-sdk:sfn:startExecution', 'InvalidToken', 'Did you mean "Sfn.InvalidTokenException"?'],
  ['aws-sdk:dynamodb:putItem', 'DynamoDB.ConditionalCheckFailedException', 'Did you mean "DynamoDb.ConditionalCheckFailedException"?'],
  ['aws-sdk:sesv2:sendEmail', 'Ses.MessageRejectedException', 'Did you mean "Sesv2.MessageRejectedException"?'],
])('%s does not fail with %s', (called, error, hint) => {
  expect(impossibleError(parseTaskResource(`arn:aws:states:::${called}`), error)).toBe(
    `${called} does not fail with ${JSON.stringify(error)}.${hint && ` ${hint}`}`,
  );
});

test('where only the beginning of the names is known', () => {
  expect(impossibleError(parseTaskResource('arn:aws:states:::states:startExecution'), 'Busy')).toBe(
    'states:startExecution does not fail with "Busy": the names of its errors begin with "StepFunctions.".',
  );
});
