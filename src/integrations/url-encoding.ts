import { isArray, isObject, type Json, type JsonObject } from '../json/json';

/** How a list is written: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#url-encode-request-body */
export const arrayFormats = ['INDICES', 'REPEAT', 'COMMAS', 'BRACKETS'] as const;
export type ArrayFormat = (typeof arrayFormats)[number];

type Pair = readonly [name: string, value: string];

/** Percent signs for all but the unreserved letters of RFC 3986, as in the page's example ("Monthly%20subscription", "metadata%5Border_details%5D"). */
const percent = (text: string): string =>
  encodeURIComponent(Buffer.from(text).toString()).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

const joined = (pairs: readonly Pair[]): string => pairs.map(([name, value]) => `${percent(name)}=${percent(value)}`).join('&');

/** The text of a value within a form or a query. */
const plain = (value: Json): string => (value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value));

/** A form: the members of an object, those of objects in it as `outer[inner]`. */
export const formEncoded = (body: JsonObject, format: ArrayFormat): string =>
  joined(Object.entries(body).flatMap(([name, value]) => pairsOf(name, value, format)));

function pairsOf(name: string, value: Json, format: ArrayFormat): Pair[] {
  if (isArray(value)) {
    if (format === 'COMMAS') return [[name, value.map(plain).join(',')]];
    return value.flatMap((item, i) => pairsOf(`${name}${{ INDICES: `[${i}]`, BRACKETS: '[]', REPEAT: '' }[format]}`, item, format));
  }
  if (isObject(value)) return Object.entries(value).flatMap(([inner, member]) => pairsOf(`${name}[${inner}]`, member, format));
  return [[name, plain(value)]];
}

/** A query, with a name for each of the values of a list. */
export const queryEncoded = (query: JsonObject): string =>
  joined(Object.entries(query).flatMap(([name, value]) => (isArray(value) ? value : [value]).map((item): Pair => [name, plain(item)])));

/** The address with a query behind it, behind its own. */
export function withQuery(address: string, query: string): string {
  if (query === '') return address;
  return `${address}${address.includes('?') ? '&' : '?'}${query}`;
}
