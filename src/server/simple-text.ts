import { toBase64 } from './json-writer';
import { fromBase64 } from './json-reader';
import { SimpleType } from './service-model';
import { parseTimestamp, printTimestamp } from './timestamp';

/** A value as a text: in a header, a query, a path, a form or an element. @param timeFormat - Of timestamps that don't say themselves. */
export function printSimple(value: unknown, type: number, timeFormat: number): string {
  if (value instanceof Date) return String(printTimestamp(value, type === SimpleType.timestamp ? timeFormat : type));
  if (value instanceof Uint8Array) return toBase64(value);
  return type === SimpleType.blob ? toBase64(String(value)) : String(value);
}

/** A text as the value that the SDK has. Undefined: it is none. */
export function parseSimple(text: string, type: number, timeFormat: number): unknown {
  switch (type) {
    case SimpleType.string:
    case SimpleType.document:
      return text;
    case SimpleType.number:
      return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text.trim()) ? Number(text) : undefined;
    case SimpleType.boolean:
      return text === 'true' || text === 'True' ? true : text === 'false' || text === 'False' ? false : undefined;
    case SimpleType.blob:
    case SimpleType.streamingBlob:
      return fromBase64(text);
    default:
      return parseTimestamp(text, type === SimpleType.timestamp ? timeFormat : type);
  }
}
