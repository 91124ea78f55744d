/** What the four optimised integrations of DynamoDB have in common. See https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html */
import { crc32 } from './crc32';
import type { Integration } from './integration';
import { httpDate, readOutput, result, sdkMetadata } from './sdk-result';
import { serviceFailure, type ServiceErrors } from './service-failure';
import { taskInput, type MapOf, type Shape, type Structure } from './task-input';

const attributeMembers: Record<string, Shape> = {
  B: 'BLOB',
  BOOL: 'BOOLEAN',
  BS: { items: 'BLOB' },
  N: 'STRING',
  NS: { items: 'STRING' },
  NULL: 'BOOLEAN',
  S: 'STRING',
  SS: { items: 'STRING' },
};

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html */
export const attributeValue: Structure = { members: attributeMembers, required: [] };
/** Attribute values by the attributes' names: an item, a key, the values of an expression. */
export const attributes: MapOf = { values: attributeValue };
attributeMembers['L'] = { items: attributeValue };
attributeMembers['M'] = attributes;

/** The members with which a write is made conditional. */
export const condition: Readonly<Record<string, Shape>> = {
  ConditionalOperator: 'STRING',
  ConditionExpression: 'STRING',
  Expected: {
    values: {
      members: { AttributeValueList: { items: attributeValue }, ComparisonOperator: 'STRING', Exists: 'BOOLEAN', Value: attributeValue },
      required: [],
    },
  },
  ExpressionAttributeNames: { values: 'STRING' },
  ExpressionAttributeValues: attributes,
};

/** The members that say what a write gives back. */
export const returned: Readonly<Record<string, Shape>> = {
  ReturnConsumedCapacity: 'STRING',
  ReturnItemCollectionMetrics: 'STRING',
  ReturnValues: 'STRING',
};

/** The errors of https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html, which has those of the other three. */
export const dynamodbErrors: ServiceErrors = {
  prefix: 'DynamoDB',
  name: 'AmazonDynamoDBv2',
  base: 'AmazonDynamoDBException',
  classes: {
    ConditionalCheckFailedException: 'ConditionalCheckFailedException',
    InternalServerError: 'InternalServerErrorException',
    ItemCollectionSizeLimitExceededException: 'ItemCollectionSizeLimitExceededException',
    ProvisionedThroughputExceededException: 'ProvisionedThroughputExceededException',
    ReplicatedWriteConflictException: 'ReplicatedWriteConflictException',
    RequestLimitExceeded: 'RequestLimitExceededException',
    ResourceNotFoundException: 'ResourceNotFoundException',
    TransactionConflictException: 'TransactionConflictException',
  },
};

const metadata = sdkMetadata(['Server', 'Connection', 'x-amzn-RequestId', 'x-amz-crc32', 'Content-Length', 'Date', 'Content-Type']);

/** An integration of one action. The results are as in recording test_dynamodb_put_get_item. */
export function dynamodb(method: string, shape: Structure): Integration {
  return {
    service: 'dynamodb',
    method,
    request: (args) => taskInput(shape, args),
    response(output, at) {
      const response = readOutput(output);
      const body = Buffer.from(JSON.stringify(response.members));
      const headers = {
        Server: 'Server',
        Connection: 'keep-alive',
        'x-amzn-RequestId': response.requestId,
        'x-amz-crc32': String(crc32(body)),
        'Content-Length': String(body.length),
        Date: httpDate(at),
        'Content-Type': 'application/x-amz-json-1.0',
      };
      return result(response.members, metadata(headers, response));
    },
    failure: (thrown) => serviceFailure(dynamodbErrors, thrown),
  };
}
