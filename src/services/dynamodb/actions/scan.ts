import { type Account, tableOf } from '../account';
import { validation } from '../errors';
import { placeholdersOf } from '../legacy/legacy-request';
import type { Key } from '../key-schema';
import { checkPageInput, openPage, Page, pathOf, startOf } from '../page';
import { hash } from '../../../json/hash';
import type { PageOutput, ScanInput } from '../shapes';
import { scanText } from '../partition';
import type { StoredItem } from '../table';
import { normalItem } from '../values/normal-value';

/**
 * Goes through a table by the hash of the partition key, and within a partition by the sort key.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
 */
export function scan(account: Account, input: ScanInput): PageOutput {
  checkPageInput(input, (constraints) => {
    constraints.within(input.Segment, 'segment', 0, 999_999);
    constraints.within(input.TotalSegments, 'totalSegments', 1, 1_000_000);
  });
  checkSegments(input);
  const { FilterExpression, ProjectionExpression } = input;
  const startKey = input.ExclusiveStartKey === undefined ? undefined : normalItem(input.ExclusiveStartKey);
  const placeholders = placeholdersOf(input, { FilterExpression, ProjectionExpression });
  const expressions = openPage(input, placeholders);
  placeholders.close();
  const table = tableOf(account, input.TableName!);
  const path = pathOf(table, input);
  const start = startKey && startOf(path, startKey);
  if (startKey !== undefined && start === undefined) {
    throw validation('The provided starting key is invalid: The provided key element does not match the schema');
  }
  const { Segment = 0, TotalSegments = 1 } = input;
  const segmentOf = (place: number): number => Math.floor((place * TotalSegments) / 2 ** 32);
  const startText = start === undefined ? undefined : scanText(hash(start.hash), start.hash);
  if (start !== undefined && segmentOf(hash(start.hash)) !== Segment) {
    throw validation(
      'The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: ' +
        String(TotalSegments) +
        ' Segment: ' +
        String(Segment),
    );
  }

  const page = new Page(input, path, expressions, placeholders);
  path.partitions.inScanOrder.upwards(startText ?? scanText(Math.ceil((Segment * 2 ** 32) / TotalSegments), ''), (partition) => {
    if (segmentOf(partition.place) !== Segment) return false;
    let more = true;
    const from = partition.sortText === startText ? start : undefined;
    partition.upwards(from?.range ?? '', (stored) => (more = isStart(stored, from) || page.take(stored)));
    return more;
  });
  return page.output();
}

const isStart = (stored: StoredItem, start: Key | undefined): boolean => stored.sortText === start?.range;

function checkSegments({ Segment, TotalSegments }: ScanInput): void {
  if (Segment === undefined && TotalSegments === undefined) return;
  if (TotalSegments === undefined)
    throw validation('The TotalSegments parameter is required but was not present in the request when Segment parameter is present');
  if (Segment === undefined) throw validation('The Segment parameter is required but was not present in the request when parameter TotalSegments is present');
  if (Segment < TotalSegments) return;
  throw validation(
    `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${Segment} is not less than TotalSegments: ${TotalSegments}`,
  );
}
