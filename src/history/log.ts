import type { Json } from '../json/json';

/** What few events have beside their value. */
export interface Note {
  /** The value's text as it came from outside, where it is not the compact text. */
  readonly text?: string | undefined;
  readonly timeoutInSeconds?: number | undefined;
  readonly heartbeatInSeconds?: number | undefined;
}

/**
 * The history of an execution as compact slots, four for each event in order of their ids: type (an EventCode), previousEventId, subject (the
 * state's place in the machine, -1 for none), value (what the event is about: a payload, an index, an error, …). Everything that a reader sees is
 * made from them when it is read (I6). Plain JSON; values are shared with the execution.
 */
export interface HistoryLog {
  /** The slots in chunks of {@link chunkEvents} events: one long array would be copied again and again as it grows. */
  readonly chunks: Json[][];
  /** How many events there are. */
  length: number;
  /** Pairs: the place of the first event, and the time of it and of those after, in milliseconds since the epoch. */
  readonly times: number[];
  /** By the event's place. */
  readonly notes: { [place: number]: Note };
}

/** Slots of one event. */
export const stride = 4;

/** Events in one chunk. */
export const chunkEvents = 256;

export const emptyLog = (): HistoryLog => ({ chunks: [], length: 0, times: [], notes: {} });

/** Adds an event. */
export function append(log: HistoryLog, at: number, code: number, previous: number, subject: number, value: Json, note: Note | undefined): void {
  const place = log.length++;
  const { times, chunks } = log;
  if (times.length === 0 || times[times.length - 1] !== at) times.push(place, at);
  if (place % chunkEvents === 0) chunks.push([]);
  chunks[chunks.length - 1]!.push(code, previous, subject, value);
  if (note !== undefined) log.notes[place] = note;
}
