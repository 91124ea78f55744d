import type { HistoryEvent } from '../history/event';
import { isObject, type Json, type JsonObject } from '../json/json';
import { parsedOrText } from '../json/parse';
import { child } from '../json/pointer';
import { addDifferences, type Differences, type Passing } from './place';
import { detailsOf, payloads, type RecordedEvent } from './recorded-history';

/** What belongs to the account, the region or the run, and not to the definition; `…Details` only say whether a text was cut off. */
const ofTheRun = new Set([
  'roleArn',
  'region',
  'mapRunArn',
  'workerName',
  'stateMachineAliasArn',
  'stateMachineVersionArn',
  'inputDetails',
  'outputDetails',
  'assignedVariablesDetails',
]);

/**
 * Where an event's details differ: texts that hold JSON by what they hold, so that the place within them is told. What a recording leaves out, as one
 * without execution data does its payloads, is not compared.
 *
 * @param others - The same event of other runs.
 */
export function compareDetails({ details: recorded }: RecordedEvent, event: HistoryEvent, others: readonly HistoryEvent[], passing: Passing): Differences {
  const replayed = detailsOf(event);
  const otherDetails = others.map(detailsOf);
  const found: Differences = { real: [], passing: [] };
  for (const name of new Set([...Object.keys(recorded), ...Object.keys(replayed)])) {
    if (ofTheRun.has(name) || isLeftOut(name, recorded)) continue;
    const value = (details: JsonObject): Json | undefined => memberOf(name, details);
    addDifferences(found, value(recorded), value(replayed), otherDetails.map(value), child('', name), passing);
  }
  return found;
}

/** Payloads, and variables where the payload beside them is left out too. */
const isLeftOut = (name: string, { [name]: member, output }: JsonObject): boolean =>
  member === undefined && (payloads.includes(name) || (name === 'assignedVariables' && output === undefined));

/** A member of details; JSON texts as what they hold. */
function memberOf(name: string, { [name]: value }: JsonObject): Json | undefined {
  if (name === 'assignedVariables') return variablesOf(value);
  return payloads.includes(name) ? parsedOrText(value) : value;
}

/** The variables that a state has set, each of which is recorded as a JSON text. */
export const variablesOf = (value: Json | undefined): Json | undefined =>
  isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, text]) => [name, parsedOrText(text) ?? null])) : value;
