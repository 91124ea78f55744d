import { ConditionalCheckFailedException, DynamoDB } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { ServiceException } from '../../src/errors/service-exception';
import { deleteItem } from '../../src/integrations/dynamodb-delete-item';
import { getItem } from '../../src/integrations/dynamodb-get-item';
import { putItem } from '../../src/integrations/dynamodb-put-item';
import { updateItem } from '../../src/integrations/dynamodb-update-item';
import type { Json } from '../../src/json/json';

const at = Date.UTC(2025, 9, 28, 9, 45, 33);
const requestId = 'VB2Q7GALG1S0RNLD0LPL6E6KHFVV4KQNSO5AEMVJF66Q9ASUAAJG';
const TableName = 'Purchases';
const Key = { PurchaseID: { S: 'p-1' } };

/** The metadata of a result, as in recording test_dynamodb_put_get_item. */
const metadata = (length: number, crc32: string) => ({
  SdkHttpMetadata: {
    AllHttpHeaders: {
      Server: ['Server'],
      Connection: ['keep-alive'],
      'x-amzn-RequestId': [requestId],
      'x-amz-crc32': [crc32],
      'Content-Length': [String(length)],
      Date: ['Tue, 28 Oct 2025 09:45:33 GMT'],
      'Content-Type': ['application/x-amz-json-1.0'],
    },
    HttpHeaders: {
      Connection: 'keep-alive',
      'Content-Length': String(length),
      'Content-Type': 'application/x-amz-json-1.0',
      Date: 'Tue, 28 Oct 2025 09:45:33 GMT',
      Server: 'Server',
      'x-amz-crc32': crc32,
      'x-amzn-RequestId': requestId,
    },
    HttpStatusCode: 200,
  },
  SdkResponseMetadata: { RequestId: requestId },
});

describe('dynamodb: request', () => {
  test.each<[string, typeof putItem, Json]>([
    ['putItem: recording test_dynamodb_put_get_item', putItem, { TableName, Item: { data: { S: 'string-literal' }, id: { S: 'id1' } } }],
    [
      'putItem with every type but bytes',
      putItem,
      {
        TableName,
        Item: { n: { N: '1' }, b: { BOOL: true }, z: { NULL: true }, ss: { SS: ['a'] }, ns: { NS: ['1'] }, m: { M: { l: { L: [{ S: 'a' }, { M: {} }] } } } },
        ReturnValues: 'ALL_OLD',
        ReturnConsumedCapacity: 'TOTAL',
        ReturnItemCollectionMetrics: 'SIZE',
      },
    ],
    [
      'updateItem with expressions',
      updateItem,
      {
        TableName,
        Key,
        UpdateExpression: 'SET #s = :s',
        ConditionExpression: 'attribute_not_exists(#s)',
        ExpressionAttributeNames: { '#s': 'status' },
        ExpressionAttributeValues: { ':s': { S: 'RECORDED' } },
      },
    ],
    [
      'updateItem with the older parameters',
      updateItem,
      {
        TableName,
        Key,
        AttributeUpdates: { a: { Action: 'PUT', Value: { S: 'x' } } },
        ConditionalOperator: 'AND',
        Expected: { a: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'y' }] }, b: { Exists: false }, c: { Value: { N: '1' } } },
      },
    ],
    [
      'getItem',
      getItem,
      { TableName, Key, ConsistentRead: true, ProjectionExpression: '#a', ExpressionAttributeNames: { '#a': 'a' }, ReturnConsumedCapacity: 'NONE' },
    ],
    ['getItem with the older parameter', getItem, { TableName, Key, AttributesToGet: ['a'] }],
    ['deleteItem', deleteItem, { TableName, Key, ConditionExpression: 'a = :a', ExpressionAttributeValues: { ':a': { N: '1' } }, ReturnValues: 'ALL_OLD' }],
  ])('%s: the arguments are the input', (_title, integration, args) => {
    expect(integration.request(args)).toStrictEqual(args);
  });

  test('bytes are base64 texts, at any depth', () => {
    const bytes = new Uint8Array([1, 2]);
    expect(putItem.request({ TableName, Item: { a: { B: 'AQI=' }, b: { M: { c: { L: [{ BS: ['AQI='] }] } } } } })).toStrictEqual({
      TableName,
      Item: { a: { B: bytes }, b: { M: { c: { L: [{ BS: [bytes] }] } } } },
    });
  });

  test.each<[string, typeof putItem, Json, string]>([
    ['a number where N wants its text', putItem, { TableName, Item: { n: { N: 1 } } }, "The value for the field 'N' must be a STRING"],
    ['an attribute that is no attribute value', putItem, { TableName, Item: { a: 'x' } }, "The value for the field 'a' must be an OBJECT"],
    ['a type that is none', putItem, { TableName, Item: { a: { s: 'x' } } }, 'The field "s" is not supported by Step Functions'],
    ['no item', putItem, { TableName }, "The field 'Item' is required but was missing"],
    ['no key', getItem, { TableName }, "The field 'Key' is required but was missing"],
    ['no key to update', updateItem, { TableName }, "The field 'Key' is required but was missing"],
    ['no key to delete', deleteItem, { TableName }, "The field 'Key' is required but was missing"],
    ['no table', getItem, { Key }, "The field 'TableName' is required but was missing"],
    ['a condition on a read', getItem, { TableName, Key, ConditionExpression: 'a = b' }, 'The field "ConditionExpression" is not supported by Step Functions'],
  ])('refuses %s', (_title, integration, args, fault) => {
    expect(() => integration.request(args)).toThrow(
      expect.objectContaining({ error: 'States.Runtime', cause: `The Parameters '${JSON.stringify(args)}' could not be used to start the Task: [${fault}]` }),
    );
  });
});

