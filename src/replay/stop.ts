import type { RecordedEvent } from './recorded-history';
import { whyUnrepeatable } from './unrepeatable';

/** Thrown where a replay cannot go on: the recorded way is none that it can be made to take. */
export class Stop {
  constructor(
    readonly id: number,
    readonly reason: string,
  ) {}
}

/** A replay cannot go on beyond an event that none makes. */
export function stopAt(event: RecordedEvent): void {
  const reason = whyUnrepeatable(event);
  if (reason !== undefined) throw new Stop(event.id, reason);
}
