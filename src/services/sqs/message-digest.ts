import { createHash } from 'node:crypto';
import type { MessageAttributes } from './message-attributes';

/** MD5OfMessageBody. */
export const digestOfText = (text: string): string => createHash('md5').update(text).digest('hex');

/**
 * MD5OfMessageAttributes: by name, each with its length before it the name, the type and the value, and a byte for the kind of value.
 * See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation
 */
export function digestOfAttributes(attributes: MessageAttributes): string {
  const digest = createHash('md5');
  const add = (part: string | Uint8Array): void => {
    const bytes = Buffer.from(part as string);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    digest.update(length).update(bytes);
  };
  for (const name of Object.keys(attributes).toSorted()) {
    const { DataType, StringValue, BinaryValue } = attributes[name]!;
    add(name);
    add(DataType!);
    digest.update(BinaryValue === undefined ? '\x01' : '\x02');
    add(BinaryValue ?? StringValue!);
  }
  return digest.digest('hex');
}
