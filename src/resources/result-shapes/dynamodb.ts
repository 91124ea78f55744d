import { members, type MapOf, type ResultShape, type ServiceResults, type Structure } from '../result-shape';

const attributeMembers: Record<string, ResultShape> = {
  ...members('string', 'B N S'),
  ...members({ items: 'string' }, 'BS NS SS'),
  ...members('boolean', 'BOOL NULL'),
};

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html */
const attributeValue: Structure = { members: attributeMembers };
const item: MapOf = { values: attributeValue };
attributeMembers['L'] = { items: attributeValue };
attributeMembers['M'] = item;

const items = { items: item };
const capacity = { members: members('number', 'CapacityUnits ReadCapacityUnits WriteCapacityUnits') };

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html */
const consumedCapacity: Structure = {
  members: {
    ...capacity.members,
    GlobalSecondaryIndexes: { values: capacity },
    LocalSecondaryIndexes: { values: capacity },
    Table: capacity,
    TableName: 'string',
  },
};
const itemCollectionMetrics: Structure = { members: { ItemCollectionKey: item, SizeEstimateRangeGB: { items: 'number' } } };

const read = { ConsumedCapacity: consumedCapacity };
const written: Structure = { members: { Attributes: item, ConsumedCapacity: consumedCapacity, ItemCollectionMetrics: itemCollectionMetrics } };
const page: Structure = { members: { ...read, Count: 'number', Items: items, LastEvaluatedKey: item, ScannedCount: 'number' } };
const many = { ConsumedCapacity: { items: consumedCapacity } };
const manyWritten = { ...many, ItemCollectionMetrics: { values: { items: itemCollectionMetrics } } };

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html */
export const dynamodb: ServiceResults = {
  batchGetItem: { members: { ...many, Responses: { values: items }, UnprocessedKeys: { values: { members: { Keys: items } } } } },
  batchWriteItem: { members: { ...manyWritten, UnprocessedItems: { values: { items: 'any' } } } },
  deleteItem: written,
  getItem: { members: { ...read, Item: item } },
  putItem: written,
  query: page,
  scan: page,
  transactGetItems: { members: { ...many, Responses: { items: { members: { Item: item } } } } },
  transactWriteItems: { members: manyWritten },
  updateItem: written,
};
