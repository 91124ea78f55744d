import type { HistoryEvent } from '../history/event';
import { choosesByName } from './context-names';
import { decidesWay, type Parting } from './decides-way';
import { anotherEvent, eventName } from './divergence';
import { locate, recordedPrevious, type Found, type Made } from './locate';
import type { Replayed } from './replayed';
import type { Divergence } from './report';
import type { Setting } from './run';
import { Stop, stopAt } from './stop';

/**
 * No run does what was recorded.
 *
 * @param made - What the runs have made in the step instead, the replay first.
 * @param place - Which of the replay's events the recording does not have.
 * @param touched - The step has read what was redacted.
 * @throws Stop where what no rerun gives again can be why.
 */
export function otherWay(setting: Setting, replayed: Replayed, made: readonly Made[], place: number, parting: Parting, touched: boolean): Divergence {
  const { order, recordedId } = replayed;
  const [events] = made as [Made];
  const event = events[place]!;
  const earlier = events.slice(0, place);
  const found = locate(earlier, order, recordedId) as Found;
  const previous = recordedPrevious(event, found, recordedId);
  const recorded = previous < 0 ? undefined : order.find(previous, (each) => !found.includes(each));
  if (recorded !== undefined) stopAt(recorded);
  const id = recorded?.id ?? order.nextLeft?.id ?? order.events.length + 1;
  const canPart = isChance(made) || (touched && decidesWay(parting, recorded, event)) || isByName(setting, parting);
  // Which state is entered was decided before.
  if (canPart && !event.type.endsWith('StateEntered'))
    throw new Stop(id, 'the replay goes another way by a value that no rerun gives again, and the recorded way cannot be taken');
  replayed.events.push(...earlier);
  return anotherEvent(id, recorded, event, parting.state?.name);
}

/** Whether the runs do different things. */
const isChance = (made: readonly Made[]): boolean => new Set(made.map((each) => each.map((event: HistoryEvent) => eventName(event)).join())).size > 1;

const isByName = ({ machine, recording, type }: Setting, { state }: Parting): boolean =>
  state !== undefined && choosesByName(machine.definition, state, recording, type);
