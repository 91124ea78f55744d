/** Milliseconds as a person says them: "2 h 04 min", "3 min 05 s", "0.42 s". */
export function duration(milliseconds: number): string {
  if (milliseconds < 59_995) return `${Number((milliseconds / 1000).toFixed(2))} s`;
  const whole = Math.round(milliseconds / 1000);
  const [larger, smaller, units] = whole < 3600 ? [whole / 60, whole % 60, ['min', 's']] : [whole / 3600, (whole % 3600) / 60, ['h', 'min']];
  return `${Math.floor(larger)} ${units[0]} ${String(Math.floor(smaller)).padStart(2, '0')} ${units[1]}`;
}

/** "2010-12-01 08:26:00". */
export const dateAndTime = (date: Date): string => date.toISOString().slice(0, 19).replace('T', ' ');

/** "1 order", "2 orders". */
export const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
