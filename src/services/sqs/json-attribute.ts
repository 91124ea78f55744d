import { isObject, type JsonObject } from '../../json/json';

/** The object that the text of a queue attribute stands for. */
export function parseJson(text: string, invalid: () => Error): Partial<JsonObject> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid();
  }
  if (!isObject(value)) throw invalid();
  return value;
}
