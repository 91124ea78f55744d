import type { Json } from 'asl-interpreter';
import { difference, type Difference, type Found } from './compare';

type Event = Readonly<Record<string, Json>>;

/** Events in a Parallel state of an `unordered` recording carry `"id": [0]`: they have no order among themselves. */
const hasNoPlace = ({ id }: Event): boolean => Array.isArray(id);

/** Compares a history, event by event; what differs comes with both events. */
export function historyDifference(recorded: readonly Event[], observed: readonly Event[], found: Found): Difference | undefined {
  if (recorded.some(hasNoPlace)) return unorderedDifference(recorded, observed, found);
  for (let index = 0; index < Math.max(recorded.length, observed.length); index++) {
    const differs = eventDifference(recorded[index], observed[index], `/${index}`, found);
    if (differs !== undefined) return differs;
  }
  return undefined;
}

function eventDifference(recorded: Event | undefined, observed: Event | undefined, where: string, found: Found): Difference | undefined {
  const event = { recorded, observed };
  if (recorded === undefined || observed === undefined) return { where, ...event, event };
  const differs = difference(recorded, observed, found, where);
  return differs === undefined ? undefined : { ...differs, event };
}

/**
 * Compares an `unordered` history: an event with an id stands for the observed one of that id, in order; each of those without, for one of the
 * observed events between its neighbours that have an id. The ends of Parallel states in between were not recorded: those, and no other event,
 * may be left over, one for each Parallel state that was entered in between.
 */
function unorderedDifference(recorded: readonly Event[], observed: readonly Event[], found: Found): Difference | undefined {
  let from = 0;
  let waiting: Event[] = [];
  const leftOver: Event[] = [];
  for (const event of recorded) {
    if (hasNoPlace(event)) {
      waiting.push(event);
      continue;
    }
    const place = observed.findIndex(({ id }, index) => index >= from && id === event['id']);
    const differs = eventDifference(event, observed[place], `/${String(event['id'])}`, found) ?? between(waiting, observed.slice(from, place), leftOver, found);
    if (differs !== undefined) return differs;
    from = place + 1;
    waiting = [];
  }
  const differs = between(waiting, observed.slice(from), leftOver, found);
  if (differs !== undefined) return differs;
  const count = (events: readonly Event[], type: string): number => events.filter((event) => event['type'] === type).length;
  const entered = count(recorded, 'ParallelStateEntered');
  const inside = count(recorded.filter(hasNoPlace), 'ParallelStateEntered');
  const isEnd = ({ type }: Event): boolean => type === 'ParallelStateSucceeded' || type === 'ParallelStateExited';
  const unexpected = leftOver.filter((event) => !isEnd(event));
  if (unexpected.length > 0) return { where: '', recorded: undefined, observed: unexpected };
  return count(leftOver, 'ParallelStateSucceeded') > entered || count(leftOver, 'ParallelStateExited') > inside
    ? { where: '', recorded: undefined, observed: leftOver }
    : undefined;
}

/** Finds for each event without a place an observed one; those that nothing stands for are added to `leftOver`. */
function between(recorded: readonly Event[], observed: readonly Event[], leftOver: Event[], found: Found): Difference | undefined {
  const left = [...observed];
  for (const event of recorded) {
    const { id: _id, previousEventId: _previous, ...rest } = event;
    const place = left.findIndex(({ id: _observedId, previousEventId: _observedPrevious, ...observedRest }) => {
      const trial: Found = new Map(found);
      if (difference(rest, observedRest, trial) !== undefined) return false;
      for (const [name, text] of trial) found.set(name, text);
      return true;
    });
    if (place === -1) return { where: '', recorded: event, observed: left };
    left.splice(place, 1);
  }
  leftOver.push(...left);
  return undefined;
}
