import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '../../json/json';
import { parseJson } from '../../json/parse';
import { optional } from './account';
import { invalidParameter } from './errors';
import { attributeBytes, checkedAttributes, type MessageAttributes } from './message-attributes';
import type { MessageToPublish } from './shapes';
import type { Topic } from './topic';

/** Bytes that a message, or all of a batch, may have: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export const mostBytes = 262_144;

/** A message as it was published, checked. */
export interface Message {
  readonly text: string;
  /** With MessageStructure "json": the texts by protocol. */
  readonly texts: JsonObject | undefined;
  readonly subject: string | undefined;
  readonly attributes: MessageAttributes | undefined;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
  readonly bytes: number;
}

/** The text for a protocol. */
export function textFor({ text, texts }: Message, protocol: string): string {
  const own = texts !== undefined && Object.hasOwn(texts, protocol) ? texts[protocol] : undefined;
  return typeof own === 'string' ? own : text;
}

/**
 * @throws InvalidParameter, InvalidParameterValue
 */
export function checkedMessage(topic: Topic, input: MessageToPublish): Message {
  const text = optional(input.Message, 'Message') ?? '';
  if (text === '') throw invalidParameter('Empty message');
  const subject = checkedSubject(input.Subject);
  const texts = structured(text, input.MessageStructure);
  const attributes = checkedAttributes(input.MessageAttributes);
  const bytes = Buffer.byteLength(text) + attributeBytes(attributes);
  if (bytes > mostBytes) throw invalidParameter('Message too long');
  const groupId = checkedId(input.MessageGroupId, 'MessageGroupId');
  const deduplicationId = checkedId(input.MessageDeduplicationId, 'MessageDeduplicationId');
  const message = { text: texts === undefined ? text : (texts['default'] as string), texts, subject, attributes, groupId, bytes };
  if (topic.isFifo) return { ...message, deduplicationId: fifoId(topic, text, groupId, deduplicationId) };
  if (deduplicationId !== undefined) {
    const reason = 'The request includes MessageDeduplicationId parameter that is not valid for this topic type';
    throw invalidParameter(`MessageDeduplicationId Reason: ${reason}`);
  }
  return { ...message, deduplicationId: undefined };
}

/** "Subjects must be UTF-8 text with no line breaks or control characters, and less than 100 characters long"; a hundred are taken. */
function checkedSubject(input: unknown): string | undefined {
  const subject = optional(input, 'Subject');
  if (subject !== undefined && !/^[^\p{Cc}\u2028\u2029]{1,100}$/u.test(subject)) throw invalidParameter('Subject');
  return subject;
}

function structured(text: string, structure: unknown): JsonObject | undefined {
  if (structure === undefined || structure === null || structure === '') return undefined;
  if (structure !== 'json') throw invalidParameter('MessageStructure');
  let texts: unknown;
  try {
    texts = parseJson(text);
  } catch {
    texts = undefined;
  }
  if (!isObject(texts)) throw invalidParameter('Message Structure - JSON message body failed to parse');
  if (typeof texts['default'] !== 'string') throw invalidParameter('Message Structure - No default entry in JSON message body');
  return texts;
}

/** "can contain up to 128 alphanumeric characters (a-z, A-Z, 0-9) and punctuation" */
function checkedId(input: unknown, name: string): string | undefined {
  const id = optional(input, name);
  if (id === undefined || /^[!-~]{1,128}$/.test(id)) return id;
  throw invalidParameter(`${name} Reason: can only include alphanumeric and punctuation characters. 1 to 128 in length.`);
}

function fifoId(topic: Topic, text: string, groupId: string | undefined, id: string | undefined): string {
  if (groupId === undefined) throw invalidParameter('The MessageGroupId parameter is required for FIFO topics');
  if (id !== undefined) return id;
  if (topic.attribute('ContentBasedDeduplication') === 'true') return createHash('sha256').update(text).digest('hex');
  throw invalidParameter('The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly');
}
