import type { HistoryEvent } from '../history/event';
import { detailsOf, type RecordedEvent } from './recorded-history';

/** What an event of either side is, in one line; 'nothing' where there is none. */
export function eventLine(event: RecordedEvent | HistoryEvent | undefined): string {
  if (event === undefined) return 'nothing';
  const { name, index, resource, error, cause } = detailsOf(event);
  const parts: string[] = [event.type];
  if (typeof name === 'string') parts.push(`of "${name}"`);
  if (typeof index === 'number') parts.push(`#${index}`);
  if (typeof resource === 'string') parts.push(resource);
  if (typeof error === 'string') parts.push(error);
  if (typeof cause === 'string') parts.push(`(${cause.length <= 120 ? cause : `${cause.slice(0, 120)}…`})`);
  return parts.join(' ');
}
