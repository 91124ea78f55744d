import { ServiceException } from '../../errors/service-exception';
import { batchEntryIdsNotDistinct, emptyBatchRequest, invalidBatchEntryId, tooManyEntriesInBatchRequest } from './errors';
import { listOf } from './range';
import type { BatchEntry, BatchResult, BatchResultErrorEntry } from './shapes';

/**
 * The entries of a batch, when the batch as a whole is in order.
 *
 * @param entryType - The name of the entry's type, as AWS's message has it.
 * @throws EmptyBatchRequest, TooManyEntriesInBatchRequest, InvalidBatchEntryId, BatchEntryIdsNotDistinct
 */
export function checkedEntries<Entry extends BatchEntry>(input: Entry[] | undefined, entryType: string): readonly Entry[] {
  const entries = listOf(input);
  if (entries.length === 0) throw emptyBatchRequest(entryType);
  if (entries.length > 10) throw tooManyEntriesInBatchRequest(entries.length);
  const ids = new Set<string>();
  for (const entry of entries) {
    const Id = (entry as Entry | null | undefined)?.Id;
    if (typeof Id !== 'string' || !/^[A-Za-z0-9_-]{1,80}$/.test(Id)) throw invalidBatchEntryId();
    if (ids.has(Id)) throw batchEntryIdsNotDistinct(Id);
    ids.add(Id);
  }
  return entries;
}

/** Does each entry by itself: one that fails is reported in `Failed` and does not keep the others from succeeding. */
export function eachEntry<Entry extends BatchEntry, Result extends BatchEntry>(
  entries: readonly Entry[],
  perform: (entry: Entry) => Result,
): BatchResult<Result> {
  const Successful: Result[] = [];
  const Failed: BatchResultErrorEntry[] = [];
  for (const entry of entries) {
    try {
      Successful.push(perform(entry));
    } catch (error) {
      if (!(error instanceof ServiceException)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: error.$fault === 'client', Code: error.name, Message: error.message });
    }
  }
  return { Successful, Failed };
}
