import { ServiceException } from '../../../errors/service-exception';
import { topicOf, type Account } from '../account';
import { batchTooLong, emptyBatchRequest, idsNotDistinct, invalidBatchEntryId, tooManyEntries, wrongType } from '../errors';
import { fanOut } from '../fan-out';
import { checkedMessage, mostBytes, type Message } from '../message';
import type { PublishBatchRequest, PublishBatchRequestEntry, PublishBatchResult } from '../shapes';

/** https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html */
export function publishBatch(account: Account, input: PublishBatchRequest): PublishBatchResult {
  const topic = topicOf(account, input.TopicArn, 'Publish');
  const entries = checkedEntries(input.PublishBatchRequestEntries);
  const checked = entries.map((entry) => messageOrFault(() => checkedMessage(topic, entry)));
  const bytes = checked.reduce((sum, each) => sum + ('bytes' in each ? each.bytes : 0), 0);
  if (bytes > mostBytes) throw batchTooLong();
  const Successful: NonNullable<PublishBatchResult['Successful']> = [];
  const Failed: NonNullable<PublishBatchResult['Failed']> = [];
  checked.forEach((each, i) => {
    const { Id } = entries[i]!;
    if ('bytes' in each) Successful.push({ Id, ...fanOut(account, topic, each) });
    else Failed.push({ Id, Code: codeOf(each), Message: each.message, SenderFault: true });
  });
  return { Successful, Failed };
}

/** The error codes of the wire: "InvalidParameter", "ParameterValueInvalid". */
const codeOf = ({ name }: ServiceException): string => (name === 'InvalidParameterValueException' ? 'ParameterValueInvalid' : name.replace(/Exception$/, ''));

function messageOrFault(check: () => Message): Message | ServiceException {
  try {
    return check();
  } catch (fault) {
    if (fault instanceof ServiceException) return fault;
    throw fault;
  }
}

function checkedEntries(entries: PublishBatchRequestEntry[] | undefined): PublishBatchRequestEntry[] {
  if (entries === undefined || entries === null) throw emptyBatchRequest();
  if (!Array.isArray(entries)) throw wrongType('PublishBatchRequestEntries');
  if (entries.length === 0) throw emptyBatchRequest();
  if (entries.length > 10) throw tooManyEntries();
  const ids = new Set<string>();
  for (const entry of entries as (PublishBatchRequestEntry | null)[]) {
    const id = entry?.Id;
    if (typeof id !== 'string' || !/^[A-Za-z0-9_-]{1,80}$/.test(id)) throw invalidBatchEntryId();
    if (ids.has(id)) throw idsNotDistinct();
    ids.add(id);
  }
  return entries;
}
