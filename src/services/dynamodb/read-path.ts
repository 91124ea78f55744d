import { attribute, type Item } from './attribute-value';
import { EVERYTHING, plainRange, type SortOperator, type TextRange, tupleRange, tupleText } from './key-text';
import type { Key, KeyAttribute, KeySchema } from './key-schema';
import type { Partitions } from './partitions';
import type { StoredItem } from './table';
import type { IndexSettings } from './table-settings';
import { orderText } from './values/order-text';

/** What a Query or Scan goes through: the items of a table, or the entries of one of its indexes. */
export interface ReadPath {
  /** Undefined for the table itself. */
  readonly index: IndexSettings | undefined;
  readonly hash: readonly KeyAttribute[];
  readonly range: readonly KeyAttribute[];
  /** The attributes that name a place in it: those of its key and, in an index, of the table's. */
  readonly names: readonly string[];
  /** The entries, each with the whole item and the size of what is projected. */
  readonly partitions: Partitions<StoredItem>;
  /** The names of the attributes that it holds; undefined for all. */
  readonly projected: ReadonlySet<string> | undefined;
  /** The place of an item that has all attributes of the key; undefined for one that has not. */
  keyOf(item: Readonly<Item>): Key | undefined;
}

export function tablePath({ hash, range, names }: KeySchema, partitions: Partitions<StoredItem>): ReadPath {
  return {
    index: undefined,
    hash: [hash],
    range: range === undefined ? [] : [range],
    names,
    partitions,
    projected: undefined,
    keyOf(item) {
      const [hashText, rangeText = ''] = textsOf(item, range === undefined ? [hash] : [hash, range]) ?? [];
      return hashText === undefined ? undefined : { hash: hashText, range: rangeText };
    },
  };
}

/** The sort texts of key attributes; undefined where one is missing or has another type. */
export function textsOf(item: Readonly<Item>, attributes: readonly KeyAttribute[]): string[] | undefined {
  const texts: string[] = [];
  for (const { name, type } of attributes) {
    const value = attribute(item, name);
    if (value?.[type] === undefined) return undefined;
    texts.push(orderText(value));
  }
  return texts;
}

/** The text of a partition: a partition key of one attribute stands for itself. */
export const hashTextOf = (texts: readonly string[]): string => (texts.length === 1 ? texts[0]! : tupleText(texts));

/** The entries of a partition whose first sort keys are equal to texts and of which the next one, if it is given, meets a condition. */
export function rangeOf(path: ReadPath, equal: readonly string[], operator?: SortOperator, text = '', upper = text): TextRange {
  if (operator !== undefined) return path.index === undefined ? plainRange(operator, text, upper) : tupleRange(equal, operator, text, upper);
  const last = equal.at(-1);
  return last === undefined ? EVERYTHING : rangeOf(path, equal.slice(0, -1), '=', last);
}
