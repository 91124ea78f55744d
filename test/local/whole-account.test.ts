import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFN } from '@aws-sdk/client-sfn';
import { SNS } from '@aws-sdk/client-sns';
import { SQS } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { StateMachine, virtualClock } from 'asl-interpreter';
import { LocalAws } from 'asl-interpreter/aws';
import { expect, test } from 'vitest';

interface SqsEvent {
  readonly Records: readonly { readonly body: string }[];
}

/** Orders come in by a topic, wait in a queue, are written by a function that uses the AWS SDK, and what is written goes from the table's stream to another function. */
async function shop() {
  const clock = virtualClock();
  const aws = new LocalAws({ clock });
  const client = { region: 'us-east-1', credentials: { accessKeyId: 'any', secretAccessKey: 'any' }, requestHandler: aws.requestHandler() };
  const sns = new SNS(client);
  const sqs = new SQS(client);
  const table = DynamoDBDocumentClient.from(new DynamoDBClient(client));
  const sfn = new SFN(client);

  await sqs.createQueue({ QueueName: 'orders' });
  const { TopicArn } = await sns.createTopic({ Name: 'shop' });
  await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: 'arn:aws:sqs:us-east-1:123456789012:orders', Attributes: { RawMessageDelivery: 'true' } });
  const { TableDescription } = await aws.dynamodb.createTable({
    TableName: 'Orders',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  });

  const written: unknown[] = [];
  aws.lambda.register('Write', async ({ Records }: SqsEvent) => {
    for (const { body } of Records) {
      const { taskToken, ...Item } = JSON.parse(body) as { id: string; taskToken?: string };
      await table.send(new PutCommand({ TableName: 'Orders', Item }));
      if (taskToken !== undefined) await sfn.sendTaskSuccess({ taskToken, output: JSON.stringify({ written: Item.id }) });
    }
  });
  aws.lambda.register('Notice', ({ Records }: { Records: { dynamodb: { NewImage: unknown } }[] }) => {
    for (const { dynamodb } of Records) written.push(dynamodb.NewImage);
  });
  await aws.lambda.createEventSourceMapping({ FunctionName: 'Write', EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:orders' });
  await aws.lambda.createEventSourceMapping({ FunctionName: 'Notice', EventSourceArn: TableDescription!.LatestStreamArn!, StartingPosition: 'TRIM_HORIZON' });
  return { aws, clock, sns, sqs, table, TopicArn, written };
}

test('a message goes from a topic by a queue and a function to a table, and on by its stream', async () => {
  const { sns, clock, table, TopicArn, written } = await shop();
  await sns.publish({ TopicArn, Message: JSON.stringify({ id: 'o-1', total: 5 }) });
  await clock.advance('1 second');
  expect((await table.send(new GetCommand({ TableName: 'Orders', Key: { id: 'o-1' } }))).Item).toEqual({ id: 'o-1', total: 5 });
  expect(written).toEqual([{ id: { S: 'o-1' }, total: { N: '5' } }]);
});

test('a state machine waits for the token that a consumer sends back through the AWS SDK', async () => {
  const { aws, clock, TopicArn } = await shop();
  const definition = {
    StartAt: 'Order',
    States: {
      Order: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sns:publish.waitForTaskToken',
        Parameters: { TopicArn, Message: { id: 'o-2', 'taskToken.$': '$$.Task.Token' } },
        Next: 'Look',
      },
      Look: {
        Type: 'Task',
        Resource: 'arn:aws:states:::dynamodb:getItem',
        Parameters: { TableName: 'Orders', Key: { id: { 'S.$': '$.written' } } },
        OutputPath: '$.Item',
        End: true,
      },
    },
  };
  const machine = new StateMachine(definition, { services: aws.services, clock });
  expect(await machine.execute()).toMatchObject({ status: 'SUCCEEDED', output: { id: { S: 'o-2' } } });
});

test('functions of the account answer Tasks, with what they throw and what they take', async () => {
  const { aws, clock } = await shop();
  aws.lambda.register('Add', ({ a, b }: { a: number; b: number }) => a + b);
  aws.lambda.register('Fail', () => {
    throw Object.assign(new Error('no stock'), { name: 'OutOfStock' });
  });
  const Add = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Add', ResultPath: '$.sum', Next: 'Fail' };
  const Fail = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'Fail', 'Payload.$': '$' },
    Catch: [{ ErrorEquals: ['OutOfStock'], ResultPath: null, Next: 'Missing' }],
    End: true,
  };
  const Missing = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'Nobody' },
    Catch: [{ ErrorEquals: ['Lambda.ResourceNotFoundException'], ResultPath: '$.missing', Next: 'Done' }],
    End: true,
  };
  const machine = new StateMachine({ StartAt: 'Add', States: { Add, Fail, Missing, Done: { Type: 'Succeed' } } }, { services: aws.services, clock });
  const { status, output } = await machine.execute({ a: 2, b: 3 });
  expect({ status, output }).toMatchObject({ status: 'SUCCEEDED', output: { a: 2, b: 3, sum: 5, missing: { Error: 'Lambda.ResourceNotFoundException' } } });
});
