import { isArray, isObject, type Json, type JsonObject } from '../../json/json';
import { child, type Pointer } from '../../json/pointer';
import type { SchemaDocument } from './schema-document';

/** A schema that must hold for a value or for a part of it. */
export interface Applied {
  readonly at: Pointer;
  readonly part: Json;
  /** The part's name or index; null for the value itself. */
  readonly token: string | number | null;
}

/** Which schemas below a schema must hold for which parts of a value. Alternatives (anyOf, oneOf) are none of them. */
export function appliedTo(document: SchemaDocument, keywords: JsonObject, schemaAt: Pointer, value: Json): Applied[] {
  const applied: Applied[] = [];
  const self = (at: Pointer): unknown => applied.push({ at, part: value, token: null });
  const { $ref: reference, allOf, if: condition } = keywords;
  if (typeof reference === 'string') self(document.target(schemaAt, reference));
  if (isArray(allOf)) allOf.forEach((_, index) => self(child(child(schemaAt, 'allOf'), index)));
  if (condition !== undefined) {
    const branch = document.valid(child(schemaAt, 'if'), value) ? 'then' : 'else';
    if (keywords[branch] !== undefined) self(child(schemaAt, branch));
  }
  if (isObject(value)) {
    for (const keyword of ['dependentSchemas', 'dependencies']) {
      for (const [name, schema] of Object.entries((keywords[keyword] ?? {}) as JsonObject)) {
        if (Object.hasOwn(value, name) && !isArray(schema)) self(child(child(schemaAt, keyword), name));
      }
    }
    for (const [name, part] of Object.entries(value)) {
      for (const at of schemasOfProperty(keywords, schemaAt, name)) applied.push({ at, part, token: name });
    }
  }
  if (isArray(value)) {
    value.forEach((part, index) => {
      const at = schemaOfItem(keywords, schemaAt, index);
      if (at !== undefined) applied.push({ at, part, token: index });
    });
  }
  return applied;
}

/** The schemas of a property: that of its name, those of the patterns it matches, else the one of all others. `false` of all others is an error itself. */
export function schemasOfProperty(keywords: JsonObject, schemaAt: Pointer, name: string): Pointer[] {
  const { properties, patternProperties, additionalProperties } = keywords as Readonly<Record<string, JsonObject | undefined>>;
  const found: Pointer[] = [];
  if (properties !== undefined && Object.hasOwn(properties, name)) found.push(child(child(schemaAt, 'properties'), name));
  for (const pattern of Object.keys(patternProperties ?? {})) {
    if (new RegExp(pattern, 'u').test(name)) found.push(child(child(schemaAt, 'patternProperties'), pattern));
  }
  if (found.length === 0 && additionalProperties !== undefined && (additionalProperties as Json) !== false) found.push(child(schemaAt, 'additionalProperties'));
  return found;
}

/** The schema of an item; undefined where there is none, or `false` of all others, which is an error itself. Draft-07 has its lists of schemas under "items". */
export function schemaOfItem(keywords: JsonObject, schemaAt: Pointer, index: number): Pointer | undefined {
  const { prefixItems, items, additionalItems } = keywords;
  const first = isArray(prefixItems) ? { name: 'prefixItems', count: prefixItems.length } : { name: 'items', count: isArray(items) ? items.length : 0 };
  if (index < first.count) return child(child(schemaAt, first.name), index);
  if (isArray(items)) return additionalItems === undefined || additionalItems === false ? undefined : child(schemaAt, 'additionalItems');
  return items === undefined || (items === false && first.count > 0) ? undefined : child(schemaAt, 'items');
}
