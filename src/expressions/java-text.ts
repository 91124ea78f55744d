import { isArray, type Json } from '../json/json';

/**
 * A value as AWS prints it into a text, which is how Java prints it: strings bare, `{Arg1=1, Arg2=[]}` for an object, `[1, 2]` for an array.
 * Recording: intrinsic_functions test_format_2, whose argument is an object.
 */
export function javaText(value: Json): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  if (isArray(value)) return `[${value.map(javaText).join(', ')}]`;
  const members = Object.entries(value).map(([key, member]) => `${key}=${javaText(member)}`);
  return `{${members.join(', ')}}`;
}
