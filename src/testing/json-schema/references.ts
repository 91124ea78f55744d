import { isArray, isObject, type Json } from '../../json/json';
import { child, type Pointer } from '../../json/pointer';
import { valueAt } from './schema';

/** Where the schemas of a document are, by their `$id` and `$anchor`. */
export interface References {
  /**
   * Where a `$ref` leads, as a pointer into the document; undefined where it leads out of it.
   * @param where - Of the schema that has it.
   */
  target(where: Pointer, reference: string): Pointer | undefined;
}

/** What relative identifiers are relative to where the document has none of its own. */
const unnamed = 'schema://document/';

/** Source: https://json-schema.org/draft/2020-12/json-schema-core#section-8.2 */
export function referencesOf(document: Json): References {
  const places = new Map<string, Pointer>([[unnamed, '']]);
  const bases = new Map<Pointer, string>();
  const visit = (value: Json, where: Pointer, around: string): void => {
    let base = around;
    if (isArray(value)) value.forEach((item, index) => visit(item, child(where, index), base));
    if (!isObject(value)) return;
    const { $id: id, $anchor: anchor } = value;
    if (typeof id === 'string' && URL.canParse(id, base)) {
      const [name, fragment] = new URL(id, base).href.split('#') as [string, string | undefined];
      if (fragment)
        places.set(`${name}#${fragment}`, where); // draft-07 writes an anchor so
      else {
        base = name;
        bases.set(where, base);
        places.set(base, where);
      }
    }
    if (typeof anchor === 'string') places.set(`${base}#${anchor}`, where);
    for (const [name, member] of Object.entries(value)) if (name !== 'enum' && name !== 'const') visit(member, child(where, name), base);
  };
  visit(document, '', unnamed);

  const baseOf = (where: Pointer): string => {
    for (let at = where; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (bases.has(at)) return bases.get(at)!;
    return bases.get('') ?? unnamed;
  };
  return {
    target: (where, reference) => {
      const base = baseOf(where);
      if (!URL.canParse(reference, base)) return undefined;
      const [name, fragment = ''] = new URL(reference, base).href.split('#') as [string, string | undefined];
      if (fragment !== '' && !fragment.startsWith('/')) return places.get(`${name}#${decodeURIComponent(fragment)}`);
      const root = places.get(name);
      const place = root === undefined ? undefined : `${root}${decodeURIComponent(fragment)}`;
      return place === undefined || valueAt(document, place) === undefined ? undefined : place;
    },
  };
}
