import { cut } from '../../errors/cut';
import { isArray, isObject, type Json } from '../../json/json';
import { parsedOrText } from '../../json/parse';

/** So many characters of a text within a payload are shown. */
const longestText = 60;
/** So many items of a list. */
const mostItems = 5;

/**
 * A payload in one line of about so many characters: long texts are cut, of long lists the first items are shown, and what is too much is told by '…'.
 *
 * @param text - A JSON text; undefined where none was recorded.
 */
export function shortened(text: string | undefined, width: number): string {
  if (text === undefined) return '(not recorded)';
  const value = parsedOrText(text);
  const whole = JSON.stringify(value);
  if (whole.length <= width) return whole;
  let room = width;
  const write = (part: string): string => {
    room -= part.length;
    return part;
  };
  const shown = (value: Json): string => {
    if (isArray(value)) {
      const items: string[] = [];
      write('[]');
      for (const item of value) {
        if (room <= 0 || items.length === mostItems) break;
        items.push(shown(item));
        write(',');
      }
      const more = value.length - items.length;
      return `[${[...items, ...(more > 0 ? [write(`… ${more} more`)] : [])].join(',')}]`;
    }
    if (isObject(value)) {
      const members: string[] = [];
      write('{}');
      const entries = Object.entries(value);
      for (const [name, member] of entries) {
        if (room <= 0) break;
        members.push(write(`${JSON.stringify(name)}:`) + shown(member));
        write(',');
      }
      return `{${[...members, ...(members.length < entries.length ? [write('…')] : [])].join(',')}}`;
    }
    return write(typeof value === 'string' ? JSON.stringify(cut(value, Math.max(12, Math.min(longestText, room)))) : JSON.stringify(value));
  };
  return shown(value!);
}
