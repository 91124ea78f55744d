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
  readonly slots: Json[];
  /** Pairs: the place of the first event, and the time of it and of those after, in milliseconds since the epoch. */
  readonly times: number[];
  /** By the event's place. */
  readonly notes: { [place: number]: Note };
}

/** Slots of one event. */
export const stride = 4;

export const emptyLog = (): HistoryLog => ({ slots: [], times: [], notes: {} });
