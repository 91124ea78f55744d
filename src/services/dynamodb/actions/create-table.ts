import { type Account, newTable, tableArn } from '../account';
import { Constraints } from '../constraints';
import { invalidParameter, resourceInUse, validation } from '../errors';
import type { KeyAttribute, KeySchema } from '../key-schema';
import type { CreateTableInput, CreateTableOutput, KeySchemaElement } from '../shapes';
import { describe } from '../table-description';
import { refuseUnsupported } from '../unsupported';

/**
 * Makes a table. The answer says CREATING, as AWS's does; whoever looks next finds the table ACTIVE.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
 */
export function createTable(account: Account, input: CreateTableInput): CreateTableOutput {
  checkInput(input);
  refuseUnsupported(input);
  const name = input.TableName!;
  const schema = keySchema(input);
  const throughput = provisioned(input);
  if (account.tables.has(name)) throw resourceInUse(`Table already exists: ${name}`);
  const table = newTable(account, {
    name,
    arn: tableArn(account, name),
    id: account.tableIds.next(),
    created: account.clock.now(),
    schema,
    attributes: structuredClone(input.AttributeDefinitions!),
    keySchema: structuredClone(input.KeySchema!),
    billingMode: input.BillingMode ?? 'PROVISIONED',
    throughput,
    deletionProtected: input.DeletionProtectionEnabled === true,
  });
  account.tables.set(name, table);
  return { TableDescription: describe(table, 'CREATING') };
}

function checkInput(input: CreateTableInput): void {
  const { TableName, AttributeDefinitions, KeySchema, BillingMode, ProvisionedThroughput } = input;
  const constraints = new Constraints();
  constraints.required(TableName, 'tableName');
  if (typeof TableName === 'string' && !/^[a-zA-Z0-9_.-]+$/.test(TableName)) {
    constraints.broken(TableName, 'tableName', 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+');
  }
  constraints.required(AttributeDefinitions, 'attributeDefinitions');
  constraints.required(KeySchema, 'keySchema');
  if (KeySchema?.length === 0) constraints.broken('[]', 'keySchema', 'Member must have length greater than or equal to 1');
  if (KeySchema !== undefined && KeySchema.length > 2) constraints.broken(shown(KeySchema), 'keySchema', 'Member must have length less than or equal to 2');
  AttributeDefinitions?.forEach(({ AttributeName, AttributeType }, i) => {
    constraints.required(AttributeName, `attributeDefinitions.${i + 1}.member.attributeName`);
    constraints.required(AttributeType, `attributeDefinitions.${i + 1}.member.attributeType`);
    constraints.oneOf(AttributeType, `attributeDefinitions.${i + 1}.member.attributeType`, ['B', 'N', 'S']);
  });
  KeySchema?.forEach(({ AttributeName, KeyType }, i) => {
    constraints.required(AttributeName, `keySchema.${i + 1}.member.attributeName`);
    constraints.required(KeyType, `keySchema.${i + 1}.member.keyType`);
    constraints.oneOf(KeyType, `keySchema.${i + 1}.member.keyType`, ['HASH', 'RANGE']);
  });
  constraints.oneOf(BillingMode, 'billingMode', ['PROVISIONED', 'PAY_PER_REQUEST']);
  constraints.within(ProvisionedThroughput?.ReadCapacityUnits, 'provisionedThroughput.readCapacityUnits', 1, Infinity);
  constraints.within(ProvisionedThroughput?.WriteCapacityUnits, 'provisionedThroughput.writeCapacityUnits', 1, Infinity);
  constraints.check();
  if (TableName!.length < 3 || TableName!.length > 255) throw validation('TableName must be at least 3 characters long and at most 255 characters long');
}

/** A list as AWS's messages print it. */
const shown = (schema: readonly KeySchemaElement[]): string =>
  `[${schema.map(({ AttributeName, KeyType }) => `KeySchemaElement(attributeName=${AttributeName}, keyType=${KeyType})`).join(', ')}]`;

function keySchema(input: CreateTableInput): KeySchema {
  const types = new Map<string, KeyAttribute['type']>();
  for (const { AttributeName, AttributeType } of input.AttributeDefinitions!) {
    if (types.has(AttributeName!)) throw invalidParameter(`Duplicate AttributeName in AttributeDefinitions: ${AttributeName!}`);
    types.set(AttributeName!, AttributeType!);
  }
  const elements = input.KeySchema!;
  if (elements[0]!.KeyType !== 'HASH') throw validation('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  if (elements[1] !== undefined && elements[1].KeyType !== 'RANGE') throw validation('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  const names = elements.map(({ AttributeName }) => AttributeName!);
  if (names[0] === names[1]) throw validation('Both the Hash Key and the Range Key element in the KeySchema have the same name');
  if (names.some((name) => !types.has(name))) {
    throw invalidParameter(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${names.join(', ')}], AttributeDefinitions: [${[...types.keys()].join(', ')}]`,
    );
  }
  if (types.size !== names.length) {
    throw invalidParameter('Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions');
  }
  const [hash, range] = names.map((name) => ({ name, type: types.get(name)! })) as [KeyAttribute, KeyAttribute?];
  return { hash, range, names };
}

function provisioned({ BillingMode, ProvisionedThroughput }: CreateTableInput): { ReadCapacityUnits: number; WriteCapacityUnits: number } {
  if (BillingMode === 'PAY_PER_REQUEST') {
    if (ProvisionedThroughput !== undefined) {
      throw invalidParameter('Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST');
    }
    return { ReadCapacityUnits: 0, WriteCapacityUnits: 0 };
  }
  const { ReadCapacityUnits, WriteCapacityUnits } = ProvisionedThroughput ?? {};
  if (ReadCapacityUnits === undefined || WriteCapacityUnits === undefined) {
    throw invalidParameter('ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED');
  }
  return { ReadCapacityUnits, WriteCapacityUnits };
}
