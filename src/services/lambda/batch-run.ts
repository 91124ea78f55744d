import type { JsonObject } from '../../json/json';
import { jsonSize } from '../../json/size';
import type { Account } from './account';
import { targetOf } from './function-record';
import { runFunction, type Ran } from './function-run';
import type { Mapping } from './mapping';

/** Bytes of an event: a batch that is larger goes in parts ("the payload size reaches 6 MB"). */
const largestEvent = 6_291_456;

/** What came of a part of a batch; undefined where the function could not run. */
interface PartRun<Item> {
  readonly part: readonly Item[];
  readonly ran: Ran | undefined;
}

/** Runs the function of a mapping with the records of a batch. */
export async function runBatch<Item extends { readonly record: JsonObject }>(
  account: Account,
  mapping: Mapping,
  batch: readonly Item[],
): Promise<PartRun<Item>[]> {
  const runs: PartRun<Item>[] = [];
  for (const part of partsOf(batch)) runs.push({ part, ran: await runOf(account, mapping, part) });
  return runs;
}

/** The longest beginning of a list that one event holds: at least one. */
export function fitting<Item extends { readonly record: JsonObject }>(items: readonly Item[]): number {
  let bytes = 0;
  let count = 0;
  for (const { record } of items) {
    bytes += jsonSize(record) + 1;
    if (count > 0 && bytes > largestEvent) break;
    count++;
  }
  return count;
}

function partsOf<Item extends { readonly record: JsonObject }>(batch: readonly Item[]): (readonly Item[])[] {
  const parts: (readonly Item[])[] = [];
  for (let rest = batch; rest.length > 0; rest = rest.slice(parts.at(-1)!.length)) parts.push(rest.slice(0, fitting(rest)));
  return parts;
}

async function runOf(account: Account, mapping: Mapping, items: readonly { readonly record: JsonObject }[]): Promise<Ran | undefined> {
  const requestId = account.requestIds.next();
  try {
    const target = targetOf(account, { FunctionName: mapping.functionName, Qualifier: mapping.qualifier }, requestId);
    return await runFunction(account, target, { payload: JSON.stringify({ Records: items.map(({ record }) => record) }), requestId });
  } catch {
    return undefined; // throttled, or the function is not there
  }
}
