import type { Json } from '../../json/json';
import type { ItemSource } from '../../resources/item-source';
import type { ChildResult, ResultFile, WriterConfig } from '../../resources/map-results';
import type { Identity } from '../execution';
import type { MapRunSummary } from './summary';

/** What a Map in Distributed mode keeps of its Map Run. Plain JSON, as all of an execution is. */
export interface MapRun {
  readonly mapRunArn: string;
  /** What its child executions are called. */
  readonly children: Identity;
  /** What the items are read from; null where they are data of the state. */
  readonly source: ItemSource | null;
  /** Where reading goes on; null before it has begun. */
  cursor: Json;
  /** There are no items but those that were read. */
  exhausted: boolean;
  /** Items that were read; those before `next` have begun. `taken` counts all that have begun. */
  items: readonly Json[];
  next: number;
  /** The names of the members, where the items are those of an object. */
  keys: readonly string[] | null;
  /** Where they come from: 'STATE_DATA', or what they were read from. */
  itemsSource: string;
  taken: number;
  readonly batch: Batch | null;
  /** The items of the batch that is being filled, and the bytes of the input that they make. */
  batched: Json[];
  batchedBytes: number;
  /** What its thread waits for; 'end' for the last results. */
  waiting: 'items' | 'results' | 'end' | null;
  /** The child executions that run, by the place of their thread. */
  readonly running: { [place: string]: { readonly name: string; readonly items: number } };
  /** What is told of it; the execution keeps it when the Map Run is over. */
  readonly summary: MapRunSummary;
  /** Indices of the children that contribute no result. */
  readonly withoutResult: number[];
  /** The results have more bytes than a payload may have, and are not kept. */
  tooLarge: boolean;
  readonly writer: ResultTarget | null;
  /** What is to be written next, how large it is, and how many of it are being written. */
  unwritten: ChildResult[];
  unwrittenBytes: number;
  writing: number;
  parts: number;
  /** What was written. */
  readonly files: ResultFile[];
  failure: { readonly error: string; readonly cause: string } | null;
}

export interface Batch {
  readonly maxItems: number;
  readonly maxBytes: number;
  /** BatchInput, where there is one. */
  readonly input?: Json;
}

/** Where results go; null as bucket keeps them in the state's output. */
export interface ResultTarget {
  readonly bucket: string | null;
  readonly prefix: string;
  readonly transformation: NonNullable<WriterConfig['Transformation']>;
  readonly outputType: NonNullable<WriterConfig['OutputType']>;
}
