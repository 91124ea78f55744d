import type { Journal, Journaled } from '../../journal/journal';
import type { Before, Place, PlaceOrder } from './place';
import { PlacedList, type Placed } from './placed-list';

/** Things of a bucket in the order of their places, whose changes a journal can take back. They are replaced, never changed. */
export class PlacedStore<Item extends Placed> implements Journaled<Place, Item> {
  private readonly sorted: PlacedList<Item>;

  constructor(
    private readonly journal: Journal,
    order: PlaceOrder,
  ) {
    this.sorted = new PlacedList(order);
  }

  get isEmpty(): boolean {
    return this.sorted.isEmpty;
  }

  get(place: Place): Item | undefined {
    return this.sorted.get(place);
  }

  /** The first item that does not stand before. */
  first(isBefore: Before): Item | undefined {
    return this.sorted.first(isBefore);
  }

  [Symbol.iterator](): IterableIterator<Item> {
    return this.sorted[Symbol.iterator]();
  }

  set(item: Item): void {
    this.journal.note(this, item.place, this.replace(item.place, item), item);
  }

  delete(item: Item): void {
    this.replace(item.place, undefined);
    this.journal.note(this, item.place, item, undefined);
  }

  replace(place: Place, item: Item | undefined): Item | undefined {
    const before = this.sorted.get(place);
    if (item === undefined) this.sorted.delete(place);
    else this.sorted.set(item);
    return before;
  }
}
