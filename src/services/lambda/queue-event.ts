import type { Json, JsonObject } from '../../json/json';
import { parseArn } from '../../resources/arn';
import type { MessageAttributeValue, QueueMessage } from './ports';

/** A message as a function gets it: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export const queueRecord = (message: QueueMessage, eventSourceARN: string): JsonObject => ({
  messageId: message.MessageId!,
  receiptHandle: message.ReceiptHandle!,
  body: message.Body!,
  attributes: { ...(message.Attributes as JsonObject) },
  messageAttributes: Object.fromEntries(Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [name, attribute(value)])),
  ...(message.MD5OfMessageAttributes !== undefined && { md5OfMessageAttributes: message.MD5OfMessageAttributes }),
  md5OfBody: message.MD5OfBody!,
  eventSource: 'aws:sqs',
  eventSourceARN,
  awsRegion: parseArn(eventSourceARN)!.region,
});

const attribute = ({ DataType, StringValue, BinaryValue }: MessageAttributeValue): Json => ({
  ...(StringValue !== undefined && { stringValue: StringValue }),
  ...(BinaryValue !== undefined && { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
  stringListValues: [],
  binaryListValues: [],
  dataType: DataType!,
});

/**
 * A message as filters see it: a body that is the text of a JSON object is that object, any other is a text.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
 */
export function filteredMessage(record: JsonObject): JsonObject {
  const body = record['body'] as string;
  if (!body.trimStart().startsWith('{')) return record;
  try {
    return { ...record, body: JSON.parse(body) as Json };
  } catch {
    return record;
  }
}
