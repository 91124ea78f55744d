import { closest } from '../../errors/suggestion';
import { isArray, isObject, type Json, type JsonObject } from '../../json/json';
import { child, type Pointer } from '../../json/pointer';
import type { ErrorObject } from './ajv-package';
import { appliedTo } from './applied';
import { expectedBy, shown, typesText, type SchemaFault } from './fault';
import { keywordsOf, valueAt } from './schema';
import type { SchemaDocument } from './schema-document';

/**
 * Why a value does not fit a schema: the few faults that matter. Of alternatives (anyOf, oneOf) only the one that the value comes nearest to is told
 * of; what follows from another fault is left out.
 */
export const explain = (document: SchemaDocument, value: Json): SchemaFault[] => explainAt(document, '', value);

/** As {@link explain}, for one schema of a document. */
export const explainAt = (document: SchemaDocument, schemaAt: Pointer, value: Json): SchemaFault[] => faultsAt({ document, depth: 0 }, schemaAt, value, '');

interface Search {
  readonly document: SchemaDocument;
  /** How many schemas have been followed: a `$ref` that leads to itself ends here. */
  readonly depth: number;
}

const deepest = 200;

function faultsAt({ document, depth }: Search, schemaAt: Pointer, value: Json, where: Pointer): SchemaFault[] {
  if (depth > deepest || document.valid(schemaAt, value)) return [];
  const schema = document.at(schemaAt);
  if (typeof schema === 'boolean') return [{ where, found: shown(value), expected: 'nothing here', schema: schemaAt }];
  const keywords = keywordsOf(schema);
  const search = { document, depth: depth + 1 };
  const own = document
    .errors(schemaAt, value)
    .filter((error) => isOwn(error, keywords))
    .flatMap((error) => ownFaults(error, keywords, { schemaAt, value, where, search }));
  if (own.some(({ schema: at }) => at === child(schemaAt, 'type'))) return own;
  const found = [...own, ...partFaults(search, keywords, schemaAt, value, where)];
  const once = new Map(found.map((fault) => [`${fault.where} ${fault.schema} ${fault.expected}`, fault]));
  // Of what has no words here, that it does not fit is said.
  return once.size > 0 ? [...once.values()] : [{ where, found: shown(value), expected: 'a value that fits', schema: schemaAt }];
}

/** Whether an error comes from a keyword of the schema that was asked, not from a schema below it. */
const isOwn = ({ keyword, instancePath, schemaPath }: ErrorObject, keywords: JsonObject): boolean =>
  Object.hasOwn(keywords, keyword) && schemaPath === `#/${keyword}` && instancePath === '';

interface Place {
  readonly schemaAt: Pointer;
  readonly value: Json;
  readonly where: Pointer;
  readonly search: Search;
}

/** The faults that a keyword finds with the value itself. */
function ownFaults(error: ErrorObject, keywords: JsonObject, { schemaAt, value, where, search }: Place): SchemaFault[] {
  const { keyword, params } = error;
  const schema = child(schemaAt, keyword);
  const missing = (name: string, why = ''): SchemaFault => ({
    where: child(where, name),
    found: 'missing',
    expected: `${kindOf(search.document, child(child(schemaAt, 'properties'), name))}${why}`,
    schema,
  });
  switch (keyword) {
    case 'required':
      return [missing(String(params['missingProperty']))];
    case 'dependentRequired':
    case 'dependencies':
      return [missing(String(params['missingProperty']), `, since "${String(params['property'])}" is there`)];
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const name = String(params['additionalProperty'] ?? params['unevaluatedProperty']);
      const known = Object.keys(keywordsOf((keywords['properties'] ?? {}) as JsonObject));
      const near = closest(name, known);
      const expected = near === undefined ? 'no property of that name' : `no property of that name. Did you mean "${near}"?`;
      return [{ where: child(where, name), found: shown(valueAt(value, child('', name)) ?? null), expected, schema }];
    }
    case 'propertyNames':
      return [{ where: child(where, String(params['propertyName'])), found: 'there', expected: 'a name that fits "propertyNames"', schema }];
    case 'anyOf':
    case 'oneOf':
      if (isArray(params['passingSchemas'])) break;
      return nearest(
        search,
        (keywords[keyword] as readonly Json[]).map((_, index) => child(schema, index)),
        value,
        where,
      );
  }
  const expected = expectedBy(error, keywords[keyword]!);
  return expected === undefined ? [] : [{ where, found: shown(value), expected, schema }];
}

/** What a schema wants, in a word: 'a string'. */
function kindOf(document: SchemaDocument, schemaAt: Pointer): string {
  const schema = valueAt(document.schema as Json, schemaAt);
  if (!isObject(schema)) return 'a value';
  const { type, enum: members, const: constant } = schema;
  if (isArray(members)) return `one of ${members.map(shown).join(', ')}`;
  return constant !== undefined ? shown(constant) : type !== undefined ? typesText(type) : 'a value';
}

/** Of alternatives that all do not fit, the faults of the one that comes nearest: right in its type and its constants, with the fewest faults. */
function nearest(search: Search, alternatives: readonly Pointer[], value: Json, where: Pointer): SchemaFault[] {
  const all = alternatives.map((at) => ({ at, faults: faultsAt(search, at, value, where) }));
  const distance = (faults: readonly SchemaFault[]): number =>
    faults.reduce((sum, { where: at, schema }) => sum + 1 + (/\/(?:type|const|enum)$/.test(schema) ? 100 : 0) + (at === where ? 100 : 0), 0);
  const sorted = all.toSorted((one, other) => distance(one.faults) - distance(other.faults));
  const [best] = sorted;
  const wholes = sorted.map(({ faults }) => faults).filter((faults) => faults.length === 1 && faults[0]!.where === where);
  if (wholes.length === sorted.length && sorted.length > 1) {
    // None comes near: all that they want is told of at once.
    const expected = [...new Set(wholes.map(([fault]) => fault!.expected))].join(', or ');
    return [{ where, found: shown(value), expected, schema: alternatives[0]!.slice(0, alternatives[0]!.lastIndexOf('/')) }];
  }
  return best === undefined ? [] : best.faults;
}

/** The faults of the schemas below a schema, in the value or in its parts. */
function partFaults(search: Search, keywords: JsonObject, schemaAt: Pointer, value: Json, where: Pointer): SchemaFault[] {
  return appliedTo(search.document, keywords, schemaAt, value).flatMap(({ at, part, token }) =>
    faultsAt(search, at, part, token === null ? where : child(where, token)),
  );
}
