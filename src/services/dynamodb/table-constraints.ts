import type { Constraints } from './constraints';
import type { AttributeDefinition, GlobalSecondaryIndex, KeySchemaElement, LocalSecondaryIndex, ProvisionedThroughput, Projection } from './shapes';

const NAME = /^[a-zA-Z0-9_.-]+$/;
const MOST_NON_KEY_ATTRIBUTES = 20;

/** The name of a table that is to be made, or of an index. */
export function checkName(constraints: Constraints, name: string | undefined, member: string): void {
  constraints.required(name, member);
  if (typeof name === 'string' && !NAME.test(name)) constraints.broken(name, member, 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+');
}

/** The name of an index. */
export function checkIndexName(constraints: Constraints, name: string | undefined, member: string): void {
  checkName(constraints, name, member);
  if (name === undefined) return;
  if (name.length < 3) constraints.broken(name, member, 'Member must have length greater than or equal to 3');
  if (name.length > 255) constraints.broken(name, member, 'Member must have length less than or equal to 255');
}

export function checkAttributeDefinitions(constraints: Constraints, definitions: readonly AttributeDefinition[] = []): void {
  definitions.forEach(({ AttributeName, AttributeType }, i) => {
    constraints.required(AttributeName, `attributeDefinitions.${i + 1}.member.attributeName`);
    constraints.required(AttributeType, `attributeDefinitions.${i + 1}.member.attributeType`);
    constraints.oneOf(AttributeType ?? undefined, `attributeDefinitions.${i + 1}.member.attributeType`, ['B', 'N', 'S']);
  });
}

/** @param most - How many attributes a key may have: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_LocalSecondaryIndex.html */
export function checkKeySchema(constraints: Constraints, schema: readonly KeySchemaElement[] | undefined, member: string, most: number): void {
  constraints.required(schema, member);
  if (schema?.length === 0) constraints.broken('[]', member, 'Member must have length greater than or equal to 1');
  if (schema !== undefined && schema.length > most) constraints.broken(shown(schema), member, `Member must have length less than or equal to ${most}`);
  schema?.forEach(({ AttributeName, KeyType }, i) => {
    constraints.required(AttributeName, `${member}.${i + 1}.member.attributeName`);
    constraints.required(KeyType, `${member}.${i + 1}.member.keyType`);
    constraints.oneOf(KeyType ?? undefined, `${member}.${i + 1}.member.keyType`, ['HASH', 'RANGE']);
  });
}

/** A list as AWS's messages print it. */
const shown = (schema: readonly KeySchemaElement[]): string =>
  `[${schema.map(({ AttributeName, KeyType }) => `KeySchemaElement(attributeName=${AttributeName}, keyType=${KeyType})`).join(', ')}]`;

function checkProjection(constraints: Constraints, projection: Projection | undefined, member: string): void {
  constraints.required(projection, member);
  constraints.oneOf(projection?.ProjectionType, `${member}.projectionType`, ['ALL', 'INCLUDE', 'KEYS_ONLY']);
  const names = projection?.NonKeyAttributes;
  if (names?.length === 0) constraints.broken('[]', `${member}.nonKeyAttributes`, 'Member must have length greater than or equal to 1');
  if (names !== undefined && names.length > MOST_NON_KEY_ATTRIBUTES) {
    constraints.broken(`[${names.join(', ')}]`, `${member}.nonKeyAttributes`, `Member must have length less than or equal to ${MOST_NON_KEY_ATTRIBUTES}`);
  }
}

export function checkThroughput(constraints: Constraints, throughput: ProvisionedThroughput | undefined, member = 'provisionedThroughput'): void {
  if (throughput === undefined) return;
  constraints.required(throughput.ReadCapacityUnits, `${member}.readCapacityUnits`);
  constraints.required(throughput.WriteCapacityUnits, `${member}.writeCapacityUnits`);
  constraints.within(throughput.ReadCapacityUnits, `${member}.readCapacityUnits`, 1, Infinity);
  constraints.within(throughput.WriteCapacityUnits, `${member}.writeCapacityUnits`, 1, Infinity);
}

export function checkLocalIndex(constraints: Constraints, { IndexName, KeySchema, Projection }: LocalSecondaryIndex, member: string): void {
  checkIndexName(constraints, IndexName, `${member}.indexName`);
  checkKeySchema(constraints, KeySchema, `${member}.keySchema`, 2);
  checkProjection(constraints, Projection, `${member}.projection`);
}

export function checkGlobalIndex(constraints: Constraints, index: GlobalSecondaryIndex, member: string): void {
  checkIndexName(constraints, index.IndexName, `${member}.indexName`);
  checkKeySchema(constraints, index.KeySchema, `${member}.keySchema`, Infinity);
  checkProjection(constraints, index.Projection, `${member}.projection`);
  checkThroughput(constraints, index.ProvisionedThroughput, `${member}.provisionedThroughput`);
}
