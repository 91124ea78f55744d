import type { Json } from '../json/json';
import type { ReadItems } from '../machine/effect';
import type { ObjectPort } from '../readers/object-port';
import { readItems, type Page } from '../readers/read-items';
import type { ItemSource } from '../resources/item-source';

/** What is being read for a Distributed Map: the stream stays open from one page to the next. */
interface Open {
  readonly pages: AsyncGenerator<Page>;
  /** Where it goes on, as a text. */
  cursor: string;
}

/** Reads the items of Distributed Maps, page by page. */
export class ItemPages {
  private readonly open = new Map<number, Open>();

  constructor(private readonly s3: ObjectPort) {}

  /** The page after the cursor. @throws StatesError */
  async next({ thread, source, cursor }: ReadItems): Promise<Page> {
    const open = this.openAt(thread, source, cursor);
    const { value } = (await open.pages.next()) as { value: Page }; // the last page is known as such, and nothing is read after it
    open.cursor = JSON.stringify(value.cursor);
    if (value.cursor === null) this.close(thread);
    return value;
  }

  private openAt(thread: number, source: ItemSource, cursor: Json): Open {
    const known = this.open.get(thread);
    if (known?.cursor === JSON.stringify(cursor)) return known;
    this.close(thread);
    const open = { pages: readItems(source, this.s3, cursor), cursor: '' };
    this.open.set(thread, open);
    return open;
  }

  /** Nothing more of it is wanted. */
  close(thread: number): void {
    const open = this.open.get(thread);
    this.open.delete(thread);
    void open?.pages.return(undefined);
  }
}
