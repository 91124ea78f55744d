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
  const write = (value: unknown, margin: string): string | undefined => {
    tick();
    if (value === undefined) return undefined;
    if (isFunction(value)) return counted('""');
    if (typeof value === 'number') return counted(numberText(value));
    if (typeof value !== 'object' || value === null) return counted(JSON.stringify(value));
    const inner = margin + ' '.repeat(indent);
    const parts = Array.isArray(value)
      ? value.map((item) => write(item, inner) ?? 'null')
      : Object.entries(value).flatMap(([key, member]) => {
          const text = write(member, inner);
          return text === undefined ? [] : [`${counted(JSON.stringify(key))}:${indent > 0 ? ' ' : ''}${text}`];
        });
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    if (parts.length === 0) return counted(`${open}${close}`);
    counted(open!.padEnd(2 + parts.length * (indent > 0 ? inner.length + 2 : 1)));
    return indent > 0 ? `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${margin}${close}` : `${open}${parts.join(',')}${close}`;
  };
  return write(value, '')!;
}

function numberText(value: number): string {
  return JSON.stringify(rounded(value));
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
    tick();
    grow(16, 0);
    if (isFunction(value)) return '';
    if (typeof value === 'number') return Number.isNaN(value) ? null : rounded(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const items = value.map((item) => copy(item) ?? null);
      copied?.add(items);
      return items;
    }
    const object = {};
    for (const [key, member] of Object.entries(value)) if (member !== undefined) setMember(object, key, copy(member));
    copied?.add(object);
    return object;
  };
  return copy(value);
}
