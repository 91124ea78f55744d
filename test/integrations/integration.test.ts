import { describe, expect, test } from 'vitest';
import { integrationOf } from '../../src/integrations/integration';
import { parseTaskResource } from '../../src/resources/task-resource';

const found = (arn: string) => {
  const resource = parseTaskResource(arn);
  if (resource?.kind !== 'integration') throw new Error(`${arn} is no integration`);
  return integrationOf(resource);
};

describe('integrationOf', () => {
  test.each([
    ['arn:aws:states:::sqs:sendMessage', 'sqs', 'sendMessage'],
    ['arn:aws:states:::dynamodb:getItem', 'dynamodb', 'getItem'],
    ['arn:aws:states:::dynamodb:putItem', 'dynamodb', 'putItem'],
    ['arn:aws:states:::dynamodb:updateItem', 'dynamodb', 'updateItem'],
    ['arn:aws:states:::dynamodb:deleteItem', 'dynamodb', 'deleteItem'],
    ['arn:aws-cn:states:::sqs:sendMessage', 'sqs', 'sendMessage'],
    ['arn:aws:states:::sns:publish', 'sns', 'publish'],
    ['arn:aws:states:::events:putEvents', 'events', 'putEvents'],
    ['arn:aws:states:::http:invoke', 'http', 'fetch'],
    ['arn:aws:states:::apigateway:invoke', 'http', 'fetch'],
    ['arn:aws:states:::aws-sdk:s3:getObject', 's3', 'getObject'],
    ['arn:aws:states:::sqs:sendMessage.waitForTaskToken', 'sqs', 'sendMessage'],
  ])('%s is a call of %s.%s', (arn, service, method) => {
    expect(found(arn)).toMatchObject({ service, method });
  });

  test.each([
    ['another pattern', 'arn:aws:states:::sqs:sendMessage.sync'],
    ['another pattern of an SDK integration', 'arn:aws:states:::aws-sdk:sqs:sendMessage.sync'],
    ['another action', 'arn:aws:states:::dynamodb:query'],
    ['another service', 'arn:aws:states:::glue:startJobRun'],
    ['a function, whose handler the runtime calls', 'arn:aws:states:::lambda:invoke'],
  ])('knows nothing of %s', (_title, arn) => {
    expect(found(arn)).toBeUndefined();
  });
});
