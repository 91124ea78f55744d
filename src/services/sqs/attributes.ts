import { isQueueAttributeName, type QueueAttributeName } from './attribute-names';
import { invalidAttributeName, invalidAttributeValue, notSupportedYet } from './errors';
import { parseRedriveAllowPolicy, type RedriveAllowPolicy } from './redrive-allow-policy';
import { parseRedrivePolicy, type RedrivePolicy } from './redrive-policy';

/** What can be set of a queue. Durations are seconds, sizes bytes. */
export interface QueueAttributes {
  DelaySeconds: number;
  MaximumMessageSize: number;
  MessageRetentionPeriod: number;
  ReceiveMessageWaitTimeSeconds: number;
  VisibilityTimeout: number;
  RedrivePolicy: RedrivePolicy | undefined;
  RedriveAllowPolicy: RedriveAllowPolicy | undefined;
  /** Encryption at rest cannot be seen through the API: its settings are kept and have no effect. */
  SqsManagedSseEnabled: string;
  KmsMasterKeyId: string | undefined;
  KmsDataKeyReusePeriodSeconds: number | undefined;
}

export const defaultAttributes = (): QueueAttributes => ({
  DelaySeconds: 0,
  MaximumMessageSize: 1_048_576,
  MessageRetentionPeriod: 345_600,
  ReceiveMessageWaitTimeSeconds: 0,
  VisibilityTimeout: 30,
  RedrivePolicy: undefined,
  RedriveAllowPolicy: undefined,
  SqsManagedSseEnabled: 'true',
  KmsMasterKeyId: undefined,
  KmsDataKeyReusePeriodSeconds: undefined,
});

const within =
  (least: number, most: number) =>
  (text: string, name: string): number => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    throw invalidAttributeValue(name);
  };

/** An empty text takes a setting back. */
const orNone =
  <T>(parse: (text: string) => T) =>
  (text: string): T | undefined =>
    text === '' ? undefined : parse(text);

const flag = (text: string, name: string): string => {
  if (text === 'true' || text === 'false') return text;
  throw invalidAttributeValue(name);
};

/** Ranges: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const parsers: { readonly [Name in keyof QueueAttributes]: (text: string, name: string) => QueueAttributes[Name] } = {
  DelaySeconds: within(0, 900),
  MaximumMessageSize: within(1024, 1_048_576),
  MessageRetentionPeriod: within(60, 1_209_600),
  ReceiveMessageWaitTimeSeconds: within(0, 20),
  VisibilityTimeout: within(0, 43_200),
  RedrivePolicy: orNone(parseRedrivePolicy),
  RedriveAllowPolicy: orNone(parseRedriveAllowPolicy),
  SqsManagedSseEnabled: flag,
  KmsMasterKeyId: orNone(String),
  KmsDataKeyReusePeriodSeconds: within(60, 86_400),
};

/** Attributes that SQS knows and this service refuses. */
const unsupported: Partial<Record<QueueAttributeName, string>> = {
  FifoQueue: 'FIFO queues are',
  ContentBasedDeduplication: 'FIFO queues are',
  DeduplicationScope: 'FIFO queues are',
  FifoThroughputLimit: 'FIFO queues are',
  Policy: 'Access policies are',
};

/**
 * The attributes of a request, as values.
 *
 * @throws InvalidAttributeName, InvalidAttributeValue, InvalidParameterValue, UnsupportedOperation
 */
export function parseAttributes(input: Readonly<Partial<Record<string, string>>>): Partial<QueueAttributes> {
  const values: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(input)) {
    if (text === undefined) continue;
    const missing = isQueueAttributeName(name) ? unsupported[name] : undefined;
    if (missing !== undefined) throw notSupportedYet(missing, `the attribute ${name}`);
    if (!Object.hasOwn(parsers, name)) throw invalidAttributeName(name);
    if (typeof text !== 'string') throw invalidAttributeValue(name);
    values[name] = parsers[name as keyof QueueAttributes](text, name);
  }
  return values as Partial<QueueAttributes>;
}

/** An attribute's value as GetQueueAttributes shows it; undefined where it is not set. */
export function formatAttribute(value: QueueAttributes[keyof QueueAttributes]): string | undefined {
  return typeof value === 'object' ? JSON.stringify(value) : value === undefined ? undefined : String(value);
}
