import type { Json, JsonObject } from '../json/json';
import type { ItemSource } from '../resources/item-source';
import { listedItem, listedObjects } from './listed-objects';
import { objectItems } from './object-items';
import type { ObjectPort } from './object-port';
import { asReaderFailure } from './reader-failure';
import type { Room } from './run';
import { isListing, sourceObjects } from './source-objects';

/** Some of the items, in order. */
export interface Page {
  readonly items: Json[];
  /** The names of the members, where the items are the values of an object; null in any other. */
  readonly keys: string[] | null;
  /** What the context object has as Map.Item.Source: 'S3://bucket/key', or 'S3://bucket' where the items are its objects. */
  readonly source: string;
  /** From where reading goes on after this page; null after the last one. Plain JSON. */
  readonly cursor: Json;
}

/** Where reading goes on: after which object, where in the one after it, and how many items there were before. */
interface Cursor extends JsonObject {
  readonly after: Json;
  readonly at: Json;
  readonly taken: number;
}

/**
 * The items that an ItemReader names, in pages of at most 100 items (1,000 objects of a listing) and about half a MiB of the dataset. There is at least one page, and the last
 * one has no cursor. Nothing is held but the page, the next one, and as much of the dataset as was read with them.
 *
 * @param cursor - Of a page, to read on after it, in another process too; null for the beginning. What the dataset was must not have changed.
 * @throws StatesError States.ItemReaderFailed
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export async function* readItems(source: ItemSource, s3: ObjectPort, cursor: Json | null): AsyncGenerator<Page> {
  const most = source.config.MaxItems || Infinity;
  const from = cursor as Cursor | null;
  let taken = from?.taken ?? 0;
  let held: Page | null = null;
  try {
    for await (const page of isListing(source) && source.config.Transformation !== 'LOAD_AND_FLATTEN'
      ? listing(source, s3, from)
      : contents(source, s3, from, () => most - taken)) {
      if (held !== null) yield held;
      const items = page.items.slice(0, most - taken);
      const keys = page.keys === null ? null : page.keys.slice(0, items.length);
      taken += items.length;
      held = { ...page, items, keys, cursor: { ...page.cursor, taken } };
      if (taken >= most) break;
    }
  } catch (thrown) {
    throw asReaderFailure(thrown);
  }
  yield held === null ? { items: [], keys: null, source: uri(source.parameters), cursor: null } : { ...held, cursor: null };
}

type Part = Omit<Page, 'cursor'> & { readonly cursor: { readonly after: Json; readonly at: Json } };

/** The items are what is known of the objects. */
async function* listing({ parameters }: ItemSource, s3: ObjectPort, from: Cursor | null): AsyncGenerator<Part> {
  for await (const objects of listedObjects(s3, parameters, (from?.after as string | undefined) ?? null)) {
    yield { items: objects.map(listedItem), keys: null, source: uri({ Bucket: parameters.Bucket! }), cursor: { after: objects.at(-1)!.Key ?? null, at: null } };
  }
}

/** The items are in the objects. */
async function* contents(source: ItemSource, s3: ObjectPort, from: Cursor | null, room: Room): AsyncGenerator<Part> {
  let after: Json = from?.after ?? null;
  let at: Json = from?.at ?? null;
  for await (const { name, config, mark } of sourceObjects(source, s3, after)) {
    for await (const { items, keys, cursor } of objectItems(s3, name, config, at, room))
      yield { items, keys, source: uri({ ...name }), cursor: { after, at: cursor } };
    after = mark;
    at = null;
  }
}

const uri = ({ Bucket, Key }: JsonObject): string => `S3://${String(Bucket)}${typeof Key === 'string' ? `/${Key}` : ''}`;
