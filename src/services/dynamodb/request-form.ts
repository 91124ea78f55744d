import { misplaced } from './values/normal-value';

/** What type a member of a request must have: the JSON of a request comes from outside. Lists have one form for all members. */
export type Form = 'String' | 'Integer' | 'Boolean' | readonly [Form] | { readonly [member: string]: Form };

const TYPES = { String: 'string', Integer: 'number', Boolean: 'boolean' } as const;

/** Holds what a request gives to its form, before anything looks into it. Members that the form does not name are not looked at. @throws SerializationException */
export function checkForm(value: unknown, form: Form): void {
  if (typeof form === 'string') {
    if (typeof value !== TYPES[form]) throw misplaced(value, form);
  } else if (isList(form)) {
    if (!Array.isArray(value)) throw misplaced(value, 'List');
    for (const member of value) checkForm(member, form[0]);
  } else {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw misplaced(value, 'Map');
    for (const name in form) {
      const member = (value as Readonly<Record<string, unknown>>)[name];
      if (member !== undefined) checkForm(member, form[name]!);
    }
  }
}

const isList = (form: readonly [Form] | { readonly [member: string]: Form }): form is readonly [Form] => Array.isArray(form);

const KEY_SCHEMA: Form = [{ AttributeName: 'String', KeyType: 'String' }];
const THROUGHPUT: Form = { ReadCapacityUnits: 'Integer', WriteCapacityUnits: 'Integer' };
const ON_DEMAND: Form = { MaxReadRequestUnits: 'Integer', MaxWriteRequestUnits: 'Integer' };
const WARM: Form = { ReadUnitsPerSecond: 'Integer', WriteUnitsPerSecond: 'Integer' };
const TAGS: Form = [{ Key: 'String', Value: 'String' }];
const LOCAL_INDEX = { IndexName: 'String', KeySchema: KEY_SCHEMA, Projection: { ProjectionType: 'String', NonKeyAttributes: ['String'] } } as const;
const GLOBAL_INDEX: Form = { ...LOCAL_INDEX, ProvisionedThroughput: THROUGHPUT, OnDemandThroughput: ON_DEMAND, WarmThroughput: WARM };

const OPTIONS = {
  TableName: 'String',
  AttributeDefinitions: [{ AttributeName: 'String', AttributeType: 'String' }],
  BillingMode: 'String',
  ProvisionedThroughput: THROUGHPUT,
  OnDemandThroughput: ON_DEMAND,
  WarmThroughput: WARM,
  StreamSpecification: { StreamEnabled: 'Boolean', StreamViewType: 'String' },
  SSESpecification: { Enabled: 'Boolean', SSEType: 'String', KMSMasterKeyId: 'String' },
  TableClass: 'String',
  DeletionProtectionEnabled: 'Boolean',
} as const;

export const CREATE_TABLE: Form = {
  ...OPTIONS,
  KeySchema: KEY_SCHEMA,
  LocalSecondaryIndexes: [LOCAL_INDEX],
  GlobalSecondaryIndexes: [GLOBAL_INDEX],
  Tags: TAGS,
};
export const UPDATE_TABLE: Form = {
  ...OPTIONS,
  GlobalSecondaryIndexUpdates: [
    {
      Create: GLOBAL_INDEX,
      Update: { IndexName: 'String', ProvisionedThroughput: THROUGHPUT, OnDemandThroughput: ON_DEMAND, WarmThroughput: WARM },
      Delete: { IndexName: 'String' },
    },
  ],
};
export const TABLE: Form = { TableName: 'String' };
export const LIST_TABLES: Form = { ExclusiveStartTableName: 'String', Limit: 'Integer' };
export const RESOURCE: Form = { ResourceArn: 'String', Tags: TAGS, TagKeys: ['String'], NextToken: 'String' };

/** Of Query and Scan: what is no item and no placeholder, which are checked where they are read. */
export const PAGE: Form = {
  TableName: 'String',
  IndexName: 'String',
  Select: 'String',
  Limit: 'Integer',
  ConsistentRead: 'Boolean',
  ScanIndexForward: 'Boolean',
  Segment: 'Integer',
  TotalSegments: 'Integer',
  KeyConditionExpression: 'String',
  FilterExpression: 'String',
  ProjectionExpression: 'String',
  ReturnConsumedCapacity: 'String',
  ExpressionAttributeNames: {},
  ExpressionAttributeValues: {},
  AttributesToGet: ['String'],
  KeyConditions: {},
  QueryFilter: {},
  ScanFilter: {},
  ConditionalOperator: 'String',
};
