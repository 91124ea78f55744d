import type { Json } from '../json/json';
import { eventLine } from './event-line';
import type { Divergence, NotComparable, ReplayReport } from './report';

/** The most letters of a value that are shown. */
const longest = 200;

/**
 * A report as text, for a terminal: "same"; or where the replay and the recording part, with both sides; or from where on nothing could be replayed; and
 * what could not be compared.
 *
 * @example
 * formatReport(replay(definition, history));
 * // DIVERGENT at event 9, in state "Charge": TaskScheduled has another /parameters/Payload/amount.
 * //   recorded: 120
 * //   replay:   12
 */
export function formatReport({ same, status, divergence, notComparable, notReplayed }: ReplayReport): string {
  const lines: string[] = [];
  if (divergence !== undefined) lines.push(...divergent(divergence));
  else if (notReplayed !== undefined) lines.push(`NOT REPLAYED from event ${notReplayed.id} on: ${notReplayed.reason}`);
  else lines.push(`same: ${status === 'RUNNING' ? 'the recording stops while the execution runs' : `the execution has ended ${status}`}`);
  if (notComparable.length > 0) lines.push(...passing(notComparable, same));
  return `${lines.join('\n')}\n`;
}

function divergent({ id, state, reason, where, recorded, replayed, recordedEvent, replayedEvent }: Divergence): string[] {
  const head = `DIVERGENT at event ${id}${state === undefined ? '' : `, in state "${state}"`}: ${reason}`;
  if (where !== undefined) return [head, ...sides(shown(recorded), shown(replayed))];
  return [head, ...sides(eventLine(recordedEvent), eventLine(replayedEvent))];
}

const sides = (recorded: string, replayed: string): string[] => [`  recorded: ${recorded}`, `  replay:   ${replayed}`];

function passing(places: readonly NotComparable[], same: boolean): string[] {
  const most = same ? 20 : 5;
  const lines = places.slice(0, most).map(({ id, state, where, recorded }) => {
    const at = state === undefined ? '' : ` in "${state}"`;
    return `  event ${id}${at}${where === '' ? '' : ` ${where}`}: ${shown(recorded)}`;
  });
  if (places.length > most) lines.push(`  and ${places.length - most} more`);
  return ['not comparable, taken as recorded:', ...lines];
}

function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} letters)`;
}
