import type { HistoryEvent } from '../history/event';
import { isObject, type Json } from '../json/json';
import { parseJson } from '../json/parse';
import { child } from '../json/pointer';
import { differences, type PlaceDifference } from './place';
import { detailsOf, type RecordedEvent } from './recorded-history';

/** Members of details that hold a JSON text. */
const texts = new Set(['input', 'output', 'parameters']);
/** What belongs to the account, the region or the run, and not to the definition; `…Details` only say whether a text was cut off. */
const ofTheRun = new Set(['roleArn', 'region', 'mapRunArn', 'workerName', 'inputDetails', 'outputDetails', 'assignedVariablesDetails']);

/**
 * Where an event's details differ: texts that hold JSON by what they hold, so that the place within them is told. What a recording leaves out, as one
 * without execution data does its payloads, is not compared.
 *
 * @param twin - The same event of another run, in which all is different that no rerun can give again.
 * @returns The places that can be compared, and those that cannot.
 */
export function detailsDifferences(
  { details: recorded }: RecordedEvent,
  event: HistoryEvent,
  twin: HistoryEvent,
): [real: PlaceDifference[], passing: PlaceDifference[]] {
  const replayed = detailsOf(event);
  const other = twin === event ? replayed : detailsOf(twin);
  const real: PlaceDifference[] = [];
  const passing: PlaceDifference[] = [];
  for (const name of new Set([...Object.keys(recorded), ...Object.keys(replayed)])) {
    if (ofTheRun.has(name) || (texts.has(name) && recorded[name] === undefined)) continue;
    const found = differences(valueOf(name, recorded[name]), valueOf(name, replayed[name]), valueOf(name, other[name]), child('', name));
    real.push(...found[0]);
    passing.push(...found[1]);
  }
  return [real, passing];
}

/** A member of details; JSON texts as what they hold. */
export function valueOf(name: string, value: Json | undefined): Json | undefined {
  if (name === 'assignedVariables' && isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, parsed(text) ?? null]));
  return texts.has(name) ? parsed(value) : value;
}

function parsed(text: Json | undefined): Json | undefined {
  if (typeof text !== 'string') return text;
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
