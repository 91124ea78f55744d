import { setMember } from '../../json/json';
import { grow, tick } from './bounds';
import { JsonataError } from './jsonata-error';

type IsFunction = (value: unknown) => boolean;

/**
 * A value as $string writes it: numbers with 15 digits, functions as the empty text. As JSON.stringify does it, but within the bounds: a value that
 * holds another many times can be of any size.
 *
 * @param indent - 2 to have a line for each member and item, 0 for compact text.
 */
export function textOf(value: unknown, indent: number, isFunction: IsFunction): string {
  let size = 0;
  const counted = (text: string): string => {
    size += text.length;
    grow(text.length, size);
    return text;
  };
  const write = (value: unknown, margin: string): string => {
    tick();
    if (isFunction(value)) return counted('""');
    if (typeof value === 'number') return counted(JSON.stringify(rounded(value)));
    if (typeof value !== 'object' || value === null) return counted(JSON.stringify(value ?? null));
    const inner = margin + ' '.repeat(indent);
    const [open, colon, between, close] = indent > 0 ? [`\n${inner}`, ': ', `,\n${inner}`, `\n${margin}`] : ['', ':', ',', ''];
    const parts = Array.isArray(value)
      ? value.map((item) => write(item, inner))
      : Object.entries(value).map(([key, member]) => `${counted(JSON.stringify(key))}${colon}${write(member, inner)}`);
    const [first, last] = Array.isArray(value) ? '[]' : '{}';
    if (parts.length === 0) return counted(`${first}${last}`);
    size += parts.length * (colon.length + between.length);
    grow(0, size);
    return `${first}${open}${parts.join(between)}${close}${last}`;
  };
  return write(value, '');
}

function rounded(value: number): number {
  if (Number.isNaN(value)) return value;
  if (!Number.isFinite(value)) throw new JsonataError('D1001', `Number out of range: ${JSON.stringify(value)}`);
  return Number(value.toPrecision(15));
}

/** A value in the words of an error. */
export function describe(value: unknown, isFunction: IsFunction): string {
  return typeof value === 'object' && value !== null ? textOf(value, 0, isFunction) : JSON.stringify(isFunction(value) ? '' : value);
}

/**
 * A deep copy, as reading what $string writes would make it.
 *
 * @param copied - Takes all objects and arrays that were made.
 */
export function copyOf(value: unknown, copied: Set<unknown> | null, isFunction: IsFunction): unknown {
  const copy = (value: unknown): unknown => {
    tick(8);
    grow(128, 0);
    if (isFunction(value)) return '';
    if (typeof value === 'number') return Number.isNaN(value) ? null : rounded(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const items = value.map((item) => copy(item) ?? null);
      copied?.add(items);
      return items;
    }
    const object = {};
    for (const [key, member] of Object.entries(value)) setMember(object, key, copy(member));
    copied?.add(object);
    return object;
  };
  return copy(value);
}
