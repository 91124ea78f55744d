import type { Account } from '../account';
import { check, map, oneOf, text } from '../constraints';
import { functionArn, named } from '../function-name';
import { functionNotFound, invalidParameter, mappingExists, validationErrors } from '../errors';
import { checkSource } from '../event-source';
import { versionOf } from '../function-record';
import { refuseUnsupported } from '../function-settings';
import { isQueue, shownMapping, type Mapping } from '../mapping';
import { mappingSettings, mappingSettingsOf, otherSources } from '../mapping-settings';
import { functionName } from '../requests';
import { skipToLatest } from '../shard-position';
import type { CreateEventSourceMappingRequest, EventSourceMappingConfiguration } from '../shapes';

const shape = {
  ...mappingSettings,
  FunctionName: functionName,
  EventSourceArn: text(),
  StartingPosition: oneOf('TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP'),
  StartingPositionTimestamp: { kind: 'date' },
  Tags: map(text()),
} as const;

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
export async function createEventSourceMapping(account: Account, input: CreateEventSourceMappingRequest): Promise<EventSourceMappingConfiguration> {
  check(shape, input);
  refuseUnsupported(input, otherSources);
  const { name, qualifier } = named(account, input.FunctionName!);
  const record = account.functions.get(name);
  const version = record && versionOf(record, qualifier ?? '$LATEST');
  if (record === undefined) throw invalidParameter('Function does not exist');
  if (version === undefined) throw functionNotFound(functionArn(account, name, qualifier));
  const { EventSourceArn: arn = '' } = input;
  if (!/^arn:[^:]*:(?:sqs:[^:]*:[^:]*:.+|dynamodb:[^:]*:[^:]*:table\/.+\/stream\/.+)$/.test(arn)) {
    throw invalidParameter(`Unrecognized event source, must be kinesis, dynamodb stream or sqs. Unsupported source arn : ${arn}`);
  }
  const startingPosition = positionOf(arn, input);
  const settings = mappingSettingsOf(account, arn, input);
  for (const mapping of account.mappings.all.values()) {
    if (mapping.eventSourceArn === arn && mapping.functionName === name && mapping.qualifier === qualifier) throw mappingExists(arn, name, mapping.uuid);
  }
  await checkSource(account, arn, version.Timeout!);
  const mapping: Mapping = {
    uuid: account.requestIds.next(),
    functionName: name,
    ...(qualifier !== undefined && { qualifier }),
    eventSourceArn: arn,
    ...(startingPosition !== undefined && { startingPosition, lastResult: 'No records processed' }),
    enabled: input.Enabled ?? true,
    settings,
    lastModified: account.clock.now(),
    tags: { ...input.Tags },
  };
  if (startingPosition === 'LATEST') await skipToLatest(account, account.ports.dynamodbStreams!, mapping.uuid, arn);
  account.mappings.put(mapping);
  return shownMapping(account, mapping, 'Creating');
}

function positionOf(arn: string, { StartingPosition, StartingPositionTimestamp }: CreateEventSourceMappingRequest): Mapping['startingPosition'] {
  if (isQueue(arn)) {
    if (StartingPosition !== undefined || StartingPositionTimestamp !== undefined)
      throw invalidParameter('StartingPosition is not valid for SQS event sources.');
    return undefined;
  }
  if (StartingPosition === undefined) throw validationErrors(["Value null at 'startingPosition' failed to satisfy constraint: Member must not be null."]);
  if (StartingPosition === 'AT_TIMESTAMP' || StartingPositionTimestamp !== undefined)
    throw invalidParameter(`Unsupported starting position for arn type: ${arn}`);
  return StartingPosition;
}
