import { UsageError } from '../../../errors/usage-error';
import type { Journal } from '../../../journal/journal';
import { type KeptRecord, type Progress, Stream, type StreamIdentity } from './stream';
import type { Streams } from './streams';

interface SavedStream {
  readonly settings: StreamIdentity;
  readonly progress: Progress | { readonly trimmed: string };
  readonly records: readonly KeptRecord[];
}

/** All streams as plain values. */
export interface SavedStreams {
  readonly count: number;
  readonly streams: readonly SavedStream[];
}

export function saveStreams({ all, counter }: Streams): SavedStreams {
  const streams = [...all.values()].map(({ settings, trimmed, closed, records }): SavedStream => {
    const kept: KeptRecord[] = [];
    records.upwards('', (record) => {
      kept.push(record);
      return true;
    });
    return { settings, progress: closed === undefined ? { trimmed } : { trimmed, closed }, records: kept };
  });
  return { count: counter.value, streams };
}

/** Puts saved streams in the place of all streams. @throws UsageError */
export function loadStreams(streams: Streams, journal: Journal, saved: unknown): void {
  const loaded = restored(journal, saved);
  for (const arn of streams.all.keys()) streams.all.delete(arn);
  for (const stream of loaded) streams.all.set(stream.settings.arn, stream);
  streams.counter.value = (saved as SavedStreams).count;
}

function restored(journal: Journal, saved: unknown): Stream[] {
  try {
    const { count, streams } = saved as SavedStreams;
    if (!Number.isSafeInteger(count)) throw new TypeError('There is no count.');
    return streams.map(({ settings, progress, records }) => {
      const stream = new Stream(journal, settings, { closed: undefined, ...progress });
      for (const record of records) stream.records.set(record);
      return stream;
    });
  } catch (cause) {
    throw new UsageError('These are no saved streams of DynamoDB.', '', 'Give load() what save() has given.', { cause });
  }
}
