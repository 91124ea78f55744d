import { isArray, isObject, type Json, type JsonObject } from '../../json/json';
import { child, type Pointer } from '../../json/pointer';
import { appliedTo } from '../json-schema/applied';
import { keywordsOf } from '../json-schema/schema';
import type { SchemaDocument } from '../json-schema/schema-document';
import { partsOf, theValue, type Part } from './part';

/** A part of a schema, and where values have it. */
export interface PlacedPart {
  readonly part: Part;
  /** In the values: a JSON Pointer in which '*' is any item or property; 'the value' is the whole. */
  readonly subject: string;
}

/** Schemas that hold for a value or do not: members of anyOf and oneOf. */
interface Alternative {
  readonly at: Pointer;
  readonly part: Part;
}

/** All that values of a schema can be. A schema that comes by again, as a recursive one does, is counted once. */
export function partsOfSchema(document: SchemaDocument): PlacedPart[] {
  const found: PlacedPart[] = [];
  const seen = new Set<Pointer>();
  const visit = (at: Pointer, subject: string): void => {
    const schema = document.at(at);
    if (seen.has(at) || schema === false) return;
    seen.add(at);
    const keywords = keywordsOf(schema);
    for (const part of [...partsOf(keywords, at), ...alternatives(keywords, at).map((alternative) => alternative.part), ...conditionParts(keywords, at)])
      found.push({ part, subject });
    for (const [below, token] of schemasBelow(document, keywords, at)) visit(below, token === '' ? subject : child(subject === theValue ? '' : subject, token));
  };
  visit('', theValue);
  return found;
}

/**
 * The keys of the parts that a value is, each as often as it is that.
 * @param value - It fits the schema.
 */
export function partsIn(document: SchemaDocument, value: Json): string[] {
  const found: string[] = [];
  const count = ({ key }: Part): unknown => found.push(key);
  const visit = (at: Pointer, sent: Json): void => {
    const keywords = keywordsOf(document.at(at));
    for (const part of partsOf(keywords, at)) if (part.holds(sent)) count(part);
    for (const alternative of alternatives(keywords, at)) {
      if (!document.valid(alternative.at, sent)) continue;
      count(alternative.part);
      visit(alternative.at, sent);
    }
    const [held, failed] = conditionParts(keywords, at);
    if (held !== undefined) count(document.valid(child(at, 'if'), sent) ? held : failed!);
    for (const { at: below, part } of appliedTo(document, keywords, at, sent)) visit(below, part);
  };
  visit('', value);
  return found;
}

function alternatives(keywords: JsonObject, at: Pointer): Alternative[] {
  return ['anyOf', 'oneOf'].flatMap((keyword) => {
    const schemas = keywords[keyword];
    if (!isArray(schemas)) return [];
    return schemas.flatMap((schema, index) => {
      const place = child(child(at, keyword), index);
      const title = isObject(schema) ? (schema['title'] ?? schema['$ref']) : undefined;
      const named = typeof title === 'string' ? `${keyword}/${index} (${title})` : `${keyword}/${index}`;
      const part: Part = { key: place, unseen: (subject) => `${subject} never fitted ${named}`, holds: () => true };
      return schema === false ? [] : [{ at: place, part }];
    });
  });
}

/** Whether the condition of `if` held, and that it did not; none where nothing follows from it. */
function conditionParts({ if: condition, then, else: otherwise }: JsonObject, at: Pointer): Part[] {
  if (condition === undefined || (then === undefined && otherwise === undefined)) return [];
  const place = child(at, 'if');
  return [
    { key: `${place} held`, unseen: (subject) => `the condition "if" of ${subject} never held`, holds: () => true },
    { key: `${place} failed`, unseen: (subject) => `the condition "if" of ${subject} always held`, holds: () => true },
  ];
}

/** The schemas below a schema, each with the part of the value that it is about: '' is the value itself, '*' any item or property. */
function schemasBelow(document: SchemaDocument, keywords: JsonObject, at: Pointer): [at: Pointer, token: string][] {
  const found: [Pointer, string][] = [];
  const { $ref: reference } = keywords;
  if (typeof reference === 'string') found.push([document.target(at, reference), '']);
  for (const keyword of ['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items']) {
    const schemas = keywords[keyword];
    if (isArray(schemas)) schemas.forEach((_, index) => found.push([child(child(at, keyword), index), keyword.endsWith('tems') ? String(index) : '']));
  }
  for (const keyword of ['then', 'else', 'items', 'additionalItems', 'additionalProperties']) {
    const schema = keywords[keyword];
    if (schema !== undefined && !isArray(schema)) found.push([child(at, keyword), keyword === 'then' || keyword === 'else' ? '' : '*']);
  }
  for (const keyword of ['properties', 'patternProperties', 'dependentSchemas', 'dependencies']) {
    for (const [name, schema] of Object.entries((keywords[keyword] ?? {}) as JsonObject)) {
      if (isArray(schema)) continue;
      found.push([child(child(at, keyword), name), keyword === 'properties' ? name : keyword === 'patternProperties' ? '*' : '']);
    }
  }
  return found;
}
