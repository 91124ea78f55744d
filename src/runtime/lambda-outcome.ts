import { FunctionError } from '../errors/function-error';
import { copyJson } from '../json/copy';
import { parseJson } from '../json/parse';
import { FunctionResult } from './function-result';
import type { Outcome } from './handler';

const odd = new Error('odd');

/** A handler's result as it comes over the wire: what JSON.stringify makes of it, null where that is nothing. */
export function succeeded(result: unknown): Outcome {
  if (result === undefined) return { output: null };
  if (result instanceof FunctionResult) return givenText(result.text);
  try {
    return { output: copyJson(result, () => odd) };
  } catch (thrown) {
    if (thrown !== odd) return failed(thrown); // a getter or a toJSON of the result threw
  }
  try {
    const text = JSON.stringify(result) as string | undefined;
    return { output: text === undefined ? null : parseJson(text) };
  } catch {
    // A cycle, a BigInt or too many levels: the runtime reports that it could not write the result.
    return failed(new Error('Unable to stringify response body'));
  }
}

function givenText(text: string): Outcome {
  try {
    const output = parseJson(text);
    return JSON.stringify(output) === text ? { output } : { output, text };
  } catch {
    return failed(new Error('The text of the FunctionResult is no JSON'));
  }
}

/** What the error payload of a function is, as the runtime writes it and as Step Functions reads it. */
interface ErrorPayload {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

/**
 * What a handler threw, as Lambda's Node.js runtime reports it: `Error` is the error's name, `Cause` the payload as JSON text with `errorType`,
 * `errorMessage` and `trace` (https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html). What is no Error has the type of its value
 * as `errorType`, its text as `errorMessage` and an empty trace.
 */
export function failed(thrown: unknown): Outcome {
  try {
    if (thrown instanceof FunctionError) return given(thrown.payload);
    const payload = payloadOf(thrown);
    return { error: payload.errorType, cause: JSON.stringify(payload) };
  } catch {
    // What was thrown throws when it is looked at, or its payload is no JSON.
    return { error: unreadable.errorType, cause: JSON.stringify(unreadable) };
  }
}

/** What the runtime reports where it cannot read an error. */
const unreadable: ErrorPayload = {
  errorType: 'handled',
  errorMessage: 'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
  trace: [],
};

function payloadOf(thrown: unknown): ErrorPayload {
  if (thrown instanceof Error || (typeof thrown === 'object' && thrown !== null && 'name' in thrown && 'message' in thrown && 'stack' in thrown)) {
    const { name, message, stack } = thrown as Error;
    return { errorType: escaped(String(name)), errorMessage: escaped(String(message)), trace: escaped(String(stack ?? '')).split('\n') };
  }
  return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
}

/** The runtime sends the payload in a header too, which cannot carry this character. */
const escaped = (text: string): string => text.replaceAll('\x7F', '%7F');

/**
 * A payload that the handler gave itself: another runtime's, with its own members and, as a text, its own spaces. Where it names no error, the error
 * is `Lambda.Unknown` (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html).
 */
function given(payload: FunctionError['payload']): Outcome {
  const cause = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return { error: errorTypeOf(cause) ?? 'Lambda.Unknown', cause };
}

function errorTypeOf(text: string): string | undefined {
  try {
    const { errorType } = JSON.parse(text) as { errorType?: unknown };
    return typeof errorType === 'string' ? errorType : undefined;
  } catch {
    return undefined;
  }
}
