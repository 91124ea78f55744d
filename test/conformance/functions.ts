import { FunctionError, FunctionResult, type Handler, type Json } from 'asl-interpreter';
import type { Behaviour, Run } from './case';

/** The handler of a function that was recorded. */
export function handlerOf(behaviour: Behaviour, { expected }: Run): Handler {
  switch (behaviour.behaviour) {
    case 'echo':
      return (event: Json) => new FunctionResult(pythonText(event));
    case 'return':
      // A text is the result as the function wrote it, bytes and no string: the recorded length and payload are those of the text itself.
      return () => new FunctionResult(typeof behaviour.value === 'string' ? behaviour.value : pythonText(behaviour.value));
    case 'return-repeated':
      return () => behaviour.text.repeat(behaviour.count);
    case 'sleep':
      return async (event: Json, context) => {
        await context.sleep(behaviour.seconds * 1000);
        return new FunctionResult(pythonText(event));
      };
    case 'throw':
      return (_event, { awsRequestId }) => {
        throw new FunctionError(
          pythonText({
            errorMessage: behaviour.errorMessage,
            errorType: behaviour.errorType,
            requestId: awsRequestId,
            stackTrace: stackTraceIn(expected) ?? [],
          }),
        );
      };
    default:
      throw new Error(`No handler for the behaviour ${JSON.stringify(behaviour)}.`);
  }
}

/** A JSON text as Python's json.dumps writes it: the functions of the recordings run on Lambda's Python runtime. */
function pythonText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(pythonText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, member]) => `${JSON.stringify(name)}: ${pythonText(member as Json)}`)
    .join(', ')}}`;
}

/** The first stack trace in a recording, also within a text that is JSON. */
function stackTraceIn(value: unknown): Json | undefined {
  if (typeof value === 'string' && value.includes('stackTrace')) return stackTraceIn(JSON.parse(value));
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = name === 'stackTrace' ? (member as Json) : stackTraceIn(member);
    if (found !== undefined) return found;
  }
  return undefined;
}
