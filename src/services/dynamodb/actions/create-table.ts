import { type Account, newTable, tableArn } from '../account';
import { Constraints } from '../constraints';
import { resourceInUse, validation } from '../errors';
import { attributeTypes, checkAllUsed, checkIndexes, globalIndex, localIndex, tableKey } from '../index-definition';
import { invalidParameter } from '../errors';
import { checkForm, CREATE_TABLE } from '../request-form';
import type { CreateTableInput, CreateTableOutput } from '../shapes';
import { checkAttributeDefinitions, checkGlobalIndex, checkKeySchema, checkLocalIndex, checkName } from '../table-constraints';
import { describe } from '../table-description';
import { checkOptions, openStream, shownOptions, viewTypeOf } from '../table-options';
import type { TableSettings } from '../table-settings';
import { checkTags, withTags } from '../tags';
import { provisioned } from '../throughput';
import { refuseUnsupported } from '../unsupported';

/**
 * Makes a table. The answer says CREATING, as AWS's does; whoever looks next finds the table ACTIVE.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
 */
export function createTable(account: Account, input: CreateTableInput): CreateTableOutput {
  checkForm(input, CREATE_TABLE);
  checkInput(input);
  refuseUnsupported(input);
  const now = account.clock.now();
  const viewType = input.StreamSpecification && viewTypeOf(input.StreamSpecification);
  let settings = settingsOf(account, input, now);
  if (account.tables.has(settings.name)) throw resourceInUse(`Table already exists: ${settings.name}`);
  if (viewType !== undefined) settings = { ...settings, stream: openStream(account, settings, viewType) };
  const table = newTable(account, settings);
  account.tables.set(settings.name, table);
  const creating = new Map(settings.indexes.map(({ name }) => [name, 'CREATING'] as const));
  return { TableDescription: describe(table, 'CREATING', now, creating) };
}

function checkInput(input: CreateTableInput): void {
  const { TableName, LocalSecondaryIndexes: locals, GlobalSecondaryIndexes: globals } = input;
  const constraints = new Constraints();
  checkName(constraints, TableName, 'tableName');
  constraints.required(input.AttributeDefinitions, 'attributeDefinitions');
  checkAttributeDefinitions(constraints, input.AttributeDefinitions);
  checkKeySchema(constraints, input.KeySchema, 'keySchema', 2);
  locals?.forEach((index, i) => checkLocalIndex(constraints, index, `localSecondaryIndexes.${i + 1}.member`));
  globals?.forEach((index, i) => checkGlobalIndex(constraints, index, `globalSecondaryIndexes.${i + 1}.member`));
  checkOptions(constraints, input);
  checkTags(constraints, input.Tags);
  constraints.check();
  if (TableName!.length < 3 || TableName!.length > 255) throw validation('TableName must be at least 3 characters long and at most 255 characters long');
  if (locals?.length === 0) throw invalidParameter('List of LocalSecondaryIndexes is empty');
  if (globals?.length === 0) throw invalidParameter('List of GlobalSecondaryIndexes is empty');
}

function settingsOf(account: Account, input: CreateTableInput, now: number): TableSettings {
  const { LocalSecondaryIndexes: locals = [], GlobalSecondaryIndexes: globals = [], BillingMode: billingMode = 'PROVISIONED' } = input;
  const types = attributeTypes(input.AttributeDefinitions!);
  const schema = tableKey(input.KeySchema!, types);
  const throughput = provisioned(input.ProvisionedThroughput, billingMode);
  const indexes = [...locals.map((index) => localIndex(index, schema, types)), ...globals.map((index) => globalIndex(index, types, billingMode))];
  checkIndexes(indexes);
  checkAllUsed(schema, indexes, types);
  return {
    name: input.TableName!,
    arn: tableArn(account, input.TableName!),
    id: account.tableIds.next(),
    created: now,
    schema,
    attributes: structuredClone(input.AttributeDefinitions!),
    keySchema: structuredClone(input.KeySchema!),
    indexes,
    billingMode,
    ...(billingMode === 'PAY_PER_REQUEST' && { onDemandSince: now }),
    throughput,
    ...shownOptions(input, now),
    deletionProtected: input.DeletionProtectionEnabled === true,
    tags: withTags([], input.Tags ?? []),
  };
}
