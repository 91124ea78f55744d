import { isQueueAttributeName } from './attribute-names';
import { invalidAttributeName, invalidAttributeValue } from './errors';
import { parsePolicy } from './policy';
import { membersOf } from './range';
import { parseRedriveAllowPolicy, type RedriveAllowPolicy } from './redrive-allow-policy';
import { parseRedrivePolicy, type RedrivePolicy } from './redrive-policy';

/** What can be set of a queue. Durations are seconds, sizes bytes. */
export interface QueueAttributes {
  readonly DelaySeconds: number;
  readonly MaximumMessageSize: number;
  readonly MessageRetentionPeriod: number;
  readonly ReceiveMessageWaitTimeSeconds: number;
  readonly VisibilityTimeout: number;
  readonly RedrivePolicy: RedrivePolicy | undefined;
  readonly RedriveAllowPolicy: RedriveAllowPolicy | undefined;
  /** An access policy's text. It is kept and has no effect: there is one caller here, who may do everything. */
  readonly Policy: string | undefined;
  /** Encryption at rest cannot be seen through the API: its settings are kept and have no effect. */
  readonly SqsManagedSseEnabled: string;
  readonly KmsMasterKeyId: string | undefined;
  readonly KmsDataKeyReusePeriodSeconds: number | undefined;
  /** Of FIFO queues; undefined in others. */
  readonly FifoQueue: string | undefined;
  readonly ContentBasedDeduplication: string | undefined;
  readonly DeduplicationScope: string | undefined;
  readonly FifoThroughputLimit: string | undefined;
}

export const defaultAttributes = (isFifo: boolean): QueueAttributes => ({
  DelaySeconds: 0,
  MaximumMessageSize: 1_048_576,
  MessageRetentionPeriod: 345_600,
  ReceiveMessageWaitTimeSeconds: 0,
  VisibilityTimeout: 30,
  RedrivePolicy: undefined,
  RedriveAllowPolicy: undefined,
  Policy: undefined,
  SqsManagedSseEnabled: 'true',
  KmsMasterKeyId: undefined,
  KmsDataKeyReusePeriodSeconds: undefined,
  FifoQueue: isFifo ? 'true' : undefined,
  ContentBasedDeduplication: isFifo ? 'false' : undefined,
  DeduplicationScope: isFifo ? 'queue' : undefined,
  FifoThroughputLimit: isFifo ? 'perQueue' : undefined,
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

const oneOf =
  (...values: readonly string[]) =>
  (text: string, name: string): string => {
    if (values.includes(text)) return text;
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
  Policy: orNone(parsePolicy),
  SqsManagedSseEnabled: oneOf('true', 'false'),
  KmsMasterKeyId: orNone(String),
  KmsDataKeyReusePeriodSeconds: within(60, 86_400),
  FifoQueue: oneOf('true'),
  ContentBasedDeduplication: oneOf('true', 'false'),
  DeduplicationScope: oneOf('queue', 'messageGroup'),
  FifoThroughputLimit: oneOf('perQueue', 'perMessageGroupId'),
};

const ofFifoQueues: ReadonlySet<string> = new Set(['FifoQueue', 'ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit']);

const isSettable = (name: string): name is keyof QueueAttributes => isQueueAttributeName(name) && Object.hasOwn(parsers, name);

/**
 * The attributes of a request, as values.
 *
 * @throws InvalidAttributeName, InvalidAttributeValue, InvalidParameterValue
 */
export function parseAttributes(input: Readonly<Partial<Record<string, string>>> | undefined, isFifo: boolean): Partial<QueueAttributes> {
  const values: Record<string, unknown> = {};
  for (const [name, text] of membersOf(input)) {
    // A standard queue does not know those of FIFO queues: github.com/aws/aws-cdk/issues/8550
    if (!isSettable(name) || (!isFifo && ofFifoQueues.has(name))) throw invalidAttributeName(name);
    if (typeof text !== 'string') throw invalidAttributeValue(name);
    values[name] = parsers[name](text, name);
  }
  return values as Partial<QueueAttributes>;
}

/**
 * "The perMessageGroupId value is allowed only when the value for DeduplicationScope is messageGroup."
 *
 * @throws InvalidAttributeValue
 */
export function checkThroughput({ DeduplicationScope, FifoThroughputLimit }: QueueAttributes): void {
  if (FifoThroughputLimit !== 'perMessageGroupId' || DeduplicationScope === 'messageGroup') return;
  throw invalidAttributeValue('FifoThroughputLimit', 'The perMessageGroupId value is allowed only when the value for DeduplicationScope is messageGroup.');
}

/** An attribute's value as GetQueueAttributes shows it; undefined where it is not set. */
export function formatAttribute(value: QueueAttributes[keyof QueueAttributes]): string | undefined {
  return typeof value === 'object' ? JSON.stringify(value) : value === undefined ? undefined : String(value);
}
