import type { HistoryEvent } from '../history/event';
import type { PlaceDifference } from './place';
import type { RecordedEvent } from './recorded-history';
import { RecordedOrder } from './recorded-order';
import type { NotComparable } from './report';

/** What a replay has made so far, and of which recorded events it was. */
export class Replayed {
  readonly events: HistoryEvent[] = [];
  /** By the id of an event of ours, that of the recorded one; -1 after the end of a recording that stops in between. */
  readonly recordedId: number[] = [0];
  readonly notComparable: NotComparable[] = [];
  readonly order: RecordedOrder;

  constructor(recorded: readonly RecordedEvent[]) {
    this.order = new RecordedOrder(recorded);
  }

  /** Says which recorded event one of ours is. */
  locate(event: HistoryEvent, recorded: RecordedEvent | undefined): void {
    this.recordedId[event.id] = recorded?.id ?? -1;
    if (recorded !== undefined) this.order.make(recorded);
  }

  note(id: number, state: string | undefined, places: readonly PlaceDifference[]): void {
    for (const place of places) this.notComparable.push({ id, ...(state !== undefined && { state }), ...place });
  }
}
