import { StatesError } from '../errors/states-error';
import type { Json } from '../json/json';
import type { ReadItems } from '../machine/effect';
import type { ObjectPort } from '../readers/object-port';
import { readItems, type ItemSource, type Page } from '../readers/read-items';

/** What is being read for a Distributed Map: the stream stays open from one page to the next. */
interface Open {
  readonly pages: AsyncIterator<Page>;
  cursor: Json;
}

const nothing: Page = { items: [], keys: null, source: '', cursor: null };

/** Reads the items of Distributed Maps, page by page. */
export class ItemPages {
  private readonly open = new Map<number, Open>();

  constructor(private readonly s3: ObjectPort) {}

  /** The page after the cursor. @throws StatesError */
  async next({ thread, source, cursor }: ReadItems): Promise<Page> {
    let open = this.open.get(thread);
    if (open === undefined || cursor === null || JSON.stringify(open.cursor) !== JSON.stringify(cursor)) {
      open = { pages: readItems(source as ItemSource, this.s3, cursor)[Symbol.asyncIterator](), cursor };
      this.open.set(thread, open);
    }
    try {
      const { done, value } = await open.pages.next();
      const page: Page = done === true ? nothing : value;
      open.cursor = page.cursor;
      if (page.cursor === null) this.close(thread);
      return page;
    } catch (thrown) {
      this.open.delete(thread);
      if (thrown instanceof StatesError) throw thrown;
      throw new StatesError('States.ItemReaderFailed', thrown instanceof Error ? thrown.message : String(thrown));
    }
  }

  /** Nothing more of it is wanted. */
  close(thread: number): void {
    const open = this.open.get(thread);
    this.open.delete(thread);
    void open?.pages.return?.();
  }
}
