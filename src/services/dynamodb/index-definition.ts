import { invalidParameter, validation } from './errors';
import type { KeyAttribute, KeySchema } from './key-schema';
import type { AttributeDefinition, GlobalSecondaryIndex, KeySchemaElement, LocalSecondaryIndex, Projection } from './shapes';
import type { IndexSettings, TableSettings } from './table-settings';
import { provisioned } from './throughput';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-secondary-indexes */
const MOST_LOCAL = 5;
const MOST_GLOBAL = 20;
const MOST_PROJECTED = 100;
/** "up to four attributes each": https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.DesignPattern.MultiAttributeKeys.html */
const MOST_KEY_ATTRIBUTES = 4;

/** The types of the attributes that a table defines, for its keys to be read by. */
export type AttributeTypes = ReadonlyMap<string, KeyAttribute['type']>;

/** @throws ValidationException where one is defined twice */
export function attributeTypes(definitions: readonly AttributeDefinition[]): AttributeTypes {
  const types = new Map<string, KeyAttribute['type']>();
  for (const { AttributeName, AttributeType } of definitions) {
    if (types.has(AttributeName!)) throw invalidParameter(`Duplicate AttributeName in AttributeDefinitions: ${AttributeName!}`);
    types.set(AttributeName!, AttributeType!);
  }
  return types;
}

/** A key of at most so many attributes a part, those of the partition key first. @throws ValidationException */
function keyParts(elements: readonly KeySchemaElement[], types: AttributeTypes, most: number): { hash: KeyAttribute[]; range: KeyAttribute[] } {
  if (elements[0]!.KeyType !== 'HASH') throw validation('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  const names = elements.map(({ AttributeName }) => AttributeName!);
  if (most === 1) {
    if (elements[1] !== undefined && elements[1].KeyType !== 'RANGE')
      throw validation('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
    if (names[0] === names[1]) throw validation('Both the Hash Key and the Range Key element in the KeySchema have the same name');
  }
  const hashes = elements.filter(({ KeyType }) => KeyType === 'HASH').length;
  const isOrdered = elements.every(({ KeyType }, i) => (KeyType === 'HASH') === i < hashes);
  if (!isOrdered) throw validation('Invalid KeySchema: The HASH key elements must be before the RANGE key elements');
  if (hashes > most || names.length - hashes > most) {
    throw validation(`Invalid KeySchema: There can be at most ${most} HASH key elements and ${most} RANGE key elements`);
  }
  if (new Set(names).size < names.length) throw validation('Invalid KeySchema: The attributes of a key must be different');
  if (names.slice(0, hashes).some((name) => !types.has(name))) {
    throw invalidParameter(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${names.join(', ')}], AttributeDefinitions: [${[...types.keys()].join(', ')}]`,
    );
  }
  if (names.some((name) => !types.has(name))) throw validation('Invalid KeySchema: Some index key attribute have no definition');
  const parts = names.map((name) => ({ name, type: types.get(name)! }));
  return { hash: parts.slice(0, hashes), range: parts.slice(hashes) };
}

/** The key of a table. @throws ValidationException */
export function tableKey(elements: readonly KeySchemaElement[], types: AttributeTypes): KeySchema {
  const { hash, range } = keyParts(elements, types, 1);
  return { hash: hash[0]!, range: range[0], names: [...hash, ...range].map(({ name }) => name) };
}

/** @throws ValidationException */
export function localIndex(index: LocalSecondaryIndex, table: KeySchema, types: AttributeTypes): IndexSettings {
  const name = index.IndexName!;
  if (table.range === undefined) {
    throw invalidParameter('Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex');
  }
  const key = keyParts(index.KeySchema!, types, 1);
  if (key.range.length === 0) throw invalidParameter(`Index KeySchema does not have a range key for index: ${name}`);
  if (key.hash[0]!.name !== table.hash.name) {
    throw invalidParameter(
      `Index KeySchema does not have the same leading hash key as table KeySchema for index: ${name}. ` +
        `index hash key: ${key.hash[0]!.name}, table hash key: ${table.hash.name}`,
    );
  }
  return { name, kind: 'local', ...key, keySchema: structuredClone(index.KeySchema!), projection: projectionOf(index.Projection!), throughput: NONE };
}

const NONE = { read: 0, write: 0 };

/** @throws ValidationException */
export function globalIndex(index: GlobalSecondaryIndex, types: AttributeTypes, billingMode: TableSettings['billingMode']): IndexSettings {
  const name = index.IndexName!;
  const key = keyParts(index.KeySchema!, types, MOST_KEY_ATTRIBUTES);
  const projection = projectionOf(index.Projection!);
  const throughput = provisioned(index.ProvisionedThroughput, billingMode, name);
  const { OnDemandThroughput, WarmThroughput } = index;
  return {
    name,
    kind: 'global',
    ...key,
    keySchema: structuredClone(index.KeySchema!),
    projection,
    throughput,
    ...(OnDemandThroughput && { onDemandThroughput: { ...OnDemandThroughput } }),
    ...(WarmThroughput && { warmThroughput: { ...WarmThroughput } }),
  };
}

function projectionOf({ ProjectionType: type, NonKeyAttributes: names }: Projection): Projection {
  if (type === undefined) throw invalidParameter('Unknown ProjectionType: null');
  if (type !== 'INCLUDE' && names !== undefined) throw invalidParameter(`ProjectionType is ${type}, but NonKeyAttributes is specified`);
  if (type === 'INCLUDE' && names === undefined) throw invalidParameter('ProjectionType is INCLUDE, but NonKeyAttributes is not specified');
  return names === undefined ? { ProjectionType: type } : { ProjectionType: type, NonKeyAttributes: [...names] };
}

/** What concerns the indexes of a table together. @throws ValidationException */
export function checkIndexes(indexes: readonly IndexSettings[]): void {
  const names = new Set<string>();
  for (const { name } of indexes) {
    if (names.has(name)) throw invalidParameter(`Duplicate index name: ${name}`);
    names.add(name);
  }
  const locals = indexes.filter(({ kind }) => kind === 'local').length;
  if (locals > MOST_LOCAL) throw invalidParameter(`Number of LocalSecondaryIndexes exceeds per-table limit of ${MOST_LOCAL}`);
  if (indexes.length - locals > MOST_GLOBAL) throw invalidParameter(`GlobalSecondaryIndex count exceeds the per-table limit of ${MOST_GLOBAL}`);
  const projected = indexes.reduce((count, { projection }) => count + (projection.NonKeyAttributes?.length ?? 0), 0);
  if (projected > MOST_PROJECTED) {
    throw invalidParameter(`Number of projected NonKeyAttributes across all indexes exceeds the limit of ${MOST_PROJECTED}`);
  }
}

/** Every defined attribute must be a key of something. @throws ValidationException */
export function checkAllUsed(schema: KeySchema, indexes: readonly IndexSettings[], types: AttributeTypes): void {
  const keys = new Set([...schema.names, ...indexes.flatMap(({ hash, range }) => [...hash, ...range].map(({ name }) => name))]);
  if (keys.size === types.size) return;
  if (indexes.length === 0)
    throw invalidParameter('Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions');
  throw invalidParameter(
    `Some AttributeDefinitions are not used. AttributeDefinitions: [${[...types.keys()].join(', ')}], ` +
      `keys used: [${[...types.keys()].filter((name) => keys.has(name)).join(', ')}]`,
  );
}
