import { isArray, isObject, type Json } from '../json/json';

/** Header names in the order in which they were given, a value each; names are the same in any case. */
export class HttpHeaders {
  private readonly held = new Map<string, readonly [name: string, value: string]>();

  set(name: string, value: string): void {
    this.held.set(name.toLowerCase(), [name, value]);
  }

  /** Sets a header that there is not yet. */
  setDefault(name: string, value: string): void {
    if (!this.held.has(name.toLowerCase())) this.set(name, value);
  }

  toObject(): Record<string, string> {
    return Object.fromEntries(this.held.values());
  }
}

/** The headers of a Task's arguments: a text, or a list of texts, for each name. */
export function headersOf(given: Json | undefined): HttpHeaders {
  const headers = new HttpHeaders();
  for (const [name, value] of Object.entries(isObject(given) ? given : {})) headers.set(name, isArray(value) ? value.map(String).join(', ') : String(value));
  return headers;
}

/** What a header may be called (RFC 9110, section 5.6.2), and hold: no line breaks, which would begin another header. */
const isName = (name: string): boolean => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name);
const isValue = (value: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(value);

/** What is wrong with headers. @param forbidden - Names in lower case; one that ends in a star stands for all that begin so. */
export function headerFaults(headers: HttpHeaders, forbidden: readonly string[]): string[] {
  return Object.entries(headers.toObject()).flatMap(([name, value]) => {
    if (!isName(name) || !isValue(value)) return [`The HTTP header '${name}' is invalid`];
    return forbidden.some((each) => matches(each, name.toLowerCase())) ? [`The HTTP header '${name}' is not allowed`] : [];
  });
}

const matches = (forbidden: string, name: string): boolean => (forbidden.endsWith('*') ? name.startsWith(forbidden.slice(0, -1)) : name === forbidden);
