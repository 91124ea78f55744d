import { smallArray, type Json, type JsonObject } from '../json/json';

/** What few events have beside their value. */
export interface Note {
  /** The value's text as it came from outside, where it is not the compact text. */
  readonly text?: string | undefined;
  readonly timeoutInSeconds?: number | undefined;
  readonly heartbeatInSeconds?: number | undefined;
  /** The role that a Task assumes. */
  readonly roleArn?: string | undefined;
  /** The variables that were set as a state was left. */
  readonly assigned?: JsonObject | undefined;
}

/**
 * The history of an execution as compact slots, four for each event in order of their ids: type (an EventCode), previousEventId, subject (the
 * state's place in the machine, -1 for none), value (what the event is about: a payload, an index, an error, …). Everything that a reader sees is
 * made from them when it is read (I6). Plain JSON; values are shared with the execution.
 */
export interface HistoryLog {
  /** The slots, in chunks of a fixed size: an array that grows is copied again and again. What is not used yet is null. See {@link chunkOf}. */
  readonly chunks: Json[][];
  /** How many events there are. */
  length: number;
  /** Pairs: the place of the first event, and the time of it and of those after, in milliseconds since the epoch. */
  readonly times: number[];
  /** By the event's place; null while there are none. */
  notes: { [place: number]: Note } | null;
}

/** Slots of one event. */
const stride = 4;

/**
 * Events in the first chunk, which is all that an execution needs that waits near its beginning. The next has as many, each after it twice as many as
 * the one before, and from 256 on all have 256: no larger, so that a chunk stays among the young objects.
 */
const first = 16;
const most = 256;

/** Chunks as they begin, by their place; the last one stands for all others. */
const blanks: readonly Json[][] = [first, 16, 32, 64, 128, most].map((events) => Array.from<Json>({ length: events * stride }).fill(null));

export const emptyLog = (): HistoryLog => ({ chunks: [blanks[0]!.slice()], length: 0, times: smallArray(), notes: null });

/** Which chunk an event is in, by its place. */
export const chunkOf = (place: number): number => (place < first ? 0 : place < most ? 28 - Math.clz32(place) : 4 + (place >>> 8));

/** Where in its chunk the slots of an event begin. */
export const slotOf = (place: number): number => stride * (place < first ? place : place < most ? place - (8 << (28 - Math.clz32(place))) : place & (most - 1));

/** Adds an event. */
export function append(log: HistoryLog, at: number, code: number, previous: number, subject: number, value: Json, note: Note | undefined): void {
  const place = log.length++;
  const { times, chunks } = log;
  if (times.length === 0 || times[times.length - 1] !== at) times.push(place, at);
  const slot = slotOf(place);
  if (slot === 0 && place > 0) chunks.push(blanks[Math.min(chunks.length, blanks.length - 1)]!.slice());
  const chunk = chunks[chunks.length - 1]!;
  chunk[slot] = code;
  chunk[slot + 1] = previous;
  chunk[slot + 2] = subject;
  chunk[slot + 3] = value;
  if (note !== undefined) (log.notes ??= {})[place] = note;
}

/** Takes all events out, so that the next one has place 0. The times of those that were in it are kept. */
export function clear(log: HistoryLog): void {
  log.length = 0;
  log.chunks.length = 1;
  log.notes = null;
}
