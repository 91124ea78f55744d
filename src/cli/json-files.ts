import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors/usage-error';

/** The files that are named, and those with JSON in the folders that are named, sorted by their names. @throws UsageError where a folder has none. */
export function jsonFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    const found = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:json|jsonl|ndjson|log)$/.test(name));
    if (found.length === 0)
      throw new UsageError(`The folder ${path} has no histories.`, '', 'A history is a file whose name ends in .json, .jsonl, .ndjson or .log.');
    return found.toSorted().map((name) => join(path, name));
  });
}

/** The JSON value in a file; of a file with a value on each line, the list of them. @throws UsageError where it is no JSON. */
export function readJsonFile(file: string): unknown {
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  try {
    return JSON.parse(text);
  } catch (cause) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    try {
      if (lines.length > 1) return lines.map((line) => JSON.parse(line) as unknown);
    } catch {
      // neither the one nor the other: the first error tells more
    }
    throw new UsageError(`${file} is no JSON: ${(cause as Error).message}`, '', 'Give what "aws stepfunctions get-execution-history" prints.', { cause });
  }
}
