import type { Account } from './account';
import { flag, integer, list, oneOf, structure, text, type Shape } from './constraints';
import { checkTarget } from './deliver';
import { invalidParameter, notSupported } from './errors';
import { destinationConfig } from './event-invoke-config';
import { filterPattern } from './filter-pattern';
import { isFifo, isQueue, type Mapping } from './mapping';
import type { EventSourceMappingSettings } from './shapes';

/** Ranges of https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
export const mappingSettings: Shape = {
  Enabled: flag,
  BatchSize: integer(1, 10_000),
  FilterCriteria: structure({ Filters: list(structure({ Pattern: text({ max: 4096 }) })) }),
  ScalingConfig: structure({ MaximumConcurrency: integer(2, 1000) }),
  MaximumBatchingWindowInSeconds: integer(0, 300),
  ParallelizationFactor: integer(1, 10),
  DestinationConfig: destinationConfig,
  MaximumRecordAgeInSeconds: integer(-1, 604_800),
  BisectBatchOnFunctionError: flag,
  MaximumRetryAttempts: integer(-1, 10_000),
  TumblingWindowInSeconds: integer(0, 900),
  FunctionResponseTypes: list(oneOf('ReportBatchItemFailures'), 1),
};

/** What Lambda has for sources that are not here. */
export const otherSources = [
  'KMSKeyArn',
  'MetricsConfig',
  'LoggingConfig',
  'Topics',
  'Queues',
  'SourceAccessConfigurations',
  'SelfManagedEventSource',
  'AmazonManagedKafkaEventSourceConfig',
  'SelfManagedKafkaEventSourceConfig',
  'DocumentDBEventSourceConfig',
  'ProvisionedPollerConfig',
] as const;

type Settings = Mapping['settings'];

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html */
const queueDefaults: Settings = { BatchSize: 10, MaximumBatchingWindowInSeconds: 0, FunctionResponseTypes: [] };
/** https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html */
const streamDefaults: Settings = {
  BatchSize: 100,
  MaximumBatchingWindowInSeconds: 0,
  ParallelizationFactor: 1,
  DestinationConfig: { OnFailure: {} },
  MaximumRecordAgeInSeconds: -1,
  BisectBatchOnFunctionError: false,
  MaximumRetryAttempts: -1,
  TumblingWindowInSeconds: 0,
  FunctionResponseTypes: [],
};
const ofStreams = [
  'ParallelizationFactor',
  'DestinationConfig',
  'MaximumRecordAgeInSeconds',
  'BisectBatchOnFunctionError',
  'MaximumRetryAttempts',
  'TumblingWindowInSeconds',
] as const;

const mostFilters = 5;
const largestFifoBatch = 10;
const largestImmediateBatch = 10;

/**
 * The settings of a mapping with what a request says, beside what was there.
 *
 * @throws InvalidParameterValueException
 */
export function mappingSettingsOf(account: Account, arn: string, request: EventSourceMappingSettings, before?: Settings): Settings {
  const given: Record<string, unknown> = {};
  const queue = isQueue(arn);
  const names = Object.keys(mappingSettings) as (keyof EventSourceMappingSettings)[];
  for (const name of names) if (name !== 'Enabled' && request[name] !== undefined) given[name] = structuredClone(request[name]);
  for (const name of queue ? ofStreams : (['ScalingConfig'] as const)) {
    if (given[name] !== undefined) throw invalidParameter(`Unsupported ${name} parameter for given event source mapping type.`);
  }
  const settings = { ...(before ?? (queue ? queueDefaults : streamDefaults)), ...given } as Settings & Record<string, unknown>;
  // What is empty takes away what was there.
  if (!settings.FilterCriteria?.Filters?.length) delete settings.FilterCriteria;
  if (settings.ScalingConfig?.MaximumConcurrency === undefined) delete settings.ScalingConfig;
  checkFilters(settings);
  if (queue) checkQueue(arn, settings);
  else checkStream(account, settings);
  return settings;
}

function checkFilters({ FilterCriteria }: Settings): void {
  const filters = FilterCriteria?.Filters ?? [];
  if (filters.length > mostFilters) throw invalidParameter(`The number of filters exceeds the limit of ${mostFilters}.`);
  for (const { Pattern } of filters) {
    try {
      filterPattern(Pattern ?? '{}');
    } catch {
      throw invalidParameter('Invalid filter pattern definition.');
    }
  }
}

function checkQueue(arn: string, { BatchSize = 0, MaximumBatchingWindowInSeconds: window }: Settings): void {
  if (isFifo(arn)) {
    if (BatchSize > largestFifoBatch) throw invalidParameter(`Batch size is greater than ${largestFifoBatch}, which is not supported for FIFO queues.`);
    if (window !== 0) throw invalidParameter('Batching window is not supported for FIFO queues.');
  } else if (BatchSize > largestImmediateBatch && window === 0) {
    // The sentence is of https://github.com/serverless/serverless/issues/8989
    throw invalidParameter(`Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than ${largestImmediateBatch}`);
  }
}

function checkStream(account: Account, settings: Settings): void {
  if (settings.TumblingWindowInSeconds !== 0) throw notSupported('A tumbling window');
  const age = settings.MaximumRecordAgeInSeconds!;
  if (age >= 0 && age < 60) throw invalidParameter('MaximumRecordAgeInSeconds must be -1 or at least 60.');
  const { OnSuccess, OnFailure } = settings.DestinationConfig ?? {};
  if (OnSuccess?.Destination) throw notSupported('A destination of what a stream has successfully processed');
  const destination = OnFailure?.Destination;
  if (destination) checkTarget(account, destination, ['sqs', 'sns'], (why) => `The provided destination config is invalid: ${why}`);
}
