import type { Account } from './account';
import type { Constraints } from './constraints';
import { invalidParameter } from './errors';
import type { CreateTableInput, StreamSpecification, UpdateTableInput } from './shapes';
import { checkThroughput } from './table-constraints';
import type { TableSettings, TableStream } from './table-settings';

const VIEW_TYPES = ['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY'];

/** The form of what both CreateTable and UpdateTable can set. */
export function checkOptions(constraints: Constraints, input: CreateTableInput | UpdateTableInput): void {
  constraints.oneOf(input.BillingMode, 'billingMode', ['PROVISIONED', 'PAY_PER_REQUEST']);
  checkThroughput(constraints, input.ProvisionedThroughput);
  constraints.oneOf(input.TableClass, 'tableClass', ['STANDARD', 'STANDARD_INFREQUENT_ACCESS']);
  constraints.oneOf(input.SSESpecification?.SSEType, 'sSESpecification.sSEType', ['AES256', 'KMS']);
  const stream = input.StreamSpecification;
  if (stream === undefined) return;
  constraints.required(stream.StreamEnabled, 'streamSpecification.streamEnabled');
  constraints.oneOf(stream.StreamViewType, 'streamSpecification.streamViewType', VIEW_TYPES);
}

/** The settings that are kept and shown: nothing here acts on them. */
export function shownOptions(input: CreateTableInput | UpdateTableInput, now: number, before?: TableSettings): Partial<TableSettings> {
  const { TableClass, SSESpecification, OnDemandThroughput, WarmThroughput } = input;
  if (OnDemandThroughput !== undefined && (input.BillingMode ?? before?.billingMode ?? 'PROVISIONED') === 'PROVISIONED') {
    throw invalidParameter('OnDemandThroughput should not be specified when BillingMode is PROVISIONED');
  }
  return {
    ...(TableClass !== undefined && { tableClass: TableClass, ...(before !== undefined && { tableClassChanged: now }) }),
    ...(SSESpecification !== undefined && { encryption: { ...SSESpecification } }),
    ...(OnDemandThroughput !== undefined && { onDemandThroughput: { ...OnDemandThroughput } }),
    ...(WarmThroughput !== undefined && { warmThroughput: { ...WarmThroughput } }),
  };
}

/** The view of a stream that is to be switched on; undefined for one that is to be switched off. @throws ValidationException */
export function viewTypeOf({ StreamEnabled, StreamViewType }: StreamSpecification): TableStream['viewType'] | undefined {
  if (StreamEnabled === true) {
    if (StreamViewType === undefined) throw invalidParameter('StreamViewType is required when StreamEnabled is true');
    return StreamViewType;
  }
  if (StreamViewType !== undefined) throw invalidParameter('StreamViewType should not be specified when StreamEnabled is false');
  return undefined;
}

/** Switches a stream on for a table. */
export function openStream({ streams }: Account, table: Pick<TableSettings, 'name' | 'arn' | 'keySchema'>, viewType: TableStream['viewType']): TableStream {
  const { arn, label } = streams.open(table, viewType);
  return { arn, label, viewType, enabled: true };
}
