import type { Account } from './account';
import { resourceNotFound } from './errors';
import { filterPattern } from './filter-pattern';
import { functionArn } from './function-name';
import type { Json } from '../../json/json';
import type { EventSourceMappingConfiguration, EventSourceMappingSettings } from './shapes';

/** An event source mapping. It is replaced, never changed. */
export interface Mapping {
  readonly uuid: string;
  readonly functionName: string;
  readonly qualifier?: string;
  readonly eventSourceArn: string;
  readonly startingPosition?: 'LATEST' | 'TRIM_HORIZON';
  readonly enabled: boolean;
  /** With the defaults of the kind of source. */
  readonly settings: Omit<EventSourceMappingSettings, 'Enabled'>;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
  readonly lastResult?: string;
  readonly tags: Readonly<Record<string, string>>;
}

export const isQueue = (eventSourceArn: string): boolean => /^arn:[^:]*:sqs:/.test(eventSourceArn);
export const isFifo = (eventSourceArn: string): boolean => eventSourceArn.endsWith('.fifo');

/** @throws ResourceNotFoundException */
export function mappingOf(account: Account, uuid: string): Mapping {
  const mapping = account.mappings.all.get(uuid);
  if (mapping === undefined) throw resourceNotFound();
  return mapping;
}

const mappingArn = ({ region, accountId }: Account, uuid: string): string => `arn:aws:lambda:${region}:${accountId}:event-source-mapping:${uuid}`;

/**
 * What requests show.
 *
 * @param state - Where it is on its way to another one: AWS takes a while, and the answers to changes say so.
 */
export function shownMapping(account: Account, mapping: Mapping, state = mapping.enabled ? 'Enabled' : 'Disabled'): EventSourceMappingConfiguration {
  const { uuid, eventSourceArn, functionName, qualifier, startingPosition, lastResult, settings, lastModified } = mapping;
  return {
    UUID: uuid,
    ...(startingPosition !== undefined && { StartingPosition: startingPosition }),
    ...structuredClone(settings),
    EventSourceArn: eventSourceArn,
    EventSourceMappingArn: mappingArn(account, uuid),
    FunctionArn: functionArn(account, functionName, qualifier),
    LastModified: new Date(lastModified),
    ...(lastResult !== undefined && { LastProcessingResult: lastResult }),
    State: state,
    StateTransitionReason: isQueue(eventSourceArn) ? 'USER_INITIATED' : 'User action',
  };
}

/** Whether an event passes the filters of a mapping: one of them must fit. */
export function filterOf({ settings }: Mapping): (event: Json) => boolean {
  const filters = settings.FilterCriteria?.Filters ?? [];
  if (filters.length === 0) return () => true;
  const tests = filters.map(({ Pattern }) => filterPattern(Pattern ?? '{}'));
  return (event) => tests.some((test) => test(event));
}
