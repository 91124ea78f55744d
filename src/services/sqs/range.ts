import { invalidParameter, missingParameter, serializationException } from './errors';

/** A whole number of a request within its range, or undefined where it is left out. */
export function within(value: number | undefined, name: string, least: number, most: number, reason: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalidParameter(value, name, reason);
}

/** A text of a request that must be there. */
export function required(value: string | undefined, name: string): string {
  const text = optionalText(value);
  if (text !== undefined && text !== '') return text;
  throw missingParameter(name);
}

/** @throws SerializationException for what is no text. */
export function optionalText(value: string | null | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw notOfType(value, 'String');
}

/** A list of a request; none where it is left out. */
export function listOf<Item>(value: readonly Item[] | null | undefined): readonly Item[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value as readonly Item[];
  throw notOfType(value, 'List');
}

const none: readonly string[] = [];

/** A list of texts of a request. */
export function textsOf(value: readonly string[] | null | undefined): readonly string[] {
  if (value === undefined || value === null) return none;
  const list = listOf(value);
  for (const text of list) if (typeof text !== 'string') throw notOfType(text, 'String');
  return list;
}

/** The members of a map of a request that are there. */
export function membersOf<Value>(value: Readonly<Partial<Record<string, Value>>> | null | undefined): [name: string, value: Value][] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value)) throw notOfType(value, 'Map');
  return Object.entries(value).filter((member): member is [string, Value] => member[1] !== undefined);
}

/** The words of AWS's JSON protocol, as DynamoDB has them too. */
function notOfType(value: unknown, wanted: 'String' | 'List' | 'Map'): Error {
  if (Array.isArray(value)) return serializationException('Start of list found where not expected');
  if (typeof value === 'object' && value !== null) return serializationException('Start of structure or map found where not expected.');
  if (wanted !== 'String') return serializationException('Unexpected field type');
  return serializationException(`${typeof value === 'boolean' ? `${String(value).toUpperCase()}_VALUE` : 'NUMBER_VALUE'} cannot be converted to String`);
}

export const visibilityTimeout = (value: number | undefined): number | undefined =>
  within(value, 'VisibilityTimeout', 0, 43_200, 'Must be between 0 and 43200, if provided.');
