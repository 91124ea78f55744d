import { isObject, type Json } from '../../json/json';
import { parsedOrText } from '../../json/parse';
import { variablesOf } from '../../replay/compare-event';
import { payloads } from '../../replay/recorded-history';
import type { ExecutionRecord } from '../trace/record';
import type { TracedEvent } from '../trace/visit';

/** An event without its id and time: its type, and what it says of itself, JSON texts as what they hold. */
export interface EventEntry {
  readonly type: string;
  readonly [detail: string]: unknown;
}

/** What belongs to the account and not to the definition; `…Details` only say whether a text was cut off. */
const leftOut = new Set(['roleArn', 'region', 'inputDetails', 'outputDetails', 'assignedVariablesDetails']);

/** How a value is written that no other run gives again. */
export type Normalise = (value: Json) => Json;

export function eventEntry({ type, details }: Pick<TracedEvent, 'type' | 'details'>, normalise: Normalise): EventEntry {
  const entry: Record<string, unknown> = { type };
  for (const [name, value] of Object.entries(details)) if (!leftOut.has(name)) entry[name] = normalise(detail(name, value));
  return entry as EventEntry;
}

function detail(name: string, value: Json): Json {
  if (name === 'assignedVariables') return variablesOf(value)!;
  return payloads.includes(name) ? parsedOrText(value) : value;
}

/**
 * Writes '<execution ARN>', '<execution name>', '<Map Run ARN>' and '<time>' in the place of those of this execution and of the times of its events. So
 * it does, for any execution, with the id of an event and with the stack trace in the cause of a function's error. All else stays.
 */
export function normaliser(record: ExecutionRecord | null): Normalise {
  const executionArn = record?.executionArn;
  const isExpress = executionArn?.includes(':express:') === true;
  const name = executionArn?.split(':').at(isExpress ? -2 : -1);
  const arns: (readonly [string, string])[] = executionArn === undefined ? [] : [[executionArn, '<execution ARN>']];
  const times = new Set<number>(record === null ? [] : [record.startedAt]);
  for (const { at, type, details } of record?.events ?? []) {
    times.add(at);
    if (type === 'MapRunStarted') arns.push([String(details['mapRunArn']), '<Map Run ARN>']);
  }
  const text = (value: string): string => {
    if (value === name) return '<execution name>';
    if (isoTime.test(value) && times.has(Date.parse(value))) return '<time>';
    return arns.reduce((written, [arn, stand]) => written.replaceAll(arn, stand), withoutTrace(value).replaceAll(eventId, '…'));
  };
  const normalise = (value: Json): Json => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(normalise);
    if (!isObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return value; // an asymmetric matcher stays one
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, normalise(member)]));
  };
  return normalise;
}

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** In the causes of AWS. */
const eventId = /(?<=\(entered at the event id #)\d+(?=\))/g;

/** The cause that Lambda writes for an error of a function in Node.js holds where in its files it came from. */
function withoutTrace(cause: string): string {
  if (!cause.startsWith('{"errorType":')) return cause;
  const value = parsedOrText(cause);
  return isObject(value) && Array.isArray(value['trace']) ? JSON.stringify({ ...value, trace: ['…'] }) : cause;
}