describe('dynamodb: result', () => {
  test.each<[string, typeof putItem, object, object, number, string]>([
    ['putItem: recording test_dynamodb_put_get_item', putItem, {}, {}, 2, '2745614147'],
    [
      'getItem: recording test_dynamodb_put_get_item',
      getItem,
      { Item: { data: { S: 'string-literal' }, id: { S: 'id1' } } },
      { Item: { data: { S: 'string-literal' }, id: { S: 'id1' } } },
      57,
      '3689732803',
    ],
    ['getItem of what is not there', getItem, { Item: undefined }, {}, 2, '2745614147'],
    ['bytes as base64', deleteItem, { Attributes: { b: { B: new Uint8Array([1, 2]) } } }, { Attributes: { b: { B: 'AQI=' } } }, 33, '2577583309'],
  ])('%s', (_title, integration, output, members, length, crc32) => {
    const result = integration.response({ $metadata: { httpStatusCode: 200, requestId }, ...output }, at);
    expect(JSON.stringify(result)).toBe(JSON.stringify({ ...members, ...metadata(length, crc32) }));
  });
});

describe('dynamodb: failure', () => {
  const cause = (message: string, code: string, status = 400): string =>
    `${message} (Service: AmazonDynamoDBv2; Status Code: ${status}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`;
  const wrongName =
    "1 validation error detected: Value '/invalid_test_table_41848309' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+";
  const exception = (name: string, message: string, fault: 'client' | 'server' = 'client') => new ServiceException(name, message, fault, { requestId });
  test.each<[string, unknown, string, string]>([
    [
      'recording test_put_item_invalid_table_name',
      exception('ValidationException', wrongName),
      'DynamoDB.AmazonDynamoDBException',
      cause(wrongName, 'ValidationException'),
    ],
    [
      'a condition that does not hold, in memory',
      exception('ConditionalCheckFailedException', 'The conditional request failed'),
      'DynamoDB.ConditionalCheckFailedException',
      cause('The conditional request failed', 'ConditionalCheckFailedException'),
    ],
    [
      'a condition that does not hold, from the AWS SDK',
      new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: { httpStatusCode: 400, requestId } }),
      'DynamoDB.ConditionalCheckFailedException',
      cause('The conditional request failed', 'ConditionalCheckFailedException'),
    ],
    [
      'a code that the class adds "Exception" to',
      exception('InternalServerError', 'Internal server error', 'server'),
      'DynamoDB.InternalServerErrorException',
      cause('Internal server error', 'InternalServerError', 500),
    ],
    ['a fault in the client', new TypeError('x is undefined'), 'DynamoDB.SdkClientException', 'TypeError: x is undefined'],
  ])('%s', (_title, thrown, error, text) => {
    expect(putItem.failure(thrown)).toEqual({ error, cause: text });
  });
});

test("the AWS SDK's client fits: bytes go out and come back as base64", async () => {
  const client = new DynamoDB({
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
    maxAttempts: 1,
    requestHandler: {
      async handle(request: { body: Uint8Array }) {
        const { Item } = JSON.parse(new TextDecoder().decode(request.body)) as { Item: object };
        const headers = { 'x-amzn-requestid': requestId, 'content-type': 'application/x-amz-json-1.0' };
        return { response: { statusCode: 200, headers, body: Buffer.from(JSON.stringify({ Attributes: Item })) } };
      },
    } as never,
  });
  const Item = { PurchaseID: { S: 'p-1' }, b: { B: 'AQI=' }, l: { L: [{ N: '1' }] } };
  const output = await client.putItem(putItem.request({ TableName, Item, ReturnValues: 'ALL_OLD' }) as never);
  expect(putItem.response(output, at)).toMatchObject({ Attributes: Item, SdkResponseMetadata: { RequestId: requestId } });
});
