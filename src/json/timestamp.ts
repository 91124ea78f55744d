const format = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|[+-](\d\d):(\d\d))$/;
const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether a text is a timestamp: "Timestamps MUST conform to the RFC3339 profile of ISO 8601, with the further restrictions that an uppercase "T"
 * character MUST be used to separate date and time, and an uppercase "Z" character MUST be present in the absence of a numeric time zone offset"
 * (https://states-language.net/#timestamps), and the day exists.
 */
export function isTimestamp(text: string): boolean {
  const parts = format.exec(text);
  if (parts === null) return false;
  const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = parts.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const leap = month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0) ? 1 : 0;
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysOf[month - 1]! + leap &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59 &&
    offsetHour <= 18 &&
    offsetMinute <= 59
  );
}

/** Negative, zero or positive as the first of two timestamps is earlier, the same instant, or later; exact to the nanosecond. */
export function compareTimestamps(a: string, b: string): number {
  return wholeSeconds(a) - wholeSeconds(b) || nanoseconds(a) - nanoseconds(b);
}

const wholeSeconds = (timestamp: string): number => Date.parse(timestamp.replace(/\.\d+/, ''));
const nanoseconds = (timestamp: string): number => Number((/\.(\d+)/.exec(timestamp)?.[1] ?? '').padEnd(9, '0'));
