import { UsageError } from '../errors/usage-error';
import { copyJson } from '../json/copy';
import type { Json } from '../json/json';
import { parseJson } from '../json/parse';

/** A copy of an input; none is `{}`. @throws UsageError where it is no JSON value. */
export function copyOf(input: unknown): Json {
  if (input === undefined) return {};
  return copyJson(
    input,
    ({ where, found }) =>
      new UsageError(
        `The input holds ${found}, which JSON cannot.`,
        where,
        'Give a JSON value: null, a boolean, a finite number, a string, or an array or object of these.',
      ),
  );
}

/** An input that is a text; the text is kept where it is not the compact one. @throws UsageError where it is no JSON. */
export function parsed(inputText: string): { value: Json; text: string | null } {
  let value: Json;
  try {
    value = parseJson(inputText);
  } catch (thrown) {
    throw new UsageError(`The inputText is no JSON: ${(thrown as Error).message}`, '', 'Give a JSON text, or a value as the first argument.');
  }
  return { value, text: JSON.stringify(value) === inputText ? null : inputText };
}
