import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { StateMachine, virtualClock } from 'asl-interpreter';
import { LocalAws } from 'asl-interpreter/aws';
import { afterEach, expect, test } from 'vitest';

const aws = new LocalAws({ clock: virtualClock() });

// The handlers keep their AWS SDK: no port, no network.
const client = { region: 'us-east-1', credentials: { accessKeyId: 'any', secretAccessKey: 'any' }, requestHandler: aws.requestHandler() };
const table = DynamoDBDocumentClient.from(new DynamoDBClient(client));
const stepfunctions = new SFNClient(client);

aws.lambda.register('Reserve', async ({ sku, count }: { sku: string; count: number }) => {
  const update = { UpdateExpression: 'SET stock = stock - :count', ConditionExpression: 'stock >= :count', ExpressionAttributeValues: { ':count': count } };
  await table.send(new UpdateCommand({ TableName: 'Stock', Key: { sku }, ...update }));
});
aws.lambda.register('Pack', async ({ Records }: { Records: { body: string }[] }) => {
  const { taskToken } = JSON.parse(Records[0]!.body) as { taskToken: string };
  await stepfunctions.send(new SendTaskSuccessCommand({ taskToken, output: '{"packed":true}' }));
});

await aws.dynamodb.createTable({
  TableName: 'Stock',
  KeySchema: [{ AttributeName: 'sku', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'sku', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
});
await table.send(new PutCommand({ TableName: 'Stock', Item: { sku: 'mug', stock: 3 } }));
const { QueueUrl } = await aws.sqs.createQueue({ QueueName: 'parcels' });
await aws.lambda.createEventSourceMapping({ FunctionName: 'Pack', EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:parcels' });

const parcel = { QueueUrl, MessageBody: { 'order.$': '$', 'taskToken.$': '$$.Task.Token' } };
const definition = {
  StartAt: 'Reserve',
  States: {
    Reserve: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Reserve', ResultPath: null, Next: 'Pack' },
    Pack: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', Parameters: parcel, TimeoutSeconds: 3600, End: true },
  },
};
const machine = new StateMachine(definition, { services: aws.services, clock: aws.clock });

const full = aws.snapshot();
afterEach(() => aws.restore(full)); // costs what the test has changed, not what is stored

test('two mugs are packed', async () => {
  expect(await machine.execute({ sku: 'mug', count: 2 })).toMatchObject({ status: 'SUCCEEDED', output: { packed: true } });
  expect((await table.send(new GetCommand({ TableName: 'Stock', Key: { sku: 'mug' } }))).Item).toEqual({ sku: 'mug', stock: 1 });
});

test('four are not there', async () => {
  expect(await machine.execute({ sku: 'mug', count: 4 })).toMatchObject({ status: 'FAILED', error: 'ConditionalCheckFailedException' });
});
