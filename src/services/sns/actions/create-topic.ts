import { findTopic, optional, required, texts, topicArn, type Account } from '../account';
import { invalidParameter } from '../errors';
import type { CreateTopicRequest, CreateTopicResult } from '../shapes';
import { withTags } from '../tags';
import { Topic } from '../topic';
import { checkTopicAttribute } from '../topic-attributes';

/** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
export function createTopic(account: Account, input: CreateTopicRequest): CreateTopicResult {
  const name = required(input.Name, 'Name');
  const given = new Map(texts(input.Attributes, 'Attributes'));
  const isFifo = checkedKind(name, given.get('FifoTopic'));
  given.delete('FifoTopic');
  for (const [attribute, text] of given) checkTopicAttribute(attribute, text, isFifo, 'Attributes Reason: ');
  const tags = withTags(new Map(), input.Tags);
  const dataProtectionPolicy = optional(input.DataProtectionPolicy, 'DataProtectionPolicy');

  const TopicArn = topicArn(account, name);
  const existing = findTopic(account, TopicArn);
  if (existing !== undefined) {
    checkSame(existing, given, tags, input.Tags !== undefined);
    return { TopicArn };
  }
  account.topics.set(name, new Topic(name, TopicArn, isFifo, { attributes: given, tags, dataProtectionPolicy, deleted: 0 }, account.journal));
  return { TopicArn };
}

/** Whether the topic is a FIFO topic: its name and its attribute say the same. */
function checkedKind(name: string, fifoTopic: string | undefined): boolean {
  if (fifoTopic !== undefined && fifoTopic !== 'true' && fifoTopic !== 'false') throw invalidParameter('Attributes Reason: FifoTopic: invalid value');
  const isFifo = fifoTopic === 'true';
  const fits = isFifo ? /^[A-Za-z0-9_-]{1,251}\.fifo$/ : /^[A-Za-z0-9_-]{1,256}$/;
  if (fits.test(name)) return isFifo;
  throw invalidParameter(
    isFifo
      ? 'Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.'
      : 'Topic Name',
  );
}

/** "If the requester already owns a topic with the specified name, that topic's ARN is returned without creating a new topic." */
function checkSame({ settings }: Topic, given: ReadonlyMap<string, string>, tags: ReadonlyMap<string, string>, hasTags: boolean): void {
  for (const [name, text] of given) {
    if (settings.attributes.get(name) !== text) throw invalidParameter('Attributes Reason: Topic already exists with different attributes');
  }
  const sameTags = tags.size === settings.tags.size && [...tags].every(([key, value]) => settings.tags.get(key) === value);
  if (hasTags && !sameTags) throw invalidParameter('Tags Reason: Topic already exists with different tags');
}
