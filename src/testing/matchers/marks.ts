import type { Marks } from '../trace/trace-lines';
import type { Visit } from '../trace/visit';

/** An assertion that is about how it all ended. */
export const atEnd: Marks = new Set(['end'] as const);

/** One that is about states: where there are none, about the end, up to which they were missing. */
export const atStates = (visits: readonly Visit[]): Marks => (visits.length === 0 ? atEnd : new Set<Visit | 'end'>(visits));

/** One that is about those states of all that fit, or, where it does not hold, about the others. */
export function aboutStates(pass: boolean, all: readonly Visit[], fitting: readonly Visit[]): Marks {
  const others = all.filter((visit) => !fitting.includes(visit));
  return atStates(pass ? fitting : others.length > 0 ? others : all);
}
