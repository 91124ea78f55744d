import { serialization } from './codec-fault';
import { SimpleType } from './service-model';

/** A time as it is on the wire. @param format - One of {@link SimpleType}: epochSeconds, dateTime or httpDate. */
export function printTimestamp(date: Date, format: number): string | number {
  if (format === SimpleType.epochSeconds) return date.getTime() / 1000;
  if (format === SimpleType.httpDate) return date.toUTCString();
  return date.toISOString().replace('.000Z', 'Z');
}

/** A time that came over the wire, in its format or as seconds. */
export function parseTimestamp(value: string | number, format: number): Date {
  const seconds = typeof value === 'number' ? value : format === SimpleType.epochSeconds && value.trim() !== '' ? Number(value) : NaN;
  const date = new Date(Number.isNaN(seconds) ? Date.parse(String(value)) : Math.round(seconds * 1000));
  if (Number.isNaN(date.getTime())) throw serialization(`${value} is no timestamp.`);
  return date;
}
