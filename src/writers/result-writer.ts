import type { ChildResult } from './child-result';
import { indexOf, type ResultFile, type ResultStatus, type ResultTarget, statusOf, writeEntries, writeManifest } from './result-files';
import { entriesOf } from './transformation';

export interface ResultWriter {
  /** Takes a result. Resolves when there is room for the next. @throws StatesError States.ResultWriterFailed */
  add(result: ChildResult): Promise<void>;
  /** Writes what is left, and the manifest. Resolves to its place: the ResultWriterDetails. @throws StatesError States.ResultWriterFailed */
  close(): Promise<{ Bucket: string; Key: string }>;
}

/**
 * Letters of results of one status that are kept before they are written. S3 cannot add to an object, so every such part is a file of its own; AWS
 * begins another one after 5 GB.
 */
const partLength = 2 * 1024 * 1024;

/**
 * Writes the results of a Map Run to SUCCEEDED_n.json, FAILED_n.json and PENDING_n.json as they come, and their manifest.json in the end.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html#input-output-resultwriter-exporting-to-S3
 */
export function resultWriter(target: ResultTarget): ResultWriter {
  const parts = new Map<ResultStatus, { entries: string[]; length: number }>();
  const files: ResultFile[] = [];
  const flush = async (status: ResultStatus): Promise<void> => {
    const { entries } = parts.get(status)!;
    parts.delete(status);
    files.push(await writeEntries(target, status, entries, indexOf(status, files)));
  };
  return {
    async add(result) {
      const status = statusOf(result);
      const part = parts.get(status) ?? { entries: [], length: 0 };
      parts.set(status, part);
      for (const entry of entriesOf(result, target.config.Transformation)) {
        part.entries.push(entry);
        part.length += entry.length;
      }
      if (part.length >= partLength) await flush(status);
    },
    async close() {
      for (const status of parts.keys()) await flush(status);
      return writeManifest(target, files);
    },
  };
}
