import type { HistoryEvent } from '../history/event';
import { isObject, type JsonObject } from '../json/json';
import { jsonSize } from '../json/size';
import type { Thread } from '../machine/execution';
import { parsedOrText } from '../json/parse';
import { variablesOf } from './compare-event';
import { payloadOf } from './payload';
import { detailsOf, type RecordedEvent } from './recorded-history';
import { asIn, type Run, type Setting } from './run';

/** What was recorded of a state takes the place of its output, which has gone on as an input or a result, and of the variables that it has set. */
export function takeRecorded(
  run: Run,
  setting: Setting,
  { details }: RecordedEvent,
  /** Our own event of it. */
  { id }: HistoryEvent,
  { parent, index }: { readonly parent: number; readonly index: number },
): void {
  const { threads } = run.execution;
  const { output, assignedVariables, name } = details;
  const thread = threads.find(({ phase, previous }) => phase === 'entering' && previous === id);
  if (thread !== undefined) {
    if (typeof output === 'string') takeInput(run, setting, thread, output);
    const variables = variablesOf(assignedVariables);
    if (isObject(variables)) thread.variables = { ...thread.variables, ...(asIn(run, setting, variables) as JsonObject) };
    return;
  }
  const children = threads[parent]?.children;
  if (children == null || children.run !== null || typeof output !== 'string' || name === undefined || index >= children.results.length) return;
  children.results[index] = asIn(run, setting, parsedOrText(output)!);
  if (children.texts !== null) delete children.texts[index];
}

/** A recorded text takes the place of a thread's input. */
export function takeInput(run: Run, { placeholders }: Setting, thread: Thread, recorded: string): void {
  const { value, text } = payloadOf(placeholders.disguised(recorded, run.number));
  thread.input = value;
  thread.text = text;
  thread.bound = jsonSize(value);
}

/** Our own event with the details that were recorded. */
export function withRecorded(event: HistoryEvent, { details }: RecordedEvent): HistoryEvent {
  const name = Object.keys(event).find((each) => each.endsWith('EventDetails'));
  return name === undefined ? event : { ...event, [name]: { ...detailsOf(event), ...details } };
}
