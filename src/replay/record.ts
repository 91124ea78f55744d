import type { HistoryEvent } from '../history/event';
import { isObject, setMember, type Json, type JsonObject } from '../json/json';
import { parsedOrText } from '../json/parse';
import { payloads, rawEvents } from './recorded-history';
import { Redaction } from './redaction';

export interface RecordOptions {
  /**
   * JSONPaths to what shall not be in the recording, such as '$.customer.email' or '$..email': into every payload (inputs, outputs, parameters, variables),
   * also in JSON texts within them; '$name.email' into the variable of that name.
   */
  readonly redact?: readonly string[];
}

/** What `aws stepfunctions get-execution-history` prints, with times in ISO 8601. */
export interface RecordedHistory {
  readonly events: readonly JsonObject[];
  /** What stands in the place of redacted values: {@link replay} takes what depends on them as recorded. */
  readonly redacted?: readonly Json[];
}

/**
 * The history of an execution as JSON, to be kept in a file and replayed.
 *
 * A redacted value is replaced wherever it stands in a payload, an error or a cause, also within longer texts: a text by a text, a number by a number, the
 * same value by the same one. A boolean is replaced only where a path leads to it and not in a JSON text, and null stays. What was made of a value, such as a hash, stays too.
 *
 * @param execution - A result or an execution, or a history in any form that `replay` takes.
 * @throws UsageError for what has no history, and for what is no path.
 * @example
 * writeFileSync('failed.json', JSON.stringify(record(result, { redact: ['$..email'] })));
 */
export function record(execution: { history(): readonly HistoryEvent[] } | object | string, { redact = [] }: RecordOptions = {}): RecordedHistory {
  const { events: given, redacted: before } = rawEvents(execution);
  const text = JSON.stringify(given);
  const events = JSON.parse(text) as JsonObject[];
  if (redact.length === 0) return { events, ...(before.length > 0 && { redacted: before }) };
  const redaction = new Redaction(redact, (part) => text.includes(part));
  for (const event of events) eachDetails(event, (details) => find(redaction, details));
  for (const event of events) eachDetails(event, (details, name) => Object.assign(event, { [name]: redactedDetails(redaction, details) }));
  return { events, redacted: [...before, ...redaction.placeholders] };
}

function eachDetails(event: JsonObject, look: (details: JsonObject, name: string) => void): void {
  for (const [name, details] of Object.entries(event)) if ((name.endsWith('EventDetails') || name === 'details') && isObject(details)) look(details, name);
}

/** Looks for the values in all that comes from outside or goes there. */
function find(redaction: Redaction, details: JsonObject): void {
  for (const name of payloads) if (details[name] !== undefined) redaction.find(parsedOrText(details[name])!);
  const { assignedVariables: variables, cause } = details;
  if (typeof cause === 'string') redaction.find(cause);
  if (!isObject(variables)) return;
  const values = Object.fromEntries(Object.entries(variables).map(([name, text]) => [name, parsedOrText(text)!]));
  redaction.find(values);
  for (const [name, value] of Object.entries(values)) redaction.find(value, name);
}

function redactedDetails(redaction: Redaction, details: JsonObject): JsonObject {
  const copy: Record<string, Json> = { ...details };
  for (const name of payloads) if (copy[name] !== undefined) copy[name] = redactedPayload(redaction, copy[name]);
  for (const name of ['error', 'cause']) if (typeof copy[name] === 'string') copy[name] = redaction.text(copy[name]);
  for (const name of ['timeoutInSeconds', 'heartbeatInSeconds']) if (copy[name] !== undefined) copy[name] = redaction.redacted(copy[name]);
  const variables = copy['assignedVariables'];
  if (isObject(variables)) copy['assignedVariables'] = redactedVariables(redaction, variables);
  return copy;
}

/** A payload's text is kept letter by letter where nothing in it is redacted. */
function redactedPayload(redaction: Redaction, payload: Json, variable?: string): Json {
  if (typeof payload !== 'string') return redaction.redacted(payload, variable);
  const value = parsedOrText(payload)!;
  const without = redaction.redacted(value, variable);
  const text = JSON.stringify(without);
  return text === JSON.stringify(value) ? payload : text;
}

function redactedVariables(redaction: Redaction, variables: JsonObject): JsonObject {
  const copy: Record<string, Json> = {};
  for (const [name, text] of Object.entries(variables)) {
    const under = redaction.redacted({ [name]: parsedOrText(text)! }) as JsonObject;
    const [value] = Object.values(under);
    setMember(copy, name, redactedPayload(redaction, JSON.stringify(value) === JSON.stringify(parsedOrText(text)) ? text : JSON.stringify(value), name));
  }
  return copy;
}
